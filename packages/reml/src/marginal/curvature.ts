import { multiply, solveLower } from '@lmm/linalg'
import type { Profile, ProfileSettings } from '../profile.ts'

/** One pattern at the point where derivatives are taken. */
export interface PatternPoint {
  readonly size: number
  readonly rank: number
  readonly clusters: number
  /** Lower factor of V. */
  readonly L: Float64Array
  /** V^-1, k x k. */
  readonly U: Float64Array
  /** V^-1 [X r] with the columns of X whitened: k rows of rank x (p + 1). */
  readonly K: Float64Array
  /** K_x K_x' (REML) + ratio h h', k x k. */
  readonly J: Float64Array
}

/**
 * Second derivatives of the criterion by theta, but for those that come from second derivatives of V. With E_a = dV / dtheta_a, U = V^-1
 * and P_a = sum K'E_a K:
 *
 *     sum [ 2 tr(E_a U E_b J) - clusters tr(U E_a U E_b) ]
 *       - tr(P_a P_b) [REML, columns of X] - 2 ratio (P_a v)'(P_b v) - nu (v'P_a v)(v'P_b v) / r^4 [profiled sigma]
 *
 * The average information (Gilmour, Thompson & Cullis 1995) needs no product of matrices:
 *
 *     ratio [ sum h'E_a U E_b h - (P_a v)'(P_b v) ] - nu (v'P_a v)(v'P_b v) / r^4
 */
export class MarginalCurvature {
  readonly hessian: Float64Array
  /** P_a by parameter, (p + 1)^2, lower triangles. */
  readonly P: Float64Array
  readonly #m: number
  readonly #settings: ProfileSettings
  readonly #fit: Profile
  readonly kind: 'exact' | 'average'

  constructor(m: number, settings: ProfileSettings, fit: Profile, kind: 'exact' | 'average') {
    this.#m = m
    this.#settings = settings
    this.#fit = fit
    this.kind = kind
    this.hessian = new Float64Array(m * m)
    this.P = new Float64Array(m * (settings.p + 1) ** 2)
  }

  /** Adds a pattern to the average information; its derivatives are asked for one after another. */
  addAverage(
    point: Pick<PatternPoint, 'size' | 'rank' | 'L' | 'K'>,
    active: readonly number[],
    derivative: (a: number) => Float64Array,
  ): void {
    this.#addByParameters(point, active, (e) => derivative(active[e]!), true)
  }

  /** Adds a pattern to the exact Hessian; `E` are its derivatives by the parameters `active`. */
  add(point: PatternPoint, active: readonly number[], E: readonly Float64Array[]): void {
    const { size: k, rank } = point
    const width = this.#settings.p + 1
    const columns = rank * width
    const direct = columns < k
    const pairs = (k * (k + 1)) / 2
    const elementwise = !direct && pairs * (rank + active.length) * width < active.length * k * rank * (2 * k + width)
    if (elementwise) this.#addByElements(point, active, E)
    if (direct || !elementwise) this.#addByParameters(point, active, (e) => E[e]!, direct)
    this.#addTraces(point, active, E, direct)
  }

