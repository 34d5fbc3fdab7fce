import type { BoundCovariance } from '@lmm/covariance'
import type { PatternProducts } from '@lmm/design'
import { solve, solveLower, solveLowerTransposed } from '@lmm/linalg'
import { Matrix } from 'ml-matrix'
import type { ProfileSettings } from '../../profile.ts'
import { multiplyLambda, type PenalizedSystem, solveLambdaTransposed } from '../../several-factors/penalized-system.ts'
import { logDeterminantScore, termBlocks, whitenedProducts } from '../../several-factors/score.ts'
import type { SolvedSystem } from '../../several-factors/solved-system.ts'
import { structureDerivative, structureSecondDerivative } from '../../structure-derivatives.ts'
import type { MarginalCurvature } from '../curvature.ts'
import { whiten } from '../marginal-criterion.ts'
import type { PatternCovariance } from '../pattern-covariance.ts'
import type { GroupRows } from './group-rows.ts'
import type { EffectPattern, LocalEffects } from './local-effects.ts'
import { factorOffsets, type WhitenedRows } from './whitened-products.ts'

/** What derivatives are taken of. */
export interface SparseParts {
  readonly products: PatternProducts
  readonly groups: GroupRows
  readonly effects: EffectPattern
  readonly covariance: PatternCovariance
  /** Of the random terms, in the order of the products. */
  readonly bounds: readonly BoundCovariance[]
  readonly system: PenalizedSystem
  readonly settings: ProfileSettings
}

/** A random term with its place among the effects and the parameters. */
interface Term {
  readonly bound: BoundCovariance
  readonly from: number
  readonly factor: number
  readonly start: number
  readonly q: number
  readonly everywhere: Int32Array
}

/** Gradient and average information of the criterion by whitened rows. */
export class SparseDerivatives {
  readonly #parts: SparseParts
  readonly #terms: readonly Term[]
  readonly #offsets: readonly number[]
  /** Number of parameters of the random terms. */
  readonly #random: number

