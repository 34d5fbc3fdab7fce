import type { BoundCovariance, CovarianceParameter } from '@lmm/covariance'
import type { PatternProducts } from '@lmm/design'
import { RandomPart } from './random-part.ts'
import { ResidualPart } from './residual-part.ts'
import type { ResidualStructure } from './residual-structure.ts'
import { VariancePart } from './variance-part.ts'

/**
 * V of every pattern as a function of theta = (random terms, residual structure, variance function), with its derivatives:
 * V = Z Sigma Z' + R, R_ij = C_ij g_i g_j. Rows carry the roots of their weights already.
 */
export class PatternCovariance {
  readonly parameters: readonly CovarianceParameter[]
  readonly #random: RandomPart
  readonly #residual: ResidualPart
  readonly #variance: VariancePart
  /** First parameter of the residual structure and of the variance function. */
  readonly #residualFrom: number
  readonly #varianceFrom: number
  readonly #active: readonly (readonly number[])[]

  /** `bounds` of the random terms in the order of the products. */
  constructor(products: PatternProducts, bounds: readonly BoundCovariance[], residual: ResidualStructure) {
    this.#random = new RandomPart(products, bounds)
    this.#residual = new ResidualPart(products, residual)
    this.#variance = new VariancePart(products, residual.variance)
    this.#residualFrom = this.#random.count
    this.#varianceFrom = this.#residualFrom + this.#residual.count
    this.parameters = [
      ...bounds.flatMap((bound) => bound.parameters),
      ...residual.blocks.flatMap(({ bound, level }) =>
        bound.parameters.map((parameter) => ({
          ...parameter,
          name: level === null ? parameter.name : `${level}: ${parameter.name}`,
        })),
      ),
      ...(residual.variance?.parameters ?? []),
    ]
    const everywhere = [
      Array.from({ length: this.#random.count }, (_, a) => a),
      Array.from({ length: this.#variance.count }, (_, v) => this.#varianceFrom + v),
    ] as const
    this.#active = products.patterns.map((_, p) => [
      ...everywhere[0],
      ...this.#residual.active(p).map((a) => this.#residualFrom + a),
      ...everywhere[1],
    ])
  }

  /** Sigma of each random term at the theta that was prepared. */
  get Sigmas(): readonly Float64Array[] {
    return this.#random.Sigmas
  }

  /** Log of the factor between the sigma of the criterion and that of the variance function as the user wrote it. */
  get level(): number {
    return this.#variance.level
  }

  /** Whether there is a variance function with parameters: derivatives then need R. */
  get hasVariance(): boolean {
    return this.#variance.count > 0
  }

  /** Parameters that V of pattern p depends on. */
  active(p: number): readonly number[] {
    return this.#active[p]!
  }

  /** Prepares everything at theta; false where a standard deviation is not positive. */
  prepare(theta: Float64Array, order: 0 | 1 | 2): boolean {
    this.#random.prepare(theta.subarray(0, this.#residualFrom), order)
    this.#residual.prepare(theta.subarray(this.#residualFrom, this.#varianceFrom), order)
    return this.#variance.prepare(theta.subarray(this.#varianceFrom), order)
  }

  /** Writes R of pattern p. */
  residual(p: number, k: number, out: Float64Array): void {
    this.#residual.covariance(p, k, out)
    this.#variance.scale(p, out, k)
  }

  /** Writes V of pattern p. */
  write(p: number, k: number, out: Float64Array): void {
    this.residual(p, k, out)
    this.#random.add(p, k, out)
  }

  /** Writes dV of pattern p by parameter a; `R` is its residual covariance. */
  derivative(p: number, a: number, k: number, R: Float64Array, out: Float64Array): void {
    if (a < this.#residualFrom) this.#random.derivative(p, a, k, out)
    else if (a < this.#varianceFrom) {
      this.#residual.derivative(p, a - this.#residualFrom, k, out)
      this.#variance.scale(p, out, k)
    } else this.#variance.derivative(p, a - this.#varianceFrom, R, k, out)
  }

  /** Writes how V of pattern p moves with the Sigma of random term t, in the order of the products. */
  direction(p: number, t: number, dSigma: Float64Array, k: number, out: Float64Array): void {
    this.#random.direction(p, t, dSigma, k, out)
  }

  /**
   * Takes in the score D of V of pattern p: tr(D d2V) is in the Hessian after `finish`. `derivatives` are those of the active
   * parameters.
   */
  addCurvature(
    p: number,
    k: number,
    D: Float64Array,
    R: Float64Array,
    derivatives: readonly Float64Array[],
    hessian: Float64Array,
  ): void {
    const m = this.parameters.length
    this.#random.addCurvature(p, D, k)
    if (this.#variance.count > 0) {
      this.#variance.addCurvature(p, D, R, k, hessian, m, this.#varianceFrom)
      this.active(p).forEach((a, at) => {
        if (a < this.#residualFrom || a >= this.#varianceFrom) return
        for (let v = 0; v < this.#variance.count; v++) {
          const value = this.#variance.mixed(p, v, D, derivatives[at]!, k)
          hessian[a * m + this.#varianceFrom + v]! += value
          hessian[(this.#varianceFrom + v) * m + a]! += value
        }
      })
    }
    if (this.#residual.count === 0) return
    const scaled = this.#variance.count > 0 ? D.slice(0, k * k) : D
    this.#variance.scale(p, scaled, k)
    this.#residual.addCurvature(p, scaled, k, hessian, m, this.#residualFrom)
  }

  /** The same of the random terms alone, for `finishRandom`. */
  addRandomCurvature(p: number, k: number, D: Float64Array): void {
    this.#random.addCurvature(p, D, k)
  }

  /** Adds what the scores of the random terms give. */
  finishRandom(hessian: Float64Array): void {
    this.#random.finish(hessian, this.parameters.length)
  }

  finish(hessian: Float64Array): void {
    const m = this.parameters.length
    this.#random.finish(hessian, m)
    this.#residual.finish(hessian, m, this.#residualFrom)
  }
}