  /** P_a from the sums over rows i and j: P_a = sum_ij E_ij K_i'K_j. */
  #addByElements({ size: k, rank, K }: PatternPoint, active: readonly number[], E: readonly Float64Array[]): void {
    const width = this.#settings.p + 1
    const cells = width * width
    const columns = rank * width
    const Q = new Float64Array(cells)
    for (let i = 0; i < k; i++)
      for (let j = 0; j <= i; j++) {
        Q.fill(0)
        addOuterProducts(K, i * columns, j * columns, rank, width, Q)
        for (let e = 0; e < active.length; e++) {
          const weight = E[e]![i * k + j]!
          if (weight !== 0) addMultiple(this.P, active[e]! * cells, weight, Q, cells)
        }
      }
  }

  #addByParameters(
    { size: k, rank, K, L }: Pick<PatternPoint, 'size' | 'rank' | 'L' | 'K'>,
    active: readonly number[],
    E: (e: number) => Float64Array,
    products: boolean,
  ): void {
    const { p, restricted } = this.#settings
    const width = p + 1
    const columns = rank * width
    const whitened: Float64Array[] = []
    const B = new Float64Array(k * columns)
    for (let e = 0; e < active.length; e++) {
      multiply(E(e), K, B, k, k, columns)
      const at = active[e]! * width * width
      for (let row = 0; row < k * rank; row++) {
        const from = row * width
        for (let x = 0; x < width; x++) {
          const value = K[from + x]!
          if (value === 0) continue
          for (let y = 0; y <= x; y++) this.P[at + x * width + y]! += value * B[from + y]!
        }
      }
      if (!products) continue
      const Y = B.slice()
      solveLower(L, k, Y, columns)
      whitened.push(Y)
    }
    if (!products) return
    // docs/mathematics/residual-structures.md (7) where average, else (6)
    const average = this.kind === 'average'
    const factor = average ? 1 : 2
    const all = restricted && !average
    const { ratio } = this.#fit
    for (let e = 0; e < active.length; e++)
      for (let f = 0; f <= e; f++) {
        let quadratic = 0
        let trace = 0
        const a = whitened[e]!
        const b = whitened[f]!
        for (let row = 0; row < k * rank; row++) {
          const from = row * width
          quadratic += a[from + p]! * b[from + p]!
          if (all) for (let x = 0; x < p; x++) trace += a[from + x]! * b[from + x]!
        }
        this.#addPair(active[e]!, active[f]!, factor * (ratio * quadratic + trace))
      }
  }

  #addTraces(
    { size: k, clusters, U, J }: PatternPoint,
    active: readonly number[],
    E: readonly Float64Array[],
    direct: boolean,
  ): void {
    const F = E.map((matrix) => product(U, matrix, k))
    for (let e = 0; e < active.length; e++) {
      const X = direct ? new Float64Array(k * k) : product(J, E[e]!, k)
      for (let at = 0; at < k * k; at++) X[at] = 2 * X[at]! - clusters * F[e]![at]!
      for (let f = 0; f <= e; f++) this.#addPair(active[e]!, active[f]!, traceOfProduct(X, F[f]!, k))
    }
  }

  #addPair(a: number, b: number, value: number): void {
    this.hessian[a * this.#m + b]! += value
    if (a !== b) this.hessian[b * this.#m + a]! += value
  }

  /** Subtracts what profiling beta and sigma takes away. */
  finish(): void {
    const { restricted, scaleFixed, nu, p } = this.#settings
    const { ratio, rSquared } = this.#fit
    const width = p + 1
    const cells = width * width
    const last = p * width + p
    const exact = this.kind === 'exact'
    const { P } = this
    for (let a = 0; a < this.#m; a++)
      for (let b = 0; b <= a; b++) {
        const A = a * cells
        const B = b * cells
        let sum = 0
        if (restricted && exact)
          for (let x = 0; x < p; x++)
            for (let y = 0; y <= x; y++) sum += (x === y ? 1 : 2) * P[A + x * width + y]! * P[B + x * width + y]!
        for (let x = 0; x < p; x++) sum += (exact ? 2 : 1) * ratio * P[A + p * width + x]! * P[B + p * width + x]!
        if (!scaleFixed) sum += (nu / rSquared ** 2) * P[A + last]! * P[B + last]!
        this.#addPair(a, b, -sum)
      }
  }
}

/** A B of square matrices; B may hold many zeros. */
function product(A: Float64Array, B: Float64Array, k: number): Float64Array {
  const out = new Float64Array(k * k)
  if (k > 16) {
    multiply(A, B, out, k, k, k)
    return out
  }
  for (let l = 0; l < k; l++)
    for (let j = 0; j < k; j++) {
      const value = B[l * k + j]!
      if (value === 0) continue
      for (let i = 0; i < k; i++) out[i * k + j]! += A[i * k + l]! * value
    }
  return out
}

/** tr(A B). */
function traceOfProduct(A: Float64Array, B: Float64Array, k: number): number {
  let sum = 0
  for (let i = 0; i < k; i++) for (let j = 0; j < k; j++) sum += A[i * k + j]! * B[j * k + i]!
  return sum
}

/** Adds the lower triangles of K_i'K_j + K_j'K_i, of rows of `rank` vectors; of K_i'K_i once where i = j. */
function addOuterProducts(K: Float64Array, ri: number, rj: number, rank: number, width: number, Q: Float64Array): void {
  for (let s = 0; s < rank; s++) {
    const a = ri + s * width
    const b = rj + s * width
    for (let x = 0; x < width; x++) {
      const ax = K[a + x]!
      const bx = K[b + x]!
      const to = x * width
      if (ri === rj) for (let y = 0; y <= x; y++) Q[to + y]! += ax * K[b + y]!
      else for (let y = 0; y <= x; y++) Q[to + y]! += ax * K[b + y]! + bx * K[a + y]!
    }
  }
}

function addMultiple(out: Float64Array, at: number, factor: number, values: Float64Array, count: number): void {
  for (let c = 0; c < count; c++) out[at + c]! += factor * values[c]!
}
