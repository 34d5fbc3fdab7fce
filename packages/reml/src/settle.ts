import type { CovarianceParameter } from '@lmm/covariance'
import { symmetricEigen } from '@lmm/linalg'
import type { PenalizedObjective } from './penalized-objective.ts'

/**
 * Takes theta to the boundary it has come close to: eigenvalues of Sigma that are zero up to rounding become exactly zero,
 * where the criterion does not rise by more than its own rounding; of the thetas that give one Sigma the structure's own is
 * taken. Structures that cannot be told their Sigma stay as they are.
 */
export function settle(objective: PenalizedObjective, theta: Float64Array, criterion: number): Float64Array {
  const { map, sigma } = objective
  const before = map.sigma(theta).map((Sigma) => Sigma.slice())
  const after = before.map((Sigma, k) => withoutRounding(Sigma, sigma.sizes[k]!))
  const found = map.fromSigma(after)
  if (!found) return theta
  const settled = keepingBounds(map.parameters, theta, found)
  if (after.every((Sigma, k) => Sigma === before[k])) {
    if (same(settled, theta)) return theta
    if (map.sigma(settled).every((Sigma, k) => same(Sigma, before[k]!))) return settled
  }
  const value = sigma.evaluate(map.sigma(settled), 0)
  const allowed = 1e-12 * Math.max(1, Math.abs(criterion))
  return value.status === 'ok' && value.criterion <= criterion + allowed ? settled : theta
}

/** What has come back from Sigma with parameters at a border of the box as they were, up to what is lost on the way. */
export function keepingBounds(
  parameters: readonly CovarianceParameter[],
  theta: Float64Array,
  back: Float64Array,
): Float64Array {
  return back.map((value, k) => {
    const { lower, upper } = parameters[k]!
    const bound = theta[k] === lower || theta[k] === upper
    return bound && Math.abs(value - theta[k]!) < 1e-6 ? theta[k]! : value
  })
}

function same(a: Float64Array, b: Float64Array): boolean {
  return a.every((value, k) => Math.abs(value - b[k]!) <= 1e-12 * Math.max(1, Math.abs(value)))
}

/** Sigma with eigenvalues that are zero up to rounding made zero; Sigma itself where there is none. */
export function withoutRounding(Sigma: Float64Array, q: number): Float64Array {
  const { values, vectors } = symmetricEigen(Sigma, q)
  const limit = 1e-9 * Math.max(1, values[q - 1]!)
  if (values[0]! >= limit) return Sigma
  const out = new Float64Array(q * q)
  for (let i = 0; i < q; i++)
    for (let j = 0; j < q; j++)
      for (let k = 0; k < q; k++)
        if (values[k]! >= limit) out[i * q + j]! += values[k]! * vectors[i * q + k]! * vectors[j * q + k]!
  return out
}