  constructor(parts: SparseParts) {
    this.#parts = parts
    this.#offsets = factorOffsets(parts.products)
    let from = 0
    const places = parts.products.factors.flatMap((factor, f) =>
      factor.terms.map(({ start, basis }) => ({ factor: f, start, q: basis.size })),
    )
    this.#terms = parts.bounds.map((bound, t): Term => {
      const { q } = places[t]!
      const everywhere = Int32Array.from({ length: q }, (_, i) => i)
      const term = { ...places[t]!, bound, from, everywhere }
      from += bound.parameters.length
      return term
    })
    this.#random = from
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
    this.#addInformation(theta, white, state, rows, whitened, curvature)
    curvature.finish()
    this.#addBends(theta, score, curvature)
  }

  /** dSigma of a term by its parameter k. */
  #dSigma({ bound, from, q, everywhere }: Term, theta: Float64Array, k: number): Matrix {
    const out = Matrix.zeros(q, q)
    structureDerivative(bound, theta.subarray(from, from + bound.parameters.length), k, everywhere, out)
    return out
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
    this.#terms.forEach((term, t) => {
      const { q, from, factor, start } = term
      const { levels, q: all } = products.factors[factor]!
      term.bound.parameters.forEach((_, k) => {
        const dSigma = this.#dSigma(term, theta, k)
        let sum = 0
        for (let i = 0; i < q; i++) for (let j = 0; j < q; j++) sum += score[t]![i * q + j]! * dSigma.get(i, j)
        gradient[from + k]! += sum
        if (!curvature) return
        for (let level = 0; level < levels; level++) {
          const base = this.#offsets[factor]! + level * all + start
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
        const from = (this.#offsets[factor]! + level * q + c) * width
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
        const H = this.#conditional(local, state, inverse)
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
        if (a < this.#random) continue
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

  /** Lambda M^-1 Lambda' of the effects of one group. */
  #conditional({ levels, size, pairs }: LocalEffects, { Lambda }: SolvedSystem, inverse: Float64Array): Float64Array {
    const { products, effects, system } = this.#parts
    const H = new Float64Array(size * size)
    let at = 0
    for (let a = 0; a < levels.length; a++)
      for (let b = 0; b <= a; b++) {
        const pair = pairs[at++]!
        const block = pairs[at++]!
        const { row, column } = effects.pairs[pair]!
        const qr = products.factors[row]!.q
        const qc = products.factors[column]!.q
        const positions = system.positions[pair]!
        const [Lr, Lc] = [Lambda[row]!, Lambda[column]!]
        const to = levels[a]!.start
        const from = levels[b]!.start
        for (let i = 0; i < qr; i++)
          for (let j = 0; j < qc; j++) {
            let sum = 0
            for (let r = 0; r <= i; r++)
              for (let c = 0; c <= j; c++) {
                // a level with itself has its lower triangle alone
                const low = a === b && r < c ? r : c
                const high = a === b && r < c ? c : r
                const place = positions[block * qc + low]! + (a === b ? high - low : high)
                sum += Lr[i * qr + r]! * inverse[place]! * Lc[j * qc + c]!
              }
            H[(to + i) * size + from + j] = sum
            H[(from + j) * size + to + i] = sum
          }
      }
    return H
  }

  /** ratio d_a'V^-1 d_b with d_a = dV_a h, from which `finish` takes what profiling takes away. */
  #addInformation(
    theta: Float64Array,
    white: WhitenedRows,
    state: SolvedSystem,
    rows: readonly Float64Array[],
    whitened: Float64Array,
    { hessian }: MarginalCurvature,
  ): void {
    const { groups, effects, covariance, products, system } = this.#parts
    const m = theta.length
    const { p } = products
    const width = p + 1
    const shifts = this.#shifts(theta, whitened)
    const onEffects = new Float64Array(this.#offsets.at(-1)! * m)
    const { ratio } = state.fit
    groups.patterns.forEach(({ size: k, count, Z, levels }, at) => {
      const L = white.factors[at]!
      const R = new Float64Array(k * k)
      if (covariance.hasVariance) covariance.residual(at, k, R)
      const own = covariance.active(at).filter((a) => a >= this.#random)
      const dR = own.map((a) => {
        const out = new Float64Array(k * k)
        covariance.derivative(at, a, k, R, out)
        return out
      })
      for (let g = 0; g < count; g++) {
        const d = new Float64Array(k * m)
        this.#terms.forEach(({ factor, start, q, from, bound }, t) => {
          const all = products.factors[factor]!.q
          for (let i = 0; i < k; i++) {
            const base = this.#offsets[factor]! + levels[t]![g * k + i]! * all + start
            for (let j = 0; j < q; j++) {
              const z = Z[t]![(g * k + i) * q + j]!
              if (z !== 0)
                for (let a = from; a < from + bound.parameters.length; a++)
                  d[i * m + a]! += z * shifts[(base + j) * m + a]!
            }
          }
        })
        own.forEach((a, e) => {
          for (let i = 0; i < k; i++)
            for (let j = 0; j < k; j++) d[i * m + a]! += dR[e]![i * k + j]! * rows[at]![(g * k + j) * width + p]!
        })
        solveLower(L, k, d, m)
        for (let i = 0; i < k; i++)
          for (let a = 0; a < m; a++) {
            const value = ratio * d[i * m + a]!
            if (value !== 0) for (let b = 0; b < m; b++) hessian[a * m + b]! += value * d[i * m + b]!
          }
        const local = effects.groups[at]![g]!
        const W = white.effects[at]![g]!
        for (const { factor, level, start } of local.levels) {
          const { q } = products.factors[factor]!
          for (let c = 0; c < q; c++) {
            const to = (this.#offsets[factor]! + level * q + c) * m
            for (let i = 0; i < k; i++) {
              const value = W[i * local.size + start + c]!
              if (value !== 0) for (let a = 0; a < m; a++) onEffects[to + a]! += value * d[i * m + a]!
            }
          }
        }
      }
    })
    const spherical = multiplyLambda(system, white.products, state.Lambda, onEffects, m, 'transposed')
    const solved = spherical.slice()
    solve(state.factor, solved, m)
    for (let row = 0; row < spherical.length; row += m)
      for (let a = 0; a < m; a++) {
        const value = ratio * spherical[row + a]!
        if (value !== 0) for (let b = 0; b < m; b++) hessian[a * m + b]! -= value * solved[row + b]!
      }
  }

  /** dSigma_a Z'h of every random effect, rows of m. */
  #shifts(theta: Float64Array, whitened: Float64Array): Float64Array {
    const { products } = this.#parts
    const m = theta.length
    const width = products.p + 1
    const out = new Float64Array(this.#offsets.at(-1)! * m)
    for (const term of this.#terms) {
      const { factor, start, q, from, bound } = term
      const { levels, q: all } = products.factors[factor]!
      bound.parameters.forEach((_, k) => {
        const dSigma = this.#dSigma(term, theta, k)
        for (let level = 0; level < levels; level++) {
          const base = this.#offsets[factor]! + level * all + start
          for (let i = 0; i < q; i++)
            for (let j = 0; j < q; j++)
              out[(base + i) * m + from + k]! += dSigma.get(i, j) * whitened[(base + j) * width + products.p]!
        }
      })
    }
    return out
  }

  /** tr(score d2Sigma) of the random terms. */
  #addBends(theta: Float64Array, score: readonly Float64Array[], { hessian }: MarginalCurvature): void {
    const m = theta.length
    this.#terms.forEach(({ bound, from, q, everywhere }, t) => {
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
