import type { BoundVariance } from '@lmm/covariance'
import type { PatternProducts } from '@lmm/design'
import { addBoth } from './residual-part.ts'

/** Stands for a standard deviation of zero: its square, and the square of its inverse, are numbers still. */
const nothing = 1e-150

/** The standard deviation at x. One of its own may be zero; a function of others has no value there. */
function sdAt(variance: BoundVariance, theta: Float64Array, x: number): number {
  const sd = variance.sd(theta, x)
  return sd === 0 && variance.absolute ? nothing : sd
}

/**
 * The standard deviations g of a variance function at the rows of every pattern. Where sigma is free they are divided by their
 * geometric mean over all rows, so that sigma is the standard deviation of a typical row and hardly correlated with theta.
 */
export class VariancePart {
  readonly count: number
  readonly #variance: BoundVariance | null
  readonly #covariates: readonly (ArrayLike<number> | null)[]
  readonly #clusters: readonly number[]
  readonly #n: number
  /** g by pattern. */
  readonly #g: readonly Float64Array[]
  /** d log g by pattern: parameters x rows. */
  readonly #slopes: readonly Float64Array[]
  #theta: Float64Array = new Float64Array(0)
  /** Log of the geometric mean of g. */
  #level = 0

  constructor({ patterns, n }: PatternProducts, variance: BoundVariance | null) {
    this.#variance = variance
    this.count = variance?.parameters.length ?? 0
    this.#covariates = variance ? patterns.map(({ covariate, cells }) => covariate ?? cells) : []
    this.#clusters = patterns.map(({ clusters }) => clusters)
    this.#n = n
    this.#g = variance ? patterns.map(({ size }) => new Float64Array(size)) : []
    this.#slopes = variance ? patterns.map(({ size }) => new Float64Array(size * this.count)) : []
  }

  /** Log of what the reported sigma is multiplied by in the criterion. */
  get level(): number {
    return this.#level
  }

  /** Prepares g and its derivatives at theta (of this part); false where some g is not positive. */
  prepare(theta: Float64Array, order: 0 | 1 | 2): boolean {
    const variance = this.#variance
    if (!variance) return true
    this.#theta = theta
    let sum = 0
    for (const [p, g] of this.#g.entries()) {
      const x = this.#covariates[p]!
      for (let i = 0; i < g.length; i++) {
        const sd = sdAt(variance, theta, x[i]!)
        if (!(sd > 0 && sd < Number.POSITIVE_INFINITY)) return false
        const log = Math.log(sd)
        g[i] = log
        sum += this.#clusters[p]! * log
      }
    }
    this.#level = variance.absolute ? 0 : sum / this.#n
    for (const g of this.#g) for (let i = 0; i < g.length; i++) g[i] = Math.exp(g[i]! - this.#level)
    if (order > 0) this.#prepareSlopes(theta, variance)
    return true
  }

  #prepareSlopes(theta: Float64Array, variance: BoundVariance): void {
    const sums = new Float64Array(this.count)
    for (const [p, slopes] of this.#slopes.entries()) {
      const x = this.#covariates[p]!
      const k = x.length
      for (let i = 0; i < k; i++) {
        const sd = sdAt(variance, theta, x[i]!)
        for (let v = 0; v < this.count; v++) {
          const slope = variance.derivative(theta, v, x[i]!) / sd
          slopes[v * k + i] = slope
          sums[v]! += this.#clusters[p]! * slope
        }
      }
    }
    if (variance.absolute) return
    for (const slopes of this.#slopes) {
      const k = slopes.length / this.count
      for (let v = 0; v < this.count; v++) for (let i = 0; i < k; i++) slopes[v * k + i]! -= sums[v]! / this.#n
    }
  }

  /** Multiplies a k x k matrix of pattern p by g_i g_j. */
  scale(p: number, matrix: Float64Array, k: number): void {
    if (!this.#variance) return
    const g = this.#g[p]!
    for (let i = 0; i < k; i++) for (let j = 0; j < k; j++) matrix[i * k + j]! *= g[i]! * g[j]!
  }

  /** Writes the derivative of R of pattern p by parameter v: R_ij (l_i + l_j). */
  derivative(p: number, v: number, R: Float64Array, k: number, out: Float64Array): void {
    const slopes = this.#slopes[p]!
    const at = v * k
    for (let i = 0; i < k; i++)
      for (let j = 0; j < k; j++) out[i * k + j] = R[i * k + j]! * (slopes[at + i]! + slopes[at + j]!)
  }

  /** The contraction of D with the derivative of M, of which R_ij (l_i + l_j) is the pattern. */
  mixed(p: number, v: number, D: Float64Array, M: Float64Array, k: number): number {
    const slopes = this.#slopes[p]!
    const at = v * k
    let sum = 0
    for (let i = 0; i < k; i++)
      for (let j = 0; j < k; j++) sum += D[i * k + j]! * M[i * k + j]! * (slopes[at + i]! + slopes[at + j]!)
    return sum
  }

  /** Adds tr(D d2R) by pairs of parameters. */
  addCurvature(
    p: number,
    D: Float64Array,
    R: Float64Array,
    k: number,
    hessian: Float64Array,
    m: number,
    first: number,
  ): void {
    const slopes = this.#slopes[p]!
    for (let v = 0; v < this.count; v++)
      for (let w = 0; w <= v; w++) {
        const bend = this.#bends(p, v, w, k)
        let sum = 0
        for (let i = 0; i < k; i++)
          for (let j = 0; j < k; j++) {
            const a = slopes[v * k + i]! + slopes[v * k + j]!
            const b = slopes[w * k + i]! + slopes[w * k + j]!
            sum += D[i * k + j]! * R[i * k + j]! * (a * b + bend[i]! + bend[j]!)
          }
        addBoth(hessian, m, first + v, first + w, sum)
      }
  }

  /** d2 log g of the rows of pattern p, less its mean over all rows. */
  #bends(p: number, v: number, w: number, k: number): Float64Array {
    const mean = this.#meanBend(v, w)
    const x = this.#covariates[p]!
    return Float64Array.from({ length: k }, (_, i) => this.#bend(v, w, x[i]!) - mean)
  }

  #bend(v: number, w: number, x: number): number {
    const variance = this.#variance!
    const theta = this.#theta
    const sd = sdAt(variance, theta, x)
    const a = variance.derivative(theta, v, x) / sd
    const b = variance.derivative(theta, w, x) / sd
    return variance.secondDerivative(theta, v, w, x) / sd - a * b
  }

  #means: { readonly theta: Float64Array; readonly values: Map<number, number> } | null = null

  #meanBend(v: number, w: number): number {
    if (this.#variance!.absolute) return 0
    const theta = this.#theta
    if (!this.#means?.theta.every((value, k) => value === theta[k]))
      this.#means = { theta: theta.slice(), values: new Map() }
    const { values } = this.#means!
    const key = v * this.count + w
    const known = values.get(key)
    if (known !== undefined) return known
    let sum = 0
    for (const [p, x] of this.#covariates.entries())
      for (let i = 0; i < x!.length; i++) sum += this.#clusters[p]! * this.#bend(v, w, x![i]!)
    values.set(key, sum / this.#n)
    return sum / this.#n
  }
}
