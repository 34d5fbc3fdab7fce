import type { BoundCovariance, CovarianceParameter } from '@lmm/covariance'
import { Matrix } from 'ml-matrix'
import type { SigmaElement } from './sigma-criterion.ts'
import { structureDerivative, structureSecondDerivative } from './structure-derivatives.ts'

/** theta -> Sigma of every random term, and derivatives pulled back from Sigma to theta. */
export interface SigmaMap {
  readonly parameters: readonly CovarianceParameter[]
  /** Sigma of each term at theta, by rows; written into the same arrays at each call. */
  sigma(theta: Float64Array): readonly Float64Array[]
  /** gradient_k = tr(D dSigma / dtheta_k). */
  gradient(theta: Float64Array, score: readonly Float64Array[], gradient: Float64Array): void
  /** d Sigma_a / d theta_k, elements by parameters. */
  jacobian(theta: Float64Array): Float64Array
  /** Hessian = (dSigma)' curvature (dSigma) + tr(D d2Sigma). */
  hessian(theta: Float64Array, score: readonly Float64Array[], curvature: Float64Array, hessian: Matrix): void
  /** theta of Sigmas over the whole axes; of a structure that does not know it that of `otherwise`, or null without. */
  fromSigma(Sigma: readonly Float64Array[], otherwise?: Float64Array): Float64Array | null
}

interface TermMap {
  readonly bound: BoundCovariance
  readonly q: number
  readonly at: Int32Array
  readonly from: number
  readonly Sigma: Matrix
  readonly flat: Float64Array
}

/**
 * The map of structures bound to the columns of their terms.
 *
 * @example
 * ```ts
 * import { us } from '@lmm/covariance'
 * import { sigmaElements, sigmaMap } from '@lmm/reml'
 * const bound = us().bind({ size: 2, labels: ['(Intercept)', 'Days'], dimensions: [] })
 * const map = sigmaMap([bound], [2], sigmaElements([2]))
 * console.log(map.sigma(Float64Array.of(2, 1, 3)))
 * ```
 * ```text
 * [ Float64Array(4) [ 4, 2, 2, 10 ] ]
 * ```
 */
export function sigmaMap(
  bounds: readonly BoundCovariance[],
  sizes: readonly number[],
  elements: readonly SigmaElement[],
): SigmaMap {
  let from = 0
  const terms = bounds.map((bound, k): TermMap => {
    const q = sizes[k]!
    const term = {
      bound,
      q,
      at: Int32Array.from({ length: q }, (_, i) => i),
      from,
      Sigma: Matrix.zeros(q, q),
      flat: new Float64Array(q * q),
    }
    from += bound.parameters.length
    return term
  })
  const parameters = bounds.flatMap((bound) => bound.parameters)
  const part = (theta: Float64Array, term: TermMap): Float64Array =>
    theta.subarray(term.from, term.from + term.bound.parameters.length)
  return {
    parameters,
    sigma(theta) {
      for (const term of terms) {
        term.bound.covariance(part(theta, term), term.at, term.Sigma)
        flatten(term.Sigma, term.q, term.flat)
      }
      return terms.map((term) => term.flat)
    },
    // docs/mathematics/criterion.md (3), structures.md (1)
    gradient(theta, score, gradient) {
      terms.forEach((term, t) => {
        const local = part(theta, term)
        for (let k = 0; k < local.length; k++) {
          structureDerivative(term.bound, local, k, term.at, term.Sigma)
          gradient[term.from + k] = inner(score[t]!, term.Sigma, term.q)
        }
      })
    },
    jacobian: (theta) => jacobian(terms, theta, elements, parameters.length, part),
    // docs/mathematics/criterion.md (4), structures.md (2)
    hessian(theta, score, curvature, hessian) {
      const m = parameters.length
      const J = jacobian(terms, theta, elements, m, part)
      quadraticForm(J, curvature, elements.length, m, hessian)
      terms.forEach((term, t) => {
        const local = part(theta, term)
        for (let k = 0; k < local.length; k++)
          for (let l = 0; l <= k; l++) {
            structureSecondDerivative(term.bound, local, k, l, term.at, term.Sigma)
            const value = inner(score[t]!, term.Sigma, term.q)
            hessian.set(term.from + k, term.from + l, hessian.get(term.from + k, term.from + l) + value)
            if (k !== l) hessian.set(term.from + l, term.from + k, hessian.get(term.from + k, term.from + l))
          }
      })
    },
    fromSigma(Sigma, otherwise) {
      const theta = new Float64Array(parameters.length)
      for (const [t, term] of terms.entries()) {
        if (!term.bound.fromCovariance) {
          if (!otherwise) return null
          theta.set(part(otherwise, term), term.from)
        } else theta.set(term.bound.fromCovariance(Matrix.from1DArray(term.q, term.q, Sigma[t]!)), term.from)
      }
      return theta
    },
  }
}

function flatten(Sigma: Matrix, q: number, out: Float64Array): void {
  for (let i = 0; i < q; i++) for (let j = 0; j < q; j++) out[i * q + j] = Sigma.get(i, j)
}

/** tr(D S). */
function inner(D: Float64Array, S: Matrix, q: number): number {
  let sum = 0
  for (let i = 0; i < q; i++) for (let j = 0; j < q; j++) sum += D[i * q + j]! * S.get(i, j)
  return sum
}

/** Elements by parameters: d Sigma_a / d theta_k. */
function jacobian(
  terms: readonly TermMap[],
  theta: Float64Array,
  elements: readonly SigmaElement[],
  m: number,
  part: (theta: Float64Array, term: TermMap) => Float64Array,
): Float64Array {
  const J = new Float64Array(elements.length * m)
  terms.forEach((term, t) => {
    const local = part(theta, term)
    for (let k = 0; k < local.length; k++) {
      structureDerivative(term.bound, local, k, term.at, term.Sigma)
      elements.forEach((element, a) => {
        if (element.term === t) J[a * m + term.from + k] = term.Sigma.get(element.i, element.j)
      })
    }
  })
  return J
}

/** out = J' curvature J. */
function quadraticForm(J: Float64Array, curvature: Float64Array, size: number, m: number, out: Matrix): void {
  const CJ = new Float64Array(size * m)
  for (let a = 0; a < size; a++)
    for (let b = 0; b < size; b++) {
      const c = curvature[a * size + b]!
      for (let k = 0; k < m; k++) CJ[a * m + k]! += c * J[b * m + k]!
    }
  for (let k = 0; k < m; k++)
    for (let l = 0; l <= k; l++) {
      let sum = 0
      for (let a = 0; a < size; a++) sum += J[a * m + k]! * CJ[a * m + l]!
      out.set(k, l, sum)
      out.set(l, k, sum)
    }
}
