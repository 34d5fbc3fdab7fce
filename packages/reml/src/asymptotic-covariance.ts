import { symmetricEigen } from '@lmm/linalg'
import { Matrix } from 'ml-matrix'
import { noCurvature } from './certificate.ts'
import type { Objective } from './objective.ts'
import { congruence } from './user-scale.ts'

/** What Satterthwaite's method, intervals and standard errors of covariance parameters need, by psi = (theta, log sigma). */
export interface AsymptoticCovariance {
  /** Inverse of the observed information of the criterion that was fitted. */
  readonly thetaCovariance: Matrix
  /** d vcov / d psi_k on the user's scale, p x p each. */
  readonly vcovDerivatives: readonly Matrix[]
  /** The same in the basis of the fit. */
  readonly basisDerivatives: readonly Matrix[]
}

/** Eigenvalues of the Hessian, its diagonal scaled to 1, below this are directions the data say nothing about. */
const uninformative = 1e-9

/**
 * The pseudo-inverse of the observed information at theta: parameters held at a bound and directions along which neither
 * Sigma nor the criterion moves have variance zero, which makes it that of the reduced model at singular fits.
 */
export function asymptoticCovariance(
  objective: Objective,
  theta: Float64Array,
  user: { readonly M: Matrix; readonly variance: number; readonly vcov: Matrix; readonly basisVcov: Matrix },
): AsymptoticCovariance {
  const { hessian, unscaledCovariance } = objective.covarianceDerivatives(theta)
  const scaleFree = hessian.rows > theta.length
  const vcovDerivatives = unscaledCovariance.map((dC) => congruence(user.M, dC, user.variance))
  const basisDerivatives = unscaledCovariance.map((dC) => Matrix.mul(dC, user.variance))
  if (scaleFree) vcovDerivatives.push(Matrix.mul(user.vcov, 2))
  if (scaleFree) basisDerivatives.push(Matrix.mul(user.basisVcov, 2))
  return {
    thetaCovariance: pseudoInverse(hessian, withoutInformation(objective, theta, hessian)).mul(2),
    vcovDerivatives,
    basisDerivatives,
  }
}

/** Parameters at a bound towards which the criterion falls, and those whose own change, up to twice their size, leaves it as it is. */
function withoutInformation(objective: Objective, theta: Float64Array, hessian: Matrix): boolean[] {
  const gradient = new Float64Array(theta.length)
  objective.evaluate(theta, { gradient })
  return objective.parameters.map(({ lower, upper }, k) => {
    const held = (theta[k]! <= lower && gradient[k]! > 0) || (theta[k]! >= upper && gradient[k]! < 0)
    return held || Math.abs(hessian.get(k, k)) * Math.max(1, theta[k]! ** 2) < noCurvature
  })
}

function pseudoInverse(H: Matrix, held: readonly boolean[]): Matrix {
  const m = H.rows
  const scale = Float64Array.from({ length: m }, (_, k) =>
    held[k] || !(H.get(k, k) > 0) ? 0 : 1 / Math.sqrt(H.get(k, k)),
  )
  const scaled = new Float64Array(m * m)
  for (let k = 0; k < m; k++) for (let l = 0; l < m; l++) scaled[k * m + l] = H.get(k, l) * scale[k]! * scale[l]!
  const { values, vectors } = symmetricEigen(scaled, m)
  const out = Matrix.zeros(m, m)
  for (let e = 0; e < m; e++) {
    if (!(values[e]! > uninformative)) continue
    for (let k = 0; k < m; k++)
      for (let l = 0; l < m; l++) {
        const part = (vectors[k * m + e]! * vectors[l * m + e]!) / values[e]!
        out.set(k, l, out.get(k, l) + scale[k]! * part * scale[l]!)
      }
  }
  return out
}
