import type { BoundCovariance, BoundVariance, CovarianceParameter } from '@lmm/covariance'

/** One covariance of residuals: one for all groups, or one for each level of the factor before the slash. */
export interface ResidualBlock {
  /** Level of that factor, or null. */
  readonly level: string | null
  readonly bound: BoundCovariance
}

/** Covariance and variance function of the residuals, bound to the positions of the data. */
export interface ResidualStructure {
  /** Name of the structure; `identity` where residuals are independent. */
  readonly name: string
  /** One for each axis of the products; none where residuals are independent. */
  readonly blocks: readonly ResidualBlock[]
  readonly variance: BoundVariance | null
}

const scales: ReadonlySet<string> = new Set(['sd', 'variance', 'loading'])

/** Whether the structure or the variance function owns the scale of the residuals, so that sigma is not free. */
export function ownsScale({ blocks, variance }: ResidualStructure): boolean {
  return (
    variance?.absolute === true || blocks.some(({ bound }) => bound.parameters.some(({ kind }) => scales.has(kind)))
  )
}

/** Parameters in the units of the response from those of a response divided by `scale`. */
export function inUnits(parameters: readonly CovarianceParameter[], theta: Float64Array, scale: number): Float64Array {
  return Float64Array.from(parameters, ({ kind }, k) => {
    if (kind === 'variance') return theta[k]! * scale * scale
    return kind === 'sd' || kind === 'loading' ? theta[k]! * scale : theta[k]!
  })
}
