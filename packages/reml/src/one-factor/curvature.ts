import type { Profile, ProfileSettings } from '../profile.ts'
import {
  covarianceDerivative,
  type ProfiledDerivatives,
  profiledVariance,
  type SigmaElement,
} from '../sigma-criterion.ts'

/**
 * Exact second derivatives of the criterion by the elements of Sigma. With E_a the symmetric unit matrix of element a and
 * P_a = sum K'E_a K (K whitened), per class of levels:
 *
 *     sum_c [ 2 tr(E_a U E_b J) - n_c tr(U E_a U E_b) ]
 *       - tr(P_a P_b) [REML, columns of X] - 2 ratio (P_a v)'(P_b v) - nu (v'P_a v)(v'P_b v) / r^4 [profiled sigma]
 */
export class Curvature {
  readonly #count: number
  /** Row and column of each element within the factor's q x q Sigma. */
  readonly #i: Int32Array
  readonly #j: Int32Array
  readonly #q: number
  readonly #p: number
  /** First column of [X r] that the sums are taken over. */
  readonly #first: number
  readonly #P: Float64Array
  readonly #out: Float64Array
  readonly #settings: ProfileSettings
  readonly #fit: Profile

  constructor(
    elements: readonly SigmaElement[],
    starts: readonly number[],
    q: number,
    settings: ProfileSettings,
    fit: Profile,
    columns: 'all' | 'needed' = 'needed',
  ) {
    this.#first = settings.restricted || columns === 'all' ? 0 : settings.p
    this.#count = elements.length
    this.#i = Int32Array.from(elements, (e) => starts[e.term]! + e.i)
    this.#j = Int32Array.from(elements, (e) => starts[e.term]! + e.j)
    this.#q = q
    this.#p = settings.p
    this.#P = new Float64Array(this.#count * (settings.p + 1) ** 2)
    this.#out = new Float64Array(this.#count ** 2)
    this.#settings = settings
    this.#fit = fit
  }

  /** Adds the whitened K of one row: lower triangle of each P_a. */
  addRow(K: Float64Array): void {
    const width = this.#p + 1
    const P = this.#P
    const first = this.#first
    for (let a = 0; a < this.#count; a++) {
      const i = this.#i[a]! * width
      const j = this.#j[a]! * width
      const weight = i === j ? 0.5 : 1
      const at = a * width * width
      for (let x = first; x < width; x++) {
        const ki = weight * K[i + x]!
        const kj = weight * K[j + x]!
        for (let y = 0; y <= x; y++) P[at + x * width + y]! += ki * K[j + y]! + kj * K[i + y]!
      }
    }
  }

  /** Adds a class of `size` levels with U = Z'V^-1 Z and J summed over them. */
  addClass(size: number, U: Float64Array, J: Float64Array): void {
    const q = this.#q
    for (let a = 0; a < this.#count; a++) {
      const i = this.#i[a]!
      const j = this.#j[a]!
      const wa = i === j ? 0.5 : 1
      for (let b = 0; b <= a; b++) {
        const k = this.#i[b]!
        const l = this.#j[b]!
        const w = k === l ? 0.5 * wa : wa
        const jk = U[j * q + k]!
        const jl = U[j * q + l]!
        const ik = U[i * q + k]!
        const il = U[i * q + l]!
        const UU = 2 * (jk * il + jl * ik)
        const UJ = jk * J[l * q + i]! + jl * J[k * q + i]! + ik * J[l * q + j]! + il * J[k * q + j]!
        this.#out[a * this.#count + b]! += w * (2 * UJ - size * UU)
      }
    }
  }

  /** What follows from the P_a alone, when they were taken over all columns. */
  profiled(): ProfiledDerivatives {
    const p = this.#p
    const width = p + 1
    const at = (a: number, x: number, y: number): number => this.#P[(a * width + x) * width + y]!
    return {
      ...profiledVariance(this.#settings, this.#fit),
      rSquared: Float64Array.from({ length: this.#count }, (_, a) => -at(a, p, p)),
      covariance: Array.from({ length: this.#count }, (_, a) => {
        const P = Float64Array.from({ length: p * p }, (_, k) => at(a, Math.floor(k / p), k % p))
        return covarianceDerivative(P, this.#fit.L, p)
      }),
    }
  }

  /** The matrix over all pairs of elements. */
  finish(): Float64Array {
    const { restricted, scaleFixed, nu } = this.#settings
    const { ratio, rSquared } = this.#fit
    const m = this.#count
    const p = this.#p
    const width = p + 1
    const P = this.#P
    const out = this.#out
    for (let a = 0; a < m; a++)
      for (let b = 0; b <= a; b++) {
        const A = a * width * width
        const B = b * width * width
        let sum = 0
        if (restricted)
          for (let x = 0; x < p; x++)
            for (let y = 0; y <= x; y++) sum += (x === y ? 1 : 2) * P[A + x * width + y]! * P[B + x * width + y]!
        for (let x = 0; x < p; x++) sum += 2 * ratio * P[A + p * width + x]! * P[B + p * width + x]!
        const last = p * width + p
        if (!scaleFixed) sum += (nu / rSquared ** 2) * P[A + last]! * P[B + last]!
        out[a * m + b]! -= sum
        out[b * m + a] = out[a * m + b]!
      }
    return out
  }
}
