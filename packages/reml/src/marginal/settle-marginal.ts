import type { BoundCovariance } from '@lmm/covariance'
import { Matrix } from 'ml-matrix'
import { keepingBounds, withoutRounding } from '../settle.ts'
import type { MarginalObjective } from './marginal-objective.ts'

/**
 * Takes the Sigmas of the random terms to the boundary they have come close to, where the criterion does not rise by more than its
 * own rounding: see `settle`.
 *
 * @param bounds - of the random terms in the order of the products.
 */
export function settleMarginal(
  objective: MarginalObjective,
  bounds: readonly BoundCovariance[],
  theta: Float64Array,
  criterion: number,
): Float64Array {
  const Sigmas = objective.sigma(theta).map((Sigma) => Sigma.slice())
  const back = theta.slice()
  let from = 0
  bounds.forEach(({ fromCovariance, parameters }, t) => {
    const before = Sigmas[t]!
    const q = Math.sqrt(before.length)
    const after = withoutRounding(before, q)
    if (fromCovariance) back.set(fromCovariance.call(bounds[t]!, Matrix.from1DArray(q, q, after)), from)
    from += parameters.length
  })
  const settled = keepingBounds(objective.parameters, theta, back)
  const same = settled.every((value, k) => Math.abs(value - theta[k]!) <= 1e-12 * Math.max(1, Math.abs(value)))
  if (same) return theta
  const value = objective.evaluate(settled)
  const allowed = 1e-12 * Math.max(1, Math.abs(criterion))
  return value.status === 'ok' && value.criterion <= criterion + allowed ? settled : theta
}
