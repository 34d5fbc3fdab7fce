import { solveLowerTransposed } from '@lmm/linalg'
import { Matrix } from 'ml-matrix'
import { solveLambdaTransposed } from '../../several-factors/penalized-system.ts'
import { logDeterminantScore, termBlocks, whitenedProducts } from '../../several-factors/score.ts'
import type { SolvedSystem } from '../../several-factors/solved-system.ts'
import { structureSecondDerivative } from '../../structure-derivatives.ts'
import type { MarginalCurvature } from '../curvature.ts'
import { whiten } from '../marginal-criterion.ts'
import { addAverageInformation } from './average-information.ts'
import { conditionalCovariance } from './conditional-covariance.ts'
import { type PlacedParts, placed, type SparseParts, sigmaDerivative } from './effect-terms.ts'
import type { LocalEffects } from './local-effects.ts'
import type { WhitenedRows } from './whitened-products.ts'

/** Gradient and average information of the criterion by whitened rows. */
export class SparseDerivatives {
  readonly #parts: PlacedParts

  constructor(parts: SparseParts) {
    this.#parts = placed(parts)
  }

  /** Adds to the gradient and, where it is asked for, to the average information. */
  add(
    theta: Float64Array,
    white: WhitenedRows,
    state: SolvedSystem,
    gradient: Float64Array,
    curvature: MarginalCurvature | null,
  ): void {
    const { products, system, settings } = this.#parts
    const { p } = products
    const width = p + 1
    const K = solveLambdaTransposed(system, white.products, state.Lambda, state.spherical.slice(), width)
    const { whitened, quadratic } = whitenedProducts(white.products, system, settings, state.fit, K)
    const traces = logDeterminantScore(white.products, system, state.Lambda, state.inverse())
    const score = termBlocks(
      white.products,
      traces.map((S, f) => S.map((value, at) => value - quadratic[f]![at]!)),
    )
    this.#addRandom(theta, score, whitened, gradient, curvature)
    const rows = this.#rowsOf(white, state)
    this.#addResidual(white, state, rows, gradient, curvature)
    if (!curvature) return
    addAverageInformation(this.#parts, theta, white, state, rows, whitened, curvature)
    curvature.finish()
    this.#addBends(theta, score, curvature)
  }

  #addRandom(
    theta: Float64Array,
    score: readonly Float64Array[],
    whitened: Float64Array,
    gradient: Float64Array,
    curvature: MarginalCurvature | null,
  ): void {
    const { products } = this.#parts
    const width = products.p + 1
    this.#parts.terms.forEach((term, t) => {
      const { q, from, factor, start } = term
      const { levels, q: all } = products.factors[factor]!
      term.bound.parameters.forEach((_, k) => {
        const dSigma = sigmaDerivative(term, theta, k)
        let sum = 0
        for (let i = 0; i < q; i++) for (let j = 0; j < q; j++) sum += score[t]![i * q + j]! * dSigma.get(i, j)
        gradient[from + k]! += sum
        if (!curvature) return
        for (let level = 0; level < levels; level++) {
          const base = this.#parts.offsets[factor]! + level * all + start
          for (let i = 0; i < q; i++)
            for (let j = 0; j < q; j++)
              addOuter(whitened, (base + i) * width, (base + j) * width, dSigma.get(i, j), width, from + k, curvature)
        }
      })
    })
  }

  /** V^-1 [X r] of all rows with its columns of X whitened, by pattern: count x k x (p + 1). */
  #rowsOf(white: WhitenedRows, { Q, fit }: SolvedSystem): Float64Array[] {
    const { groups, effects, products } = this.#parts
    const width = products.p + 1
    return groups.patterns.map(({ size: k, count }, at) => {
      const L = white.factors[at]!
      const out = white.rows[at]!.slice()
      for (let g = 0; g < count; g++) {
        const local = effects.groups[at]![g]!
        const W = white.effects[at]![g]!
        const own = out.subarray(g * k * width, (g + 1) * k * width)
        this.#takeEffects(W, k, local, Q, width, own)
        solveLowerTransposed(L, k, own, width)
      }
      whiten(out, count * k, fit, products.p)
      return out
    })
  }

  /** own -= W b for the rows of b that a group has. */
  #takeEffects(
    W: Float64Array,
    k: number,
    { levels, size }: LocalEffects,
    b: Float64Array,
    width: number,
    own: Float64Array,
  ): void {
    for (const { factor, level, start } of levels) {
      const { q } = this.#parts.products.factors[factor]!
      for (let c = 0; c < q; c++) {
        const from = (this.#parts.offsets[factor]! + level * q + c) * width
        for (let i = 0; i < k; i++) {
          const value = W[i * size + start + c]!
          if (value !== 0) for (let x = 0; x < width; x++) own[i * width + x]! -= value * b[from + x]!
        }
      }
    }
  }

  /** tr(D dR) with D = V^-1 - J summed over the groups of each pattern. */
  #addResidual(
    white: WhitenedRows,
    state: SolvedSystem,
    rows: readonly Float64Array[],
    gradient: Float64Array,
    curvature: MarginalCurvature | null,
  ): void {
    const { groups, effects, covariance, products, settings } = this.#parts
    const { p } = products
    const width = p + 1
    const inverse = state.inverse()
    groups.patterns.forEach(({ size: k, count }, at) => {
      const L = white.factors[at]!
      const D = new Float64Array(k * k)
      for (let g = 0; g < count; g++) {
        const local = effects.groups[at]![g]!
        const W = white.effects[at]![g]!
        const H = conditionalCovariance(this.#parts, local, state, inverse)
        // I - W H W'
        for (let i = 0; i < k; i++) D[i * k + i]! += 1
        const WH = new Float64Array(k * local.size)
        for (let i = 0; i < k; i++)
          for (let a = 0; a < local.size; a++) {
            const value = W[i * local.size + a]!
            if (value !== 0)
              for (let b = 0; b < local.size; b++) WH[i * local.size + b]! += value * H[a * local.size + b]!
          }
        for (let i = 0; i < k; i++)
          for (let j = 0; j < k; j++) {
            let sum = 0
            for (let a = 0; a < local.size; a++) sum += WH[i * local.size + a]! * W[j * local.size + a]!
            D[i * k + j]! -= sum
          }
      }
      // L'^-1 D L^-1
      solveLowerTransposed(L, k, D, k)
      for (let i = 0; i < k; i++)
        for (let j = 0; j < i; j++) {
          const value = D[i * k + j]!
          D[i * k + j] = D[j * k + i]!
          D[j * k + i] = value
        }
      solveLowerTransposed(L, k, D, k)
      const K = rows[at]!
      const { ratio } = state.fit
      for (let g = 0; g < count; g++)
        for (let i = 0; i < k; i++)
          for (let j = 0; j < k; j++) {
            const a = (g * k + i) * width
            const b = (g * k + j) * width
            let sum = ratio * K[a + p]! * K[b + p]!
            if (settings.restricted) for (let x = 0; x < p; x++) sum += K[a + x]! * K[b + x]!
            D[i * k + j]! -= sum
          }
      const R = new Float64Array(k * k)
      if (covariance.hasVariance) covariance.residual(at, k, R)
      const dR = new Float64Array(k * k)
      for (const a of covariance.active(at)) {
        if (a < this.#parts.random) continue
        covariance.derivative(at, a, k, R, dR)
        let sum = 0
        for (let cell = 0; cell < k * k; cell++) sum += D[cell]! * dR[cell]!
        gradient[a]! += sum
        if (!curvature) continue
        for (let g = 0; g < count; g++)
          for (let i = 0; i < k; i++)
            for (let j = 0; j < k; j++)
              addOuter(K, (g * k + i) * width, (g * k + j) * width, dR[i * k + j]!, width, a, curvature)
      }
    })
  }

  /** tr(score d2Sigma) of the random terms. */
  #addBends(theta: Float64Array, score: readonly Float64Array[], { hessian }: MarginalCurvature): void {
    const m = theta.length
    this.#parts.terms.forEach(({ bound, from, q, everywhere }, t) => {
      const local = theta.subarray(from, from + bound.parameters.length)
      const bend = Matrix.zeros(q, q)
      for (let a = 0; a < local.length; a++)
        for (let b = 0; b <= a; b++) {
          structureSecondDerivative(bound, local, a, b, everywhere, bend)
          let sum = 0
          for (let i = 0; i < q; i++) for (let j = 0; j < q; j++) sum += score[t]![i * q + j]! * bend.get(i, j)
          hessian[(from + a) * m + from + b]! += sum
          if (a !== b) hessian[(from + b) * m + from + a]! += sum
        }
    })
  }
}

/** P_a += weight k_i k_j', its lower triangle. */
function addOuter(
  K: Float64Array,
  i: number,
  j: number,
  weight: number,
  width: number,
  a: number,
  { P }: MarginalCurvature,
): void {
  if (weight === 0) return
  const at = a * width * width
  for (let x = 0; x < width; x++) {
    const value = weight * K[i + x]!
    if (value !== 0) for (let y = 0; y <= x; y++) P[at + x * width + y]! += value * K[j + y]!
  }
}
