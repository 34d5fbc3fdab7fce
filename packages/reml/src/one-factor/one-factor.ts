import type { GroupedProducts } from '@lmm/design'
import { cholesky } from '@lmm/linalg'
import type { Criterion } from '../objective.ts'
import { type Profile, type ProfileSettings, profile, profileSettings } from '../profile.ts'
import { say } from '../say.ts'
import {
  type ProfiledDerivatives,
  type SigmaCriterion,
  type SigmaElement,
  type SigmaEvaluation,
  sigmaElements,
} from '../sigma-criterion.ts'
import { type LevelClasses, levelClasses } from './classes.ts'
import { Curvature } from './curvature.ts'
import { oneFactorEstimates } from './estimates.ts'

/**
 * The criterion for one grouping factor, by classes of levels with equal Z'Z = R'R. With H = I + R Sigma R' = L L',
 * W = L^-1 R and b~ = L^-1 b: log|V| = sum log|H|, U = Z'V^-1 Z = W'W and K = Z'V^-1 [X y] = W'b~; every sum is one of
 * squares, and Sigma may be singular.
 */
export function oneFactorCriterion(products: GroupedProducts, kind: Criterion): SigmaCriterion {
  const settings = profileSettings(products, kind)
  const classes = levelClasses(products)
  const factor = products.factors[0]
  const sizes = (factor?.terms ?? []).map((term) => term.basis.size)
  const elements = sigmaElements(sizes)
  const work = workspace(products, classes)
  const whole = (Sigma: readonly Float64Array[]): Float64Array => blockDiagonal(products, Sigma)
  return {
    kind,
    sizes,
    levels: sizes.map(() => factor!.levels),
    elements,
    evaluate: (Sigma, order) => evaluate(products, classes, settings, elements, work, whole(Sigma), order),
    curvature: (Sigma) => {
      const value = evaluate(products, classes, settings, elements, work, whole(Sigma), 2)
      if (value.status === 'infeasible') throw say.error('reml/infeasible', { reason: value.reason })
      return value.curvature
    },
    profiled: (Sigma) => {
      const fit = forward(products, classes, settings, work, whole(Sigma))
      if (typeof fit === 'string') throw say.error('reml/infeasible', { reason: fit })
      return profiledDerivatives(products, classes, settings, elements, work, fit)
    },
    estimate: (Sigma) => {
      const Omega = whole(Sigma)
      const fit = forward(products, classes, settings, work, Omega)
      if (typeof fit === 'string') throw say.error('reml/infeasible', { reason: fit })
      return oneFactorEstimates(products, settings, fit, Omega)
    },
  }
}

interface Workspace {
  readonly H: Float64Array
  readonly RS: Float64Array
  /** W of each class. */
  readonly W: Float64Array
  /** b~ of each row. */
  readonly b: Float64Array
  readonly C: Float64Array
}

function workspace({ p, factors }: GroupedProducts, classes: LevelClasses): Workspace {
  const q = factors[0]?.q ?? 0
  return {
    H: new Float64Array(q * q),
    RS: new Float64Array(q * q),
    W: new Float64Array(classes.count * q * q),
    b: new Float64Array(classes.b.length),
    C: new Float64Array((p + 1) * (p + 1)),
  }
}

/** Sigma of all terms of the factor as one q x q matrix. */
function blockDiagonal({ factors }: GroupedProducts, Sigma: readonly Float64Array[]): Float64Array {
  const factor = factors[0]
  if (!factor) return new Float64Array(0)
  if (factor.terms.length === 1) return Sigma[0]!
  const { q } = factor
  const Omega = new Float64Array(q * q)
  factor.terms.forEach(({ start, basis: { size } }, k) => {
    for (let i = 0; i < size; i++)
      for (let j = 0; j < size; j++) Omega[(start + i) * q + start + j] = Sigma[k]![i * size + j]!
  })
  return Omega
}

