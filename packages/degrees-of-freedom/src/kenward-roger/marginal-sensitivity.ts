import { cholesky, invertFromCholesky, multiply, multiplyTransposedLeft, solveLower } from '@lmm/linalg'
import type { FittedModel, MarginalObjective } from '@lmm/reml'
import { say } from '../say.ts'
import type { CovarianceSensitivity } from './covariance-sensitivity.ts'
import { type TermDirection, termCovariances } from './term-directions.ts'
import { type DirectionSums, withScale } from './with-scale.ts'

/**
 * The sensitivity of V = R + Z Sigma Z' of a model whose residuals have a covariance or a variance function: to the elements of Sigma, to the
 * parameters of residual structure and variance function, and to its own size where sigma is estimated. Only first derivatives count, so
 * that the elements of an unstructured covariance and their Cholesky factors give the same. Everything is a sum over visit patterns.
 */
export function marginalSensitivity(model: FittedModel, objective: MarginalObjective): CovarianceSensitivity {
  const { covariance, scaleFixed, criterion, products } = objective
  if (criterion.groups !== products) throw say.error('df/joined-rows', { rows: products.n })
  if (!covariance.prepare(model.theta, 1)) throw say.error('df/infeasible', {})
  return withScale(model, patternSums(objective, termCovariances(model).directions), !scaleFixed)
}

function patternSums(objective: MarginalObjective, directions: readonly TermDirection[]): DirectionSums {
  const { products, covariance, residual, parameters } = objective
  const { p } = products
  const own = residual.blocks.reduce(
    (sum, { bound }) => sum + bound.parameters.length,
    residual.variance?.parameters.length ?? 0,
  )
  /** Parameters of the residuals follow those of the random terms. */
  const shift = directions.length - (parameters.length - own)
  const m = directions.length + own
  const order = products.factors.flatMap((factor) => factor.terms.map(({ term }) => term))
  const width = m * p
  const forms = new Float64Array(p * width)
  const Q = new Float64Array(width * width)
  const traces = new Float64Array(m * m)
  const diagonal = new Float64Array(m)
  products.patterns.forEach((pattern, c) => {
    const { size: k, rank, clusters } = pattern
    const { L, U } = factored(objective, c, k)
    const R = new Float64Array(k * k)
    covariance.residual(c, k, R)
    const active = [
      ...directions.map((_, a) => a),
      ...covariance.active(c).flatMap((a) => (a >= parameters.length - own ? [a + shift] : [])),
    ]
    const X = columnsOf(pattern.rows, k * rank, p)
    const K = new Float64Array(X.length)
    multiply(U, X, K, k, k, rank * p)
    const E = new Float64Array(k * k)
    const EK = new Float64Array(X.length)
    const UE: Float64Array[] = []
    /** L^-1 E_a K, of all parameters beside one another. */
    const whitened = new Float64Array(k * rank * width)
    const form = new Float64Array(p * p)
    for (const a of active) {
      const direction = directions[a]
      if (direction) covariance.direction(c, order.indexOf(direction.term), direction.dSigma, k, E)
      else covariance.derivative(c, a - shift, k, R, E)
      const product = new Float64Array(k * k)
      multiply(U, E, product, k, k, k)
      UE.push(product)
      diagonal[a]! += clusters * trace(product, k)
      multiply(E, K, EK, k, k, rank * p)
      multiplyTransposedLeft(K, EK, form, p, k * rank, p)
      addBlock(forms, width, 0, a * p, form, p)
      solveLower(L, k, EK, rank * p)
      for (let row = 0; row < k * rank; row++) whitened.set(EK.subarray(row * p, (row + 1) * p), row * width + a * p)
    }
    active.forEach((a, e) => {
      active.forEach((b, f) => {
        if (f > e) return
        const value = clusters * traceOfProduct(UE[e]!, UE[f]!, k)
        traces[a * m + b]! += value
        if (a !== b) traces[b * m + a]! += value
      })
    })
    const part = new Float64Array(width * width)
    multiplyTransposedLeft(whitened, whitened, part, width, k * rank, width)
    for (let at = 0; at < Q.length; at++) Q[at]! += part[at]!
  })
  const block = (from: Float64Array, row: number, a: number): Float64Array =>
    Float64Array.from({ length: p * p }, (_, at) => from[(row + Math.floor(at / p)) * width + a * p + (at % p)]!)
  const each = Array.from({ length: m }, (_, a) => a)
  return {
    size: m,
    forms: each.map((a) => block(forms, 0, a)),
    Q: each.flatMap((a) => each.map((b) => block(Q, a * p, b))),
    traces,
    diagonal,
  }
}

/** Lower factor and inverse of V of a pattern. */
function factored(
  { covariance }: MarginalObjective,
  pattern: number,
  k: number,
): { readonly L: Float64Array; readonly U: Float64Array } {
  const L = new Float64Array(k * k)
  covariance.write(pattern, k, L)
  if (cholesky(L, k) >= 0) throw say.error('df/infeasible', {})
  const U = new Float64Array(k * k)
  invertFromCholesky(L, k, U)
  return { L, U }
}

/** The columns of X of rows that hold [X y]. */
function columnsOf(rows: Float64Array, count: number, p: number): Float64Array {
  const out = new Float64Array(count * p)
  for (let row = 0; row < count; row++) out.set(rows.subarray(row * (p + 1), row * (p + 1) + p), row * p)
  return out
}

function addBlock(out: Float64Array, width: number, row: number, column: number, block: Float64Array, p: number): void {
  for (let x = 0; x < p; x++) for (let y = 0; y < p; y++) out[(row + x) * width + column + y]! += block[x * p + y]!
}

function trace(A: Float64Array, k: number): number {
  let sum = 0
  for (let i = 0; i < k; i++) sum += A[i * k + i]!
  return sum
}

/** tr(A B). */
function traceOfProduct(A: Float64Array, B: Float64Array, k: number): number {
  let sum = 0
  for (let i = 0; i < k; i++) for (let j = 0; j < k; j++) sum += A[i * k + j]! * B[j * k + i]!
  return sum
}
