/**
 * What is predicted: the mean of the `population` (X beta), of the row's `group` (X beta + Z b), of a `new-group` that the fit did
 * not see (Z b drawn from G), or a new `observation` of the row's group (with a residual of its own).
 */
export type Target = 'population' | 'group' | 'new-group' | 'observation'

export const targets: readonly Target[] = ['population', 'group', 'new-group', 'observation']

/** What stands for the effects of a group that was not in the fit: a `draw` from G, those of the `population` (zero), or it is an `error`. */
export type NewLevels = 'draw' | 'population' | 'error'

export const newLevelPolicies: readonly NewLevels[] = ['draw', 'population', 'error']
