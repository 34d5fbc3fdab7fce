import { Matrix } from 'ml-matrix'
import type { CovarianceDerivatives } from './objective.ts'
import { say } from './say.ts'
import type { SigmaCriterion } from './sigma-criterion.ts'
import type { SigmaMap } from './sigma-map.ts'

/**
 * Derivatives by theta and log sigma from those of the profiled criterion. The criterion depends on log sigma through
 * 2 nu log sigma + r^2 / sigma^2, so that at r^2 = nu sigma^2 its second derivative is 4 nu, the mixed ones are
 * -2 (dr^2 / dtheta) / sigma^2, and the block of theta gets back what profiling took away.
 */
export function penalizedDerivatives(
  { map, sigma }: { readonly map: SigmaMap; readonly sigma: SigmaCriterion },
  theta: Float64Array,
): CovarianceDerivatives {
  // docs/mathematics/inference-derivatives.md (1)
  const m = theta.length
  const profile = profileHessian(map, sigma, theta)
  const { rSquared, covariance, nu, variance } = sigma.profiled(map.sigma(theta))
  const J = map.jacobian(theta)
  const p = Math.sqrt(covariance[0]?.length ?? 0)
  const unscaledCovariance = Array.from({ length: m }, (_, k) => {
    const out = new Float64Array(p * p)
    covariance.forEach((part, a) => {
      const weight = J[a * m + k]!
      if (weight !== 0) for (let at = 0; at < out.length; at++) out[at]! += weight * part[at]!
    })
    return p > 0 ? Matrix.from1DArray(p, p, out) : Matrix.zeros(0, 0)
  })
  if (variance === null) return { hessian: profile, unscaledCovariance }
  const mixed = Float64Array.from({ length: m }, (_, k) => {
    let sum = 0
    for (let a = 0; a < rSquared.length; a++) sum -= (2 * J[a * m + k]! * rSquared[a]!) / variance
    return sum
  })
  const hessian = Matrix.zeros(m + 1, m + 1)
  for (let k = 0; k < m; k++) {
    for (let l = 0; l < m; l++) hessian.set(k, l, profile.get(k, l) + (mixed[k]! * mixed[l]!) / (4 * nu))
    hessian.set(k, m, mixed[k]!)
    hessian.set(m, k, mixed[k]!)
  }
  hessian.set(m, m, 4 * nu)
  return { hessian, unscaledCovariance }
}

/** Exact where the second derivatives in Sigma are, from differences of exact gradients otherwise. */
function profileHessian(map: SigmaMap, sigma: SigmaCriterion, theta: Float64Array): Matrix {
  const m = theta.length
  const hessian = Matrix.zeros(m, m)
  const Sigma = map.sigma(theta)
  const curvature = sigma.curvature(Sigma)
  if (!curvature) return gradientDifferences(map, sigma, theta)
  map.hessian(theta, score(sigma, Sigma), curvature, hessian)
  return hessian
}

function gradientDifferences(map: SigmaMap, sigma: SigmaCriterion, theta: Float64Array): Matrix {
  const m = theta.length
  const hessian = Matrix.zeros(m, m)
  const gradient = (at: Float64Array): Float64Array => {
    const out = new Float64Array(m)
    map.gradient(at, score(sigma, map.sigma(at)), out)
    return out
  }
  for (let k = 0; k < m; k++) {
    const { kind, lower, upper } = map.parameters[k]!
    const h = 1e-4 * Math.max(0.1, Math.abs(theta[k]!))
    const mirrored = kind === 'sd' && lower === 0
    const above = theta.slice()
    const below = theta.slice()
    above[k] = Math.min(upper, theta[k]! + h)
    below[k] = mirrored ? theta[k]! - h : Math.max(lower, theta[k]! - h)
    const up = gradient(above)
    const down = gradient(below)
    for (let l = 0; l < m; l++) hessian.set(l, k, (up[l]! - down[l]!) / (above[k]! - below[k]!))
  }
  return hessian.add(hessian.transpose()).mul(0.5)
}

function score(sigma: SigmaCriterion, Sigma: readonly Float64Array[]): readonly Float64Array[] {
  const value = sigma.evaluate(Sigma, 1)
  if (value.status === 'infeasible') throw say.error('reml/infeasible', { reason: value.reason })
  return value.score
}
