import type { BoundCovariance } from '@lmm/covariance'
import type { Pattern, PatternProducts, PatternTerm } from '@lmm/design'
import { Matrix } from 'ml-matrix'
import { structureDerivative, structureSecondDerivative } from '../structure-derivatives.ts'
import { addBoth } from './residual-part.ts'

interface Term {
  readonly bound: BoundCovariance
  readonly from: number
  readonly q: number
  readonly everywhere: Int32Array
  readonly matrix: Matrix
  readonly Sigma: Float64Array
  readonly dSigma: readonly Float64Array[]
  /** Sum of Z'DZ over the levels of all patterns. */
  readonly score: Float64Array
}

/** Z Sigma Z' of every pattern, with its derivatives. */
export class RandomPart {
  readonly count: number
  readonly #terms: readonly Term[]
  readonly #patterns: readonly Pattern[]
  #theta: Float64Array = new Float64Array(0)

  /** `bounds` in the order of the terms of the factors. */
  constructor({ patterns, factors }: PatternProducts, bounds: readonly BoundCovariance[]) {
    let from = 0
    const sizes = factors.flatMap((factor) => factor.terms.map(({ basis }) => basis.size))
    this.#terms = bounds.map((bound, t) => {
      const q = sizes[t]!
      const term = {
        bound,
        from,
        q,
        everywhere: Int32Array.from({ length: q }, (_, i) => i),
        matrix: Matrix.zeros(q, q),
        Sigma: new Float64Array(q * q),
        dSigma: bound.parameters.map(() => new Float64Array(q * q)),
        score: new Float64Array(q * q),
      }
      from += bound.parameters.length
      return term
    })
    this.count = from
    this.#patterns = patterns
  }

  /** Sigma of each term at the theta that was prepared. */
  get Sigmas(): readonly Float64Array[] {
    return this.#terms.map(({ Sigma }) => Sigma)
  }

  /** Prepares Sigma and its derivatives at theta (of this part). */
  prepare(theta: Float64Array, order: 0 | 1 | 2): void {
    this.#theta = theta
    for (const term of this.#terms) {
      const local = this.#local(term)
      term.bound.covariance(local, term.everywhere, term.matrix)
      flatten(term.matrix, term.q, term.Sigma)
      term.score.fill(0)
      if (order > 0)
        term.dSigma.forEach((out, k) => {
          structureDerivative(term.bound, local, k, term.everywhere, term.matrix)
          flatten(term.matrix, term.q, out)
        })
    }
  }

  /** Adds Z Sigma Z' of pattern p to a k x k matrix. */
  add(p: number, k: number, out: Float64Array): void {
    this.#terms.forEach(({ Sigma, q }, t) => {
      addQuadratic(this.#patterns[p]!.terms[t]!, Sigma, q, k, out)
    })
  }

  /** Writes the derivative by parameter a. */
  derivative(p: number, a: number, k: number, out: Float64Array): void {
    out.fill(0, 0, k * k)
    this.#terms.forEach(({ from, dSigma, q }, t) => {
      const own = dSigma[a - from]
      if (own) addQuadratic(this.#patterns[p]!.terms[t]!, own, q, k, out)
    })
  }

  /** Writes how V of pattern p moves with the Sigma of term t, in the order of the products. */
  direction(p: number, t: number, dSigma: Float64Array, k: number, out: Float64Array): void {
    out.fill(0, 0, k * k)
    addQuadratic(this.#patterns[p]!.terms[t]!, dSigma, this.#terms[t]!.q, k, out)
  }

  /** Takes in the score D of V of pattern p for `finish`. */
  addCurvature(p: number, D: Float64Array, k: number): void {
    this.#terms.forEach(({ score, q }, t) => {
      const { levels, Z, K, count } = this.#patterns[p]!.terms[t]!
      for (let a = 0; a < k; a++)
        for (let b = 0; b < k; b++) {
          const related = K ? K[levels[a]! * count + levels[b]!]! : levels[a] === levels[b] ? 1 : 0
          if (related === 0) continue
          const d = related * D[a * k + b]!
          for (let i = 0; i < q; i++) for (let j = 0; j < q; j++) score[i * q + j]! += d * Z[a * q + i]! * Z[b * q + j]!
        }
    })
  }

  /** Adds tr(score d2Sigma) to the Hessian. */
  finish(hessian: Float64Array, m: number): void {
    for (const term of this.#terms) {
      const { q, from, bound, score, matrix } = term
      const local = this.#local(term)
      for (let a = 0; a < local.length; a++)
        for (let b = 0; b <= a; b++) {
          structureSecondDerivative(bound, local, a, b, term.everywhere, matrix)
          let sum = 0
          for (let i = 0; i < q; i++) for (let j = 0; j < q; j++) sum += score[i * q + j]! * matrix.get(i, j)
          addBoth(hessian, m, from + a, from + b, sum)
        }
    }
  }

  #local({ from, bound }: Term): Float64Array {
    return this.#theta.subarray(from, from + bound.parameters.length)
  }
}

function flatten(matrix: Matrix, q: number, out: Float64Array): void {
  for (let i = 0; i < q; i++) for (let j = 0; j < q; j++) out[i * q + j] = matrix.get(i, j)
}

/** Adds K z_a' S z_b for the levels of rows a and b, of which K is 1 where they share a level. */
function addQuadratic(
  { levels, Z, K, count }: PatternTerm,
  S: Float64Array,
  q: number,
  k: number,
  out: Float64Array,
): void {
  const half = new Float64Array(q)
  for (let a = 0; a < k; a++) {
    half.fill(0)
    for (let i = 0; i < q; i++) for (let j = 0; j < q; j++) half[j]! += Z[a * q + i]! * S[i * q + j]!
    for (let b = 0; b < k; b++) {
      const related = K ? K[levels[a]! * count + levels[b]!]! : levels[a] === levels[b] ? 1 : 0
      if (related === 0) continue
      let sum = 0
      for (let j = 0; j < q; j++) sum += half[j]! * Z[b * q + j]!
      out[a * k + b]! += related * sum
    }
  }
}
