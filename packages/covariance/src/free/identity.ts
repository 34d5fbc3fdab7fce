import type { CorrelationStructure } from '../correlation.ts'
import { homogeneous } from '../lifts/homogeneous.ts'
import type { CovarianceStructure } from '../structure.ts'

/**
 * Independent effects with one standard deviation, `identity`: theta is that standard deviation.
 *
 * @example
 * ```ts
 * import { identity } from '@lmm/covariance'
 * import { Matrix } from 'ml-matrix'
 * const bound = identity().bind({ size: 2, labels: ['a', 'b'], dimensions: [] })
 * const Sigma = Matrix.zeros(2, 2)
 * bound.covariance(Float64Array.of(2), Int32Array.of(0, 1), Sigma)
 * console.log(bound.parameters.map(({ name }) => name), Sigma.to2DArray())
 * ```
 * ```text
 * [ 'sd' ] [ [ 4, 0 ], [ 0, 4 ] ]
 * ```
 */
export function identity(): CovarianceStructure {
  return homogeneous(independence())
}

/** No correlation between rows, be they at one position or not. */
function independence(): CorrelationStructure {
  const bound = {
    parameters: [],
    correlation: () => 0,
    derivative: () => 0,
    secondDerivative: () => 0,
    fromCorrelation: () => new Float64Array(0),
    repeats: true,
  } as const
  return { name: 'identity', bind: () => bound }
}
