import { inverse, LuDecomposition, Matrix } from 'ml-matrix'
import type { FittedModel } from '../../src/index.ts'

/** A row to predict: columns of X, columns of Z and the level of each term; null where the term is left out. */
export interface DenseRow {
  readonly x: readonly number[]
  readonly z: readonly (readonly number[])[]
  readonly levels: readonly (string | null)[]
}

/** Residual covariance of two rows of the fit at the parameters that follow those of G. */
export type ResidualOf = (psi: readonly number[], i: number, j: number) => number

/** Everything by its definition from the whole V: slow, and independent of the code. */
export class DenseWorld {
  readonly rows: readonly DenseRow[]
  readonly psi: readonly number[]
  readonly #model: FittedModel
  readonly #residual: ResidualOf
  readonly #y: readonly number[]
  readonly #W: Matrix

  constructor(model: FittedModel, residualPsi: readonly number[], residual: ResidualOf) {
    const { X, y, random, offset } = model.rows!
    this.#model = model
    this.#residual = residual
    this.#y = Array.from(y, (value, i) => value - (offset ? offset[i]! : 0))
    this.rows = this.#y.map((_, i) => ({
      x: X.columns.map((column) => column[i]!),
      z: random.map(({ columns }) => columns.map((column) => column[i]!)),
      levels: random.map(({ codes }, k) => model.random[k]!.levels[codes[i]!]!),
    }))
    const variances = model.random.flatMap(({ G, structure }) =>
      Array.from({ length: G.rows }, (_, i) => Array.from({ length: i + 1 }, (_, j) => [i, j] as const))
        .flat()
        .filter(([i, j]) => structure === 'us' || i === j)
        .map(([i, j]) => G.get(i, j)),
    )
    this.psi = [...variances, ...residualPsi]
    this.#W = inverse(hessian((psi) => this.#solve(psi).criterion, this.psi).mul(0.5))
  }

  /** Estimate, variance and degrees of freedom of the prediction of a row, with a residual of its own or without. */
  predict(
    row: DenseRow,
    residual: (psi: readonly number[]) => number,
  ): { estimate: number; variance: number; df: number } {
    const at = (psi: readonly number[]) => this.#error(psi, row, residual(psi))
    const { estimate, variance } = at(this.psi)
    const g = Matrix.columnVector(gradient((psi) => at(psi).variance, this.psi))
    const spread = g.transpose().mmul(this.#W).mmul(g).get(0, 0)
    return { estimate, variance, df: Math.max(1, (2 * variance ** 2) / spread) }
  }

  #covariances(psi: readonly number[]): Matrix[] {
    let at = 0
    return this.#model.random.map(({ terms, structure }) => {
      const G = Matrix.zeros(terms.length, terms.length)
      for (let i = 0; i < terms.length; i++)
        for (let j = 0; j <= i; j++)
          if (structure === 'us' || i === j) {
            G.set(i, j, psi[at]!)
            G.set(j, i, psi[at++]!)
          }
      return G
    })
  }

  #between(G: readonly Matrix[], a: DenseRow, b: DenseRow): number {
    let sum = 0
    G.forEach((of, k) => {
      if (a.levels[k] === null || a.levels[k] !== b.levels[k]) return
      for (let i = 0; i < of.rows; i++)
        for (let j = 0; j < of.rows; j++) sum += a.z[k]![i]! * of.get(i, j) * b.z[k]![j]!
    })
    return sum
  }

  #solve(psi: readonly number[]) {
    const G = this.#covariances(psi)
    const own = psi.slice(-(psi.length - this.psiOfG()))
    const n = this.rows.length
    const V = Matrix.zeros(n, n)
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++)
        V.set(i, j, this.#between(G, this.rows[i]!, this.rows[j]!) + this.#residual(own, i, j))
    const X = new Matrix(this.rows.map(({ x }) => [...x]))
    const Vi = inverse(V)
    const information = X.transpose().mmul(Vi).mmul(X)
    const C = inverse(information)
    const beta = C.mmul(X.transpose())
      .mmul(Vi)
      .mmul(Matrix.columnVector([...this.#y]))
    const r = Matrix.columnVector([...this.#y]).sub(X.mmul(beta))
    const log = (M: Matrix): number =>
      new LuDecomposition(M).upperTriangularMatrix.diagonal().reduce((sum, value) => sum + Math.log(Math.abs(value)), 0)
    const criterion = log(V) + log(information) + r.transpose().mmul(Vi).mmul(r).get(0, 0)
    return { G, X, Vi, C, beta, r, criterion }
  }

  /** Number of parameters of the random terms. */
  psiOfG(): number {
    return this.#model.random.reduce(
      (sum, { terms: { length: q }, structure }) => sum + (structure === 'us' ? (q * (q + 1)) / 2 : q),
      0,
    )
  }

  #error(psi: readonly number[], row: DenseRow, residual: number): { estimate: number; variance: number } {
    const { G, X, Vi, C, beta, r } = this.#solve(psi)
    const c = Matrix.columnVector(this.rows.map((each) => this.#between(G, row, each)))
    const weights = Vi.mmul(c)
    const x = Matrix.columnVector([...row.x])
    const a = Matrix.sub(x, X.transpose().mmul(weights))
    return {
      estimate: x.transpose().mmul(beta).get(0, 0) + weights.transpose().mmul(r).get(0, 0),
      variance:
        this.#between(G, row, row) -
        c.transpose().mmul(weights).get(0, 0) +
        a.transpose().mmul(C).mmul(a).get(0, 0) +
        residual,
    }
  }
}

/** By central differences of fourth order. */
function gradient(f: (psi: readonly number[]) => number, psi: readonly number[]): number[] {
  return psi.map((value, k) => {
    const h = 1e-3 * Math.max(Math.abs(value), 0.01)
    const at = (steps: number): number => f(psi.with(k, value + steps * h))
    return (8 * (at(1) - at(-1)) - (at(2) - at(-2))) / (12 * h)
  })
}

function hessian(f: (psi: readonly number[]) => number, psi: readonly number[]): Matrix {
  const rows = psi.map((value, k) => {
    const h = 2e-3 * Math.max(Math.abs(value), 0.01)
    const at = (steps: number): number[] => gradient(f, psi.with(k, value + steps * h))
    const [a, b, c, d] = [at(-2), at(-1), at(1), at(2)]
    return a!.map((first, l) => (first - 8 * b![l]! + 8 * c![l]! - d![l]!) / (12 * h))
  })
  const H = new Matrix(rows)
  return H.add(H.transpose()).mul(0.5)
}
