import type { CrossProducts } from '@lmm/design'
import { cholesky, invertFromCholesky, multiply, multiplyTransposedLeft } from '@lmm/linalg'
import type { FittedModel } from '@lmm/reml'
import { say } from '../say.ts'
import type { Component } from './component.ts'
import { forEachComponent } from './components.ts'
import type { CovarianceSensitivity } from './covariance-sensitivity.ts'
import { effectPairs } from './effect-pairs.ts'
import { type TermDirection, termCovariances } from './term-directions.ts'

/**
 * The sensitivity of V = W^-1 + Z Sigma Z' to the elements of Sigma and, where sigma is estimated, to its own size: the residual variance
 * is a linear combination of these, and first derivatives are all that counts. With E_a = dSigma / d parameter a, U = Z'V^-1 Z and
 * K = Z'V^-1 X everything is a sum over components of connected levels:
 *
 *     P_a = -K'E_a K,  Q_ab = K'E_a U E_b K,  tr(E_a U E_b U)
 */
export function penalizedSensitivity(model: FittedModel, products: CrossProducts): CovarianceSensitivity {
  const { Sigma, directions } = termCovariances(model)
  const sums = componentSums(products, Sigma, directions)
  return withScale(model, products, sums)
}

/** Sums over the components, for m directions of the random terms. */
interface ComponentSums {
  readonly size: number
  /** K'E_a K, p x p each. */
  readonly forms: readonly Float64Array[]
  /** K'E_a U E_b K at a m + b. */
  readonly Q: readonly Float64Array[]
  /** tr(E_a U E_b U), m x m. */
  readonly traces: Float64Array
  /** tr(E_a U), m. */
  readonly diagonal: Float64Array
}

function componentSums(
  products: CrossProducts,
  Sigma: readonly Float64Array[],
  directions: readonly TermDirection[],
): ComponentSums {
  const { p } = products
  const m = directions.length
  const width = m * p
  const pairs = effectPairs(products, directions)
  const forms = new Float64Array(p * width)
  const Q = new Float64Array(width * width)
  const partForms = new Float64Array(p * width)
  const partQ = new Float64Array(width * width)
  let EK = new Float64Array(0)
  let UEK = new Float64Array(0)
  forEachComponent(products, Sigma, (component) => {
    const { size, U, K } = component
    if (EK.length !== size * width) {
      EK = new Float64Array(size * width)
      UEK = new Float64Array(size * width)
    }
    EK.fill(0)
    for (const [a, direction] of directions.entries()) addDirected(component, direction, p, EK, width, a * p)
    multiply(U, EK, UEK, size, size, width)
    multiplyTransposedLeft(K, EK, partForms, p, size, width)
    multiplyTransposedLeft(EK, UEK, partQ, width, size, width)
    for (let at = 0; at < forms.length; at++) forms[at]! += partForms[at]!
    for (let at = 0; at < Q.length; at++) Q[at]! += partQ[at]!
    pairs.add(component)
  })
  const block = (from: Float64Array, row: number, a: number): Float64Array =>
    Float64Array.from({ length: p * p }, (_, at) => from[(row + Math.floor(at / p)) * width + a * p + (at % p)]!)
  return {
    size: m,
    forms: directions.map((_, a) => block(forms, 0, a)),
    Q: directions.flatMap((_, a) => directions.map((_, b) => block(Q, a * p, b))),
    ...pairs.contracted(),
  }
}

/** E_a K into its columns of `out`. */
function addDirected(
  { K, starts }: Component,
  { term, dSigma }: TermDirection,
  p: number,
  out: Float64Array,
  width: number,
  column: number,
): void {
  const q = Math.sqrt(dSigma.length)
  const levels = starts[term]!
  for (let g = 0; g < levels.length; g++)
    for (let i = 0; i < q; i++)
      for (let j = 0; j < q; j++) {
        const value = dSigma[i * q + j]!
        if (value === 0) continue
        const to = (levels[g]! + i) * width + column
        const from = (levels[g]! + j) * p
        for (let x = 0; x < p; x++) out[to + x]! += value * K[from + x]!
      }
}

/** Adds the size of V itself as the last parameter: P = -A, Q with it = K'E_a K, Q of it = A = X'V^-1 X. */
function withScale(model: FittedModel, products: CrossProducts, sums: ComponentSums): CovarianceSensitivity {
  const { p, observations } = products
  const { size, forms, traces, diagonal } = sums
  const scaled = products.weights.kind !== 'known-variance'
  const m = scaled ? size + 1 : size
  const Phi = Float64Array.from(model.basis.vcov.to1DArray(), (value) => value / model.basis.variance)
  const A = scaled ? inverted(Phi, p) : new Float64Array(0)
  const form = (a: number): Float64Array => (a < size ? forms[a]! : A)
  const Q = Array.from({ length: m * m }, (_, at) => {
    const [a, b] = [Math.floor(at / m), at % m]
    return a < size && b < size ? sums.Q[a * size + b]! : form(Math.min(a, b))
  })
  const information = new Float64Array(m * m)
  for (let a = 0; a < m; a++)
    for (let b = 0; b < m; b++) {
      // tr(P V_a P V_b) = tr(V^-1 V_a V^-1 V_b) - 2 tr(Phi Q_ab) + tr(Phi P_a Phi P_b), the first for V_b = V: tr(V^-1 V_a)
      const whole = a < size && b < size ? traces[a * size + b]! : a === b ? observations : diagonal[Math.min(a, b)]!
      const fixed = traceOfProduct(Phi, Q[a * m + b]!, p)
      const twice = traceOfProduct(product(Phi, form(a), p), product(Phi, form(b), p), p)
      information[a * m + b] = (whole - 2 * fixed + twice) / 2
    }
  return { size: m, P: Array.from({ length: m }, (_, a) => form(a).map((value) => -value)), Q, information }
}

/** (X'V^-1 X) from its inverse, relative to the variance of the basis. */
function inverted(Phi: Float64Array, p: number): Float64Array {
  const L = Phi.slice()
  if (cholesky(L, p) >= 0) throw say.error('df/infeasible', {})
  const out = new Float64Array(p * p)
  invertFromCholesky(L, p, out)
  return out
}

const product = (A: Float64Array, B: Float64Array, p: number): Float64Array => {
  const out = new Float64Array(p * p)
  multiply(A, B, out, p, p, p)
  return out
}

function traceOfProduct(A: Float64Array, B: Float64Array, p: number): number {
  let sum = 0
  for (let i = 0; i < p; i++) for (let j = 0; j < p; j++) sum += A[i * p + j]! * B[j * p + i]!
  return sum
}
