import type { GroupedProducts } from '@lmm/design'
import { cholesky, invertFromCholesky, solveLower } from '@lmm/linalg'
import { Matrix } from 'ml-matrix'
import type { Estimates, RandomEstimates } from '../objective.ts'
import { once } from '../once.ts'
import type { Profile, ProfileSettings } from '../profile.ts'
import { say } from '../say.ts'
import { copyResponse, copyTriangle } from './classes.ts'

/** Fixed effects and the conditional distribution of the random effects at Sigma. */
export function oneFactorEstimates(
  products: GroupedProducts,
  settings: ProfileSettings,
  fit: Profile,
  Sigma: Float64Array,
): Estimates {
  const { p } = products
  const inverse = new Float64Array(p * p)
  invertFromCholesky(fit.L, p, inverse)
  return {
    criterion: fit.criterion,
    beta: fit.beta,
    unscaledCovariance: p > 0 ? Matrix.from1DArray(p, p, inverse) : Matrix.zeros(0, 0),
    sigma: settings.scaleFixed ? 1 : Math.sqrt(fit.rSquared / settings.nu),
    random: once(() => randomEstimates(products, fit.beta, inverse, Sigma)),
  }
}

function randomEstimates(
  products: GroupedProducts,
  beta: Float64Array,
  inverse: Float64Array,
  Sigma: Float64Array,
): RandomEstimates[] {
  const { p, factors } = products
  const factor = factors[0]
  if (!factor) return []
  const random = factor.terms.map(({ basis: { size } }) => emptyEstimates(factor.levels, size, p))
  const { q } = factor
  const width = p + 1
  const R = new Float64Array(q * q)
  const H = new Float64Array(q * q)
  const b = new Float64Array(q * width)
  const A = new Float64Array(q * q)
  const K = new Float64Array(q * width)
  for (let level = 0; level < factor.levels; level++) {
    copyTriangle(products, level, R, 0)
    copyResponse(products, level, b, 0)
    for (let i = 0; i < q; i++)
      for (let j = 0; j <= i; j++) {
        let sum = i === j ? 1 : 0
        for (let k = i; k < q; k++) for (let l = j; l < q; l++) sum += R[i * q + k]! * Sigma[k * q + l]! * R[j * q + l]!
        H[i * q + j] = sum
      }
    if (cholesky(H, q) >= 0) throw say.error('reml/infeasible', { reason: "I + R Sigma R' is not positive definite" })
    solveLower(H, q, b, width)
    solveLower(H, q, R, q)
    // A = W Sigma and K = W'b~: modes Sigma h, variances Sigma - Sigma U Sigma = Sigma - A'A.
    for (let i = 0; i < q; i++)
      for (let j = 0; j < q; j++) {
        let sum = 0
        for (let k = 0; k < q; k++) sum += R[i * q + k]! * Sigma[k * q + j]!
        A[i * q + j] = sum
      }
    for (let i = 0; i < q; i++)
      for (let x = 0; x < width; x++) {
        let sum = 0
        for (let k = 0; k < q; k++) sum += A[k * q + i]! * b[k * width + x]!
        K[i * width + x] = sum
      }
    factor.terms.forEach(({ start, basis: { size } }, t) => {
      writeLevel(random[t]!, level, start, size, q, p, A, K, Sigma, beta, inverse)
    })
  }
  return random
}

/** Room for the estimates of a term. */
export function emptyEstimates(levels: number, size: number, p: number): RandomEstimates {
  return {
    modes: new Float64Array(levels * size),
    variances: new Float64Array(levels * size * size),
    covariancesWithBeta: new Float64Array(levels * size * p),
  }
}

function writeLevel(
  out: RandomEstimates,
  level: number,
  start: number,
  size: number,
  q: number,
  p: number,
  A: Float64Array,
  SK: Float64Array,
  Sigma: Float64Array,
  beta: Float64Array,
  inverse: Float64Array,
): void {
  const width = p + 1
  for (let i = 0; i < size; i++) {
    const row = (start + i) * width
    let mode = SK[row + p]!
    for (let x = 0; x < p; x++) mode -= SK[row + x]! * beta[x]!
    out.modes[level * size + i] = mode
    for (let j = 0; j < size; j++) {
      let sum = Sigma[(start + i) * q + start + j]!
      for (let k = 0; k < q; k++) sum -= A[k * q + start + i]! * A[k * q + start + j]!
      out.variances[(level * size + i) * size + j] = sum
    }
    for (let x = 0; x < p; x++) {
      let sum = 0
      for (let y = 0; y < p; y++) sum -= SK[row + y]! * inverse[y * p + x]!
      out.covariancesWithBeta[(level * size + i) * p + x] = sum
    }
  }
}
