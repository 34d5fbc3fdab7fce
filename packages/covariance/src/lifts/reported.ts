import type { CovarianceParameter, NaturalQuantity } from '../structure.ts'

interface Reporting {
  readonly parameters: readonly CovarianceParameter[]
  report?(theta: Float64Array): readonly NaturalQuantity[]
}

/** What a part reports: its natural quantities, or its parameters where they are natural. */
export function reported(part: Reporting, theta: Float64Array): readonly NaturalQuantity[] {
  return part.report?.(theta) ?? part.parameters.map((parameter, k) => asQuantity(parameter, theta[k]!))
}

/**
 * A parameter that is a natural quantity itself; the box of a shape, but for zero, only keeps searches from overflow.
 *
 * @example
 * ```ts
 * import { asQuantity } from '@lmm/covariance'
 * console.log(asQuantity({ name: 'rho', kind: 'correlation', initial: 0, lower: -1, upper: 1 }, 0.4))
 * ```
 * ```text
 * { name: 'rho', value: 0.4, lower: -1, upper: 1 }
 * ```
 */
export function asQuantity({ name, kind, lower, upper }: CovarianceParameter, value: number): NaturalQuantity {
  const meant = (bound: number): boolean => Number.isFinite(bound) && (kind !== 'shape' || bound === 0)
  return { name, value, ...(meant(lower) && { lower }), ...(meant(upper) && { upper }) }
}
