/** A model that the page offers by name. */
export interface Choice {
  readonly name: 'intercept' | 'correlated' | 'uncorrelated'
  /** The random term, as it stands in the formula. */
  readonly term: string
  readonly formula: string
}

const choice = (name: Choice['name'], term: string): Choice => ({ name, term, formula: `Reaction ~ Days + ${term}` })

/** From one line for all slopes to a slope for each person. */
export const choices: readonly Choice[] = [
  choice('intercept', '(1 | Subject)'),
  choice('correlated', '(Days | Subject)'),
  choice('uncorrelated', '(Days || Subject)'),
]

/** What the page shows first. */
export const firstFormula = 'Reaction ~ Days + (Days | Subject)'
