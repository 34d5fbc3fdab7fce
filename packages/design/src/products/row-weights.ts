import type { Design, WeightsKind } from '../design.ts'

/** The weights of the rows as the criterion needs them. */
export interface RowWeights {
  readonly kind: WeightsKind | null
  /** Sum of log w over the rows where the criterion holds it (precision, known variance), else 0. */
  readonly logSum: number
}

/** Weight of each row in the products (1 / v for known variances), or null for all ones, and what the criterion needs of them. */
export function rowWeights(design: Design): { values: Float64Array | null; summary: RowWeights; observations: number } {
  const { weights, n } = design
  if (!weights) return { values: null, summary: { kind: null, logSum: 0 }, observations: n }
  const values = weights.kind === 'known-variance' ? weights.values.map((v) => 1 / v) : weights.values
  let logSum = 0
  let total = 0
  for (let i = 0; i < n; i++) {
    logSum += Math.log(values[i]!)
    total += values[i]!
  }
  const frequency = weights.kind === 'frequency'
  return {
    values,
    summary: { kind: weights.kind, logSum: frequency ? 0 : logSum },
    observations: frequency ? total : n,
  }
}
