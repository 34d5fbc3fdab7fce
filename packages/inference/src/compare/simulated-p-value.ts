import { refitted, type Seed, simulate } from '@lmm/prediction'
import type { FittedModel } from '@lmm/reml'
import { say } from '../say.ts'

/** How a p value is simulated. */
export interface SimulationOptions {
  /** A seed or a generator: the same gives the same p values. */
  readonly seed: Seed
  /** Number of simulated responses, default 999. */
  readonly count?: number
}

/** A p value with the number of simulated responses that both models had a fit to. */
export interface SimulatedPValue {
  readonly pValue: number
  readonly simulations: number
}

/**
 * The share of responses drawn from the smaller model whose likelihood-ratio statistic is not less than the one observed, itself counted
 * among them (a parametric bootstrap: Faraway 2016, section 10.2).
 */
export function simulatedPValue(
  small: FittedModel,
  large: FittedModel,
  chisq: number,
  { seed, count = 999 }: SimulationOptions,
): SimulatedPValue {
  // docs/mathematics/bootstrap.md (3)
  if (!small.rows || !large.rows) throw say.error('inference/needs-rows', { what: 'simulation', columns: [] })
  let simulations = 0
  let reached = 0
  for (const y of simulate(small, { seed, count }).responses) {
    const [one, other] = [refitted(small, y), refitted(large, y)]
    if (!one || !other) continue
    simulations++
    if (one.criterion - other.criterion >= chisq) reached++
  }
  return { pValue: (1 + reached) / (1 + simulations), simulations }
}
