/** How a data set is made: its CSV, the reference case whose factor levels it takes, and the factors that case does not have. */
export interface Recipe {
  readonly name: string
  readonly csv: string
  readonly levelsOf: string
  readonly factors?: Readonly<Record<string, { readonly levels: readonly string[]; readonly ordered: boolean }>>
}

export const recipes: readonly Recipe[] = [
  { name: 'sleepstudy', csv: 'sleepstudy.csv', levelsOf: 'sleepstudy_rs' },
  { name: 'dyestuff', csv: 'Dyestuff.csv', levelsOf: 'dyestuff' },
  { name: 'dyestuff2', csv: 'Dyestuff2.csv', levelsOf: 'dyestuff2_singular' },
]
