import type { Axis } from '../axis.ts'
import type { BoundCorrelation, CorrelationStructure } from '../correlation.ts'
import type { BoundCovariance, CovarianceStructure } from '../structure.ts'
import { kroneckerCorrelation } from './kronecker-correlation.ts'
import { kroneckerCovariance } from './kronecker-covariance.ts'
import { splitAxis } from './split-axis.ts'

/**
 * The product of a covariance over the first coordinate and a correlation over the others: Sigma of (i, s), (j, t) is A_ij C_st, as
 * in multivariate longitudinal models, us (x) ar1. Theta is (theta of a, theta of c). Of two correlations it is a correlation, as in
 * field trials, ar1 (x) ar1.
 *
 * @example
 * ```ts
 * import { ar1, kronecker, us } from '@lmm/covariance'
 * const traits = { kind: 'factor', name: 'trait', levels: ['height', 'weight'], codes: Int32Array.of(0, 0, 1, 1) } as const
 * const visits = { kind: 'number', name: 'visit', values: Float64Array.of(1, 2, 1, 2) } as const
 * const axis = { size: 4, labels: ['h1', 'h2', 'w1', 'w2'], dimensions: [traits, visits] }
 * console.log(kronecker(us(), ar1()).bind(axis).parameters.map(({ name }) => name).join(', '))
 * ```
 * ```text
 * us.height, us.weight.height, us.weight, ar1.rho
 * ```
 */
export function kronecker(a: CorrelationStructure, c: CorrelationStructure): CorrelationStructure
export function kronecker(a: CovarianceStructure, c: CorrelationStructure): CovarianceStructure
export function kronecker(
  a: CovarianceStructure | CorrelationStructure,
  c: CorrelationStructure,
): CovarianceStructure | CorrelationStructure {
  const name = `${a.name}*${c.name}`
  const bind = (axis: Axis): BoundCovariance | BoundCorrelation => {
    const [first, second] = splitAxis(name, axis)
    const left = a.bind(first.axis)
    const right = { bound: c.bind(second.axis), of: second.of, name: c.name }
    return isCorrelation(left)
      ? kroneckerCorrelation({ bound: left, of: first.of, name: a.name }, right)
      : kroneckerCovariance({ bound: left, of: first.of, name: a.name, labels: first.axis.labels }, right)
  }
  return { name, bind } as CovarianceStructure | CorrelationStructure
}

function isCorrelation(bound: BoundCovariance | BoundCorrelation): bound is BoundCorrelation {
  return 'correlation' in bound
}
