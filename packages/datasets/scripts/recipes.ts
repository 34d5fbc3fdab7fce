/** Levels in their order. */
export interface Levels {
  readonly levels: readonly string[]
  readonly ordered: boolean
}

/** How a data set is made: its CSV, the reference case whose factor levels it takes, and the factors that case does not use. */
export interface Recipe {
  readonly name: string
  readonly csv: string
  readonly levelsOf: string
  readonly factors?: Readonly<Record<string, Levels>>
}

const unordered = (levels: readonly string[]): Levels => ({ levels, ordered: false })
const ordered = (levels: readonly string[]): Levels => ({ levels, ordered: true })
const samples = [...'ABCDEFGHIJ'].flatMap((batch) => [...'abc'].map((cask) => `${batch}:${cask}`))

export const recipes: readonly Recipe[] = [
  { name: 'sleepstudy', csv: 'sleepstudy.csv', levelsOf: 'sleepstudy_rs' },
  { name: 'dyestuff', csv: 'Dyestuff.csv', levelsOf: 'dyestuff' },
  { name: 'dyestuff2', csv: 'Dyestuff2.csv', levelsOf: 'dyestuff2_singular' },
  { name: 'penicillin', csv: 'Penicillin.csv', levelsOf: 'penicillin' },
  { name: 'pastes', csv: 'Pastes.csv', levelsOf: 'pastes_nested', factors: { sample: unordered(samples) } },
  { name: 'orthodont', csv: 'Orthodont.csv', levelsOf: 'orthodont_sex' },
  { name: 'oats', csv: 'Oats.csv', levelsOf: 'oats_split' },
  { name: 'machines', csv: 'Machines.csv', levelsOf: 'machines_slopes' },
  { name: 'rail', csv: 'Rail.csv', levelsOf: 'rail' },
  { name: 'cake', csv: 'cake.csv', levelsOf: 'cake_ordered' },
  { name: 'bodyweight', csv: 'BodyWeight.csv', levelsOf: 'bodyweight' },
]

/** Too large for literals: `scripts/insteval.ts` packs it. */
export const insteval: Recipe = {
  name: 'insteval',
  csv: 'InstEval.csv',
  levelsOf: 'insteval_full',
  factors: { studage: ordered(['2', '4', '6', '8']), lectage: ordered(['1', '2', '3', '4', '5', '6']) },
}
