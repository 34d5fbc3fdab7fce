import { columnsAt } from '@lmm/design'
import type { FittedModel } from '@lmm/reml'
import { once } from './once.ts'

/**
 * For each coefficient the index of its term in `terms.fixed.terms`, -1 for the intercept.
 *
 * @example
 * ```ts
 * import { effectsOf } from '@lmm/degrees-of-freedom'
 * import { lmm } from 'lmm'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * const model = lmm('Reaction ~ Days + (Days | Subject)', sleepstudy)
 * console.log(effectsOf(model))
 * ```
 * ```text
 * Int32Array(2) [ -1, 0 ]
 * ```
 */
export const effectsOf: (model: FittedModel) => Int32Array = /* @__PURE__ */ once(
  ({ terms, schema, names, aliased }) => {
    const all = columnsAt(terms.fixed, schema, 0)
    const dropped = new Set(aliased)
    const kept = all.assign.filter((_, j) => !dropped.has(all.names[j]!))
    return kept.length === names.length ? kept : new Int32Array(names.length).fill(-1)
  },
)

/** The terms that a hypothesis involves: those with a coefficient that is not zero. */
export function involved(effects: Int32Array, L: readonly ArrayLike<number>[]): number[] {
  const found = new Set<number>()
  for (const l of L) for (let j = 0; j < effects.length; j++) if (l[j] !== 0) found.add(effects[j]!)
  return [...found]
}

/** A method that gives each term its degrees of freedom; a test of several takes the fewest. */
export function byEffect(
  model: FittedModel,
  dfOf: (term: number) => number,
): { linear(l: ArrayLike<number>): number; joint(L: readonly ArrayLike<number>[]): number } {
  const effects = effectsOf(model)
  const fewest = (L: readonly ArrayLike<number>[]): number => Math.min(...involved(effects, L).map(dfOf))
  return { linear: (l) => fewest([l]), joint: fewest }
}