/** log|V| and C = [X y]'V^-1 [X y], then beta and sigma; W and b~ stay in the workspace. A string says why not. */
function forward(
  { p, factors, within }: GroupedProducts,
  classes: LevelClasses,
  settings: ProfileSettings,
  { H, RS, W, b, C }: Workspace,
  Sigma: Float64Array,
): Profile | string {
  const q = factors[0]?.q ?? 0
  const width = p + 1
  const block = q * width
  C.set(within)
  b.set(classes.b)
  W.set(classes.R)
  let logDetV = 0
  for (let c = 0; c < classes.count; c++) {
    penalized(classes.R, c * q * q, Sigma, q, RS, H)
    if (cholesky(H, q) >= 0) return "I + R Sigma R' is not positive definite"
    let logDet = 0
    for (let i = 0; i < q; i++) logDet += Math.log(H[i * q + i]!)
    logDetV += 2 * classes.sizes[c]! * logDet
    forwardSolve(H, q, W, c * q * q, q)
    for (let row = classes.firstRow[c]!; row < classes.firstRow[c + 1]!; row++) {
      const at = row * block
      forwardSolve(H, q, b, at, width)
      for (let i = 0; i < q; i++) {
        const from = at + i * width
        for (let x = 0; x < width; x++) {
          const value = b[from + x]!
          for (let y = 0; y <= x; y++) C[x * width + y]! += value * b[from + y]!
        }
      }
    }
  }
  return profile(C, logDetV, settings) ?? "X'V^-1 X is not positive definite, or nothing is left of the response"
}

/** H = I + R Sigma R', lower triangle. */
function penalized(
  R: Float64Array,
  at: number,
  Sigma: Float64Array,
  q: number,
  RS: Float64Array,
  H: Float64Array,
): void {
  for (let i = 0; i < q; i++)
    for (let j = 0; j < q; j++) {
      let sum = 0
      for (let k = i; k < q; k++) sum += R[at + i * q + k]! * Sigma[k * q + j]!
      RS[i * q + j] = sum
    }
  for (let i = 0; i < q; i++)
    for (let j = 0; j <= i; j++) {
      let sum = i === j ? 1 : 0
      for (let k = j; k < q; k++) sum += RS[i * q + k]! * R[at + j * q + k]!
      H[i * q + j] = sum
    }
}

/** Overwrites the q x columns block of `b` at `at` by L^-1 times it. */
function forwardSolve(L: Float64Array, q: number, b: Float64Array, at: number, columns: number): void {
  for (let i = 0; i < q; i++) {
    const row = at + i * columns
    for (let k = 0; k < i; k++) {
      const factor = L[i * q + k]!
      const from = at + k * columns
      for (let x = 0; x < columns; x++) b[row + x]! -= factor * b[from + x]!
    }
    const diagonal = L[i * q + i]!
    for (let x = 0; x < columns; x++) b[row + x]! /= diagonal
  }
}

function evaluate(
  products: GroupedProducts,
  classes: LevelClasses,
  settings: ProfileSettings,
  elements: readonly SigmaElement[],
  work: Workspace,
  Sigma: Float64Array,
  order: 0 | 1 | 2,
): SigmaEvaluation {
  const fit = forward(products, classes, settings, work, Sigma)
  if (typeof fit === 'string') return { status: 'infeasible', reason: fit }
  if (order === 0) return { status: 'ok', criterion: fit.criterion, score: [], curvature: null }
  const { p, factors } = products
  const q = factors[0]?.q ?? 0
  const width = p + 1
  const U = new Float64Array(q * q)
  const J = new Float64Array(q * q)
  const D = new Float64Array(q * q)
  const K = new Float64Array(q * width)
  const curvature =
    order === 2 ? new Curvature(elements, factors[0]?.terms.map((t) => t.start) ?? [], q, settings, fit) : null
  for (let c = 0; c < classes.count; c++) {
    crossProduct(work.W, c * q * q, q, U)
    J.fill(0)
    for (let row = classes.firstRow[c]!; row < classes.firstRow[c + 1]!; row++) {
      whitened(work.W, c * q * q, work.b, row * q * width, q, fit, p, K)
      addQuadratic(K, q, p, settings.restricted, fit.ratio, J)
      curvature?.addRow(K)
    }
    for (let at = 0; at < q * q; at++) D[at]! += classes.sizes[c]! * U[at]! - J[at]!
    curvature?.addClass(classes.sizes[c]!, U, J)
  }
  return {
    status: 'ok',
    criterion: fit.criterion,
    score: (factors[0]?.terms ?? []).map(({ start, basis: { size } }) => block(D, q, start, size)),
    curvature: curvature?.finish() ?? null,
  }
}

