import type { GroupedProducts } from '@lmm/design'
import { cholesky, multiplyTransposedLeft, solveLower } from '@lmm/linalg'
import { say } from '../say.ts'
import { type Component, factorSigma } from './component.ts'

/** With one factor a level is a component: U = W'W and K = W'x~ with H = I + R Sigma R' = L L', W = L^-1 R, x~ = L^-1 b_X. */
export function groupedComponents(
  products: GroupedProducts,
  Sigma: readonly Float64Array[],
  visit: (component: Component) => void,
): void {
  const { p, factors, triangles } = products
  const factor = factors[0]
  if (!factor) return
  const { q, levels } = factor
  const width = q + p + 1
  const whole = factorSigma(factor, Sigma)
  const R = new Float64Array(q * q)
  const X = new Float64Array(q * p)
  const H = new Float64Array(q * q)
  const RS = new Float64Array(q * q)
  const U = new Float64Array(q * q)
  const K = new Float64Array(q * p)
  const starts: number[][] = []
  for (const { term, start } of factor.terms) starts[term] = [start]
  for (let level = 0; level < levels; level++) {
    for (let i = 0; i < q; i++) {
      const from = (level * q + i) * width
      for (let j = 0; j < q; j++) R[i * q + j] = triangles[from + j]!
      for (let x = 0; x < p; x++) X[i * p + x] = triangles[from + q + x]!
    }
    penalized(R, whole, RS, H, q)
    if (cholesky(H, q) >= 0) throw say.error('df/infeasible', {})
    solveLower(H, q, R, q)
    solveLower(H, q, X, p)
    multiplyTransposedLeft(R, R, U, q, q, q)
    multiplyTransposedLeft(R, X, K, q, q, p)
    visit({ size: q, U, K, starts })
  }
}

/** H = I + R Sigma R', lower triangle. */
function penalized(R: Float64Array, Sigma: Float64Array, RS: Float64Array, H: Float64Array, q: number): void {
  for (let i = 0; i < q; i++)
    for (let j = 0; j < q; j++) {
      let sum = 0
      for (let k = i; k < q; k++) sum += R[i * q + k]! * Sigma[k * q + j]!
      RS[i * q + j] = sum
    }
  for (let i = 0; i < q; i++)
    for (let j = 0; j <= i; j++) {
      let sum = i === j ? 1 : 0
      for (let k = j; k < q; k++) sum += RS[i * q + k]! * R[j * q + k]!
      H[i * q + j] = sum
    }
}
