import { toBasis } from '@lmm/design'
import type { FittedModel } from '@lmm/reml'
import { populationPredictor } from '../linear-predictor.ts'
import type { ModelRows } from '../rows/model-rows.ts'
import { relatednessOf } from '../uncertainty/relatedness.ts'
import { type TermCovariances, termCovariances } from '../uncertainty/term-covariances.ts'

/** First and second moments of rows under a model, without their residuals. */
export interface RowMoments {
  /** X in the basis of the fit, n x p. */
  readonly X: Float64Array
  /** X beta_hat + offset. */
  readonly mean: Float64Array
  /** Z (K (x) G) Z' between two sets of rows, or its derivative by a parameter; null where it does not depend on that. */
  between(a: readonly number[], b: readonly number[]): Float64Array
  derivative(a: readonly number[], b: readonly number[], parameter: number): Float64Array | null
  /** Column j of Z of a term at a row, in the basis of the fit. */
  columns(term: number, row: number, j: number): number
}

/** Computes the moments of rows; rows without a level of a term have no effects of it. */
export function rowMoments(
  model: FittedModel,
  rows: ModelRows,
  included: (term: number) => boolean = () => true,
): RowMoments {
  const p = model.names.length
  const covariances = termCovariances(model)
  const { variance } = model.basis
  const terms = [...model.random.keys()].filter(included)
  const Z = new Map(terms.map((k) => [k, basedColumns(model, rows, k)]))
  const related = new Map(terms.map((k) => [k, relatednessOf(model, k)]))
  const X = new Float64Array(rows.n * p)
  for (let i = 0; i < rows.n; i++) toBasis(model.basis.X, rows.X, i, 1, X, i * p)
  const add = (
    a: readonly number[],
    b: readonly number[],
    k: number,
    G: Float64Array,
    factor: number,
    out: Float64Array,
  ): void => {
    const z = Z.get(k)!
    const { places } = rows.random[k]!
    const relatedness = related.get(k)!
    const q = Math.round(Math.sqrt(G.length))
    const zG = new Float64Array(q)
    a.forEach((row, i) => {
      if (places[row]! < 0) return
      for (let y = 0; y < q; y++) {
        let sum = 0
        for (let x = 0; x < q; x++) sum += z[row * q + x]! * G[x * q + y]!
        zG[y] = factor * sum
      }
      b.forEach((other, j) => {
        const K = places[other]! < 0 ? 0 : relatedness(places[row]!, places[other]!)
        if (K === 0) return
        for (let y = 0; y < q; y++) out[i * b.length + j]! += K * zG[y]! * z[other * q + y]!
      })
    })
  }
  const between = (a: readonly number[], b: readonly number[], factor = variance): Float64Array => {
    const out = new Float64Array(a.length * b.length)
    for (const k of terms) add(a, b, k, covariances.Sigma[k]!, factor, out)
    return out
  }
  return {
    X,
    mean: populationPredictor(model, rows),
    columns: (term, row, j) => Z.get(term)![row * model.random[term]!.terms.length + j]!,
    between,
    derivative(a, b, parameter) {
      if (parameter >= model.parameters.length) return between(a, b, 2 * variance)
      const own = derivativeOf(covariances, parameter)
      if (!own || !Z.has(own.term)) return null
      const out = new Float64Array(a.length * b.length)
      add(a, b, own.term, own.dSigma, variance, out)
      return out
    },
  }
}

const derivativeOf = (
  { derivatives }: TermCovariances,
  parameter: number,
): TermCovariances['derivatives'][number] | undefined => derivatives[parameter]

function basedColumns(model: FittedModel, rows: ModelRows, k: number): Float64Array {
  const { basis } = model.basis.random[k]!
  const out = new Float64Array(rows.n * basis.size)
  for (let i = 0; i < rows.n; i++) toBasis(basis, rows.random[k]!.columns, i, 1, out, i * basis.size)
  return out
}
