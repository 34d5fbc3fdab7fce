import { type FittedModel, lmm, randomGenerator } from 'lmm'
import { type Cohort, columnsOf, drawCohort, type Settings, type Visit } from '../learn/cohort.ts'

/** Patients with the model of their lines. */
export interface Drawn {
  readonly cohort: Cohort
  readonly visits: readonly Visit[]
  readonly model: FittedModel
}

export const slopes = 'pressure ~ month + (month | patient)'

/** One of some values, the same for the same seed. */
export const pick = <T>(values: readonly T[], seed: number, turn = 0): T => {
  const generator = randomGenerator(1000 * seed + turn)
  return values[Math.floor(generator.uniform() * values.length)]!
}

/** A cohort whose spread depends on the seed, fitted. */
export function drawn(seed: number, given: Partial<Settings> = {}, formula: string = slopes): Drawn {
  const settings: Settings = {
    seed: 500 + seed,
    patients: 40,
    tau0: pick([8, 10, 12, 14], seed, 1),
    tau1: pick([0.9, 1.2, 1.5], seed, 2),
    rho: pick([-0.6, -0.3, 0.3, 0.6], seed, 3),
    sigma: pick([5, 6, 8], seed, 4),
    ...given,
  }
  const cohort = drawCohort(settings)
  return { cohort, visits: cohort.visits, model: lmm(formula, columnsOf(cohort.visits)) }
}

/** Standard normal numbers from a seed, by Box and Muller. */
export function normalsOf(seed: number): () => number {
  const generator = randomGenerator(seed)
  return () => Math.sqrt(-2 * Math.log(generator.uniform())) * Math.cos(2 * Math.PI * generator.uniform())
}

/** The four numbers of random intercepts and slopes, rounded as they are shown. */
export function spreadOf(model: FittedModel): {
  readonly v0: number
  readonly c01: number
  readonly v1: number
  readonly s2: number
} {
  const { G } = model.random[0]!
  const rounded = (value: number, decimals: number): number => Number(value.toFixed(decimals))
  return {
    v0: rounded(G.get(0, 0), 2),
    c01: rounded(G.get(0, 1), 3),
    v1: rounded(G.get(1, 1), 4),
    s2: rounded(model.sigma! ** 2, 2),
  }
}
