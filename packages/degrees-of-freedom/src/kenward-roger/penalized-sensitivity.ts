import type { CrossProducts } from '@lmm/design'
import { multiply, multiplyTransposedLeft } from '@lmm/linalg'
import type { FittedModel } from '@lmm/reml'
import type { Component } from './component.ts'
import { forEachComponent } from './components.ts'
import type { CovarianceSensitivity } from './covariance-sensitivity.ts'
import { effectPairs } from './effect-pairs.ts'
import { type TermDirection, termCovariances } from './term-directions.ts'
import { type DirectionSums, withScale } from './with-scale.ts'

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
  return withScale(model, sums, products.weights.kind !== 'known-variance')
}

function componentSums(
  products: CrossProducts,
  Sigma: readonly Float64Array[],
  directions: readonly TermDirection[],
): DirectionSums {
  // docs/mathematics/kenward-roger.md (4)
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