function profiledDerivatives(
  { p, factors }: GroupedProducts,
  classes: LevelClasses,
  settings: ProfileSettings,
  elements: readonly SigmaElement[],
  { W, b }: Workspace,
  fit: Profile,
): ProfiledDerivatives {
  const q = factors[0]?.q ?? 0
  const block = q * (p + 1)
  const K = new Float64Array(block)
  const sums = new Curvature(elements, factors[0]?.terms.map((t) => t.start) ?? [], q, settings, fit, 'all')
  for (let c = 0; c < classes.count; c++)
    for (let row = classes.firstRow[c]!; row < classes.firstRow[c + 1]!; row++) {
      whitened(W, c * q * q, b, row * block, q, fit, p, K)
      sums.addRow(K)
    }
  return sums.profiled()
}

/** U = W'W. */
function crossProduct(W: Float64Array, at: number, q: number, U: Float64Array): void {
  for (let i = 0; i < q; i++)
    for (let j = 0; j <= i; j++) {
      let sum = 0
      for (let k = 0; k < q; k++) sum += W[at + k * q + i]! * W[at + k * q + j]!
      U[i * q + j] = sum
      U[j * q + i] = sum
    }
}

/** K = W'b~, its columns of X whitened by L^-1 and its last column turned into h = Z'V^-1 (y - X beta). */
export function whitened(
  W: Float64Array,
  atW: number,
  b: Float64Array,
  atB: number,
  q: number,
  { L, beta }: Profile,
  p: number,
  K: Float64Array,
): void {
  const width = p + 1
  for (let i = 0; i < q; i++) {
    const row = i * width
    for (let x = 0; x < width; x++) {
      let sum = 0
      for (let k = 0; k < q; k++) sum += W[atW + k * q + i]! * b[atB + k * width + x]!
      K[row + x] = sum
    }
    let h = K[row + p]!
    for (let x = 0; x < p; x++) h -= K[row + x]! * beta[x]!
    K[row + p] = h
    for (let x = 0; x < p; x++) {
      let sum = K[row + x]!
      for (let y = 0; y < x; y++) sum -= L[x * p + y]! * K[row + y]!
      K[row + x] = sum / L[x * p + x]!
    }
  }
}

/** J += K_x K_x' (REML) + ratio h h'. */
function addQuadratic(
  K: Float64Array,
  q: number,
  p: number,
  restricted: boolean,
  ratio: number,
  J: Float64Array,
): void {
  const width = p + 1
  for (let i = 0; i < q; i++)
    for (let j = 0; j <= i; j++) {
      let sum = ratio * K[i * width + p]! * K[j * width + p]!
      if (restricted) for (let x = 0; x < p; x++) sum += K[i * width + x]! * K[j * width + x]!
      J[i * q + j]! += sum
      if (i !== j) J[j * q + i]! += sum
    }
}

function block(D: Float64Array, q: number, start: number, size: number): Float64Array {
  const out = new Float64Array(size * size)
  for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) out[i * size + j] = D[(start + i) * q + start + j]!
  return out
}
