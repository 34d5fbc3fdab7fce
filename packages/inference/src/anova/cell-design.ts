import { columnsAt, type FrameVariable } from '@lmm/design'
import { symmetricEigen } from '@lmm/linalg'
import type { FittedModel } from '@lmm/reml'
import { aliasedCombinations } from './aliased-combinations.ts'
import { combination } from './null-space.ts'
import { containsTerm, sameNumbers, type TermParts, termParts } from './term-parts.ts'

/**
 * The model as effects of cells: a parameter for each cell of the factors of each term (and each column of its numeric part), as many as
 * there are, of which the data determine some combinations only. What they determine does not depend on the coding of the factors.
 */
export interface CellDesign {
  readonly terms: readonly TermParts[]
  /** For each parameter its term, -1 for the intercept. */
  readonly owner: Int32Array
  /** By coefficient of the model: the weights of the parameters in the function that it estimates. */
  readonly weights: readonly Float64Array[]
}

/** A row of the design: a cell, and the one column of the numeric part that is 1 in it. */
interface Point {
  readonly term: number
  readonly codes: ReadonlyMap<string, number>
  /** Which column of each basis. */
  readonly columns: ReadonlyMap<string, number>
}

/** Throws where columns were left out and the model does not hold its rows. */
export function cellDesign(model: FittedModel): CellDesign {
  const terms = termParts(model)
  const points = pointsOf(model, terms)
  const X = codedRows(model, terms, points)
  const { rows: D, owner } = cellRows(model, terms, points)
  const H = leastSquares(X, D)
  return { terms, owner, weights: keptWeights(model, terms, H) }
}

/** Enough points to determine every parameter that a complete design would: each term's cells, other factors at their first level. */
function pointsOf(model: FittedModel, terms: readonly TermParts[]): Point[] {
  const points: Point[] = model.terms.fixed.intercept ? [{ term: -1, codes: new Map(), columns: new Map() }] : []
  terms.forEach(({ factors, numbers }, term) => {
    for (const cell of combinations(factors.map((label) => sizeOf(model, label))))
      for (const column of combinations(numbers.map((label) => sizeOf(model, label))))
        points.push({
          term,
          codes: new Map(factors.map((label, i) => [label, cell[i]!])),
          columns: new Map(numbers.map((label, i) => [label, column[i]!])),
        })
  })
  return points
}

/** Levels of a factor, or columns of a numeric variable. */
function sizeOf({ schema }: FittedModel, label: string): number {
  const variable = schema.variables.find((one) => one.label === label)!
  if (variable.kind === 'factor') return variable.levels.length
  return variable.kind === 'basis' ? variable.suffixes.length : 1
}

/** All ways to choose one of each, the first varying fastest. */
export function combinations(sizes: readonly number[]): number[][] {
  return sizes.reduce<number[][]>(
    (found, size) => Array.from({ length: size }, (_, i) => i).flatMap((i) => found.map((rest) => [...rest, i])),
    [[]],
  )
}

/** X, aliased columns too, at the points; columns of terms with other numeric variables are zero. */
function codedRows(model: FittedModel, terms: readonly TermParts[], points: readonly Point[]): Float64Array[] {
  const n = points.length
  const values = new Map<string, FrameVariable>()
  for (const variable of model.schema.variables) {
    const { label } = variable
    if (variable.kind === 'factor')
      values.set(label, { kind: 'factor', codes: Int32Array.from(points, ({ codes }) => codes.get(label) ?? 0) })
    else
      values.set(label, {
        kind: 'columns',
        columns: Array.from({ length: sizeOf(model, label) }, (_, c) =>
          Float64Array.from(points, ({ columns }) => (columns.get(label) === c ? 1 : 0)),
        ),
      })
  }
  const { columns, assign } = columnsAt(model.terms.fixed, model.schema, n, values)
  const none: TermParts = { label: '', factors: [], numbers: [] }
  const partOf = (term: number): TermParts => (term < 0 ? none : terms[term]!)
  return points.map(({ term }, r) =>
    Float64Array.from(columns, (column, j) => (sameNumbers(partOf(assign[j]!), partOf(term)) ? column[r]! : 0)),
  )
}

/** The parameters that a point has, as rows of zeros and ones. */
function cellRows(
  model: FittedModel,
  terms: readonly TermParts[],
  points: readonly Point[],
): { readonly rows: Float64Array[]; readonly owner: Int32Array } {
  const owner: number[] = []
  const starts = terms.map(({ factors, numbers }, term) => {
    const start = owner.length + (model.terms.fixed.intercept ? 1 : 0)
    const size = [...factors, ...numbers].reduce((product, label) => product * sizeOf(model, label), 1)
    for (let i = 0; i < size; i++) owner.push(term)
    return start
  })
  if (model.terms.fixed.intercept) owner.unshift(-1)
  const rows = points.map(({ term, codes, columns }) => {
    const row = new Float64Array(owner.length)
    const own = term < 0 ? null : terms[term]!
    if (model.terms.fixed.intercept && (!own || own.numbers.length === 0)) row[0] = 1
    terms.forEach((other, t) => {
      if (own ? !sameNumbers(own, other) : other.numbers.length > 0) return
      let place = 0
      let step = 1
      for (const label of [...other.factors, ...other.numbers]) {
        place += step * (codes.get(label) ?? columns.get(label) ?? 0)
        step *= sizeOf(model, label)
      }
      row[starts[t]! + place] = 1
    })
    return row
  })
  return { rows, owner: Int32Array.from(owner) }
}

/** H with X H nearest to D, rows of one by rows of the other. */
function leastSquares(X: readonly Float64Array[], D: readonly Float64Array[]): Float64Array[] {
  const p = X[0]?.length ?? 0
  const d = D[0]?.length ?? 0
  const gram = new Float64Array(p * p)
  const right = Array.from({ length: p }, () => new Float64Array(d))
  X.forEach((x, r) => {
    for (let i = 0; i < p; i++) {
      const value = x[i]!
      if (value === 0) continue
      for (let j = 0; j < p; j++) gram[i * p + j]! += value * x[j]!
      for (let j = 0; j < d; j++) right[i]![j]! += value * D[r]![j]!
    }
  })
  const { values, vectors } = symmetricEigen(gram, p)
  const H = Array.from({ length: p }, () => new Float64Array(d))
  for (let e = 0; e < p; e++) {
    if (!(values[e]! > 1e-12 * values[p - 1]!)) continue
    const direction = Float64Array.from({ length: p }, (_, i) => vectors[i * p + e]!)
    const along = combination(direction, right)
    for (let i = 0; i < p; i++) for (let j = 0; j < d; j++) H[i]![j]! += (direction[i]! * along[j]!) / values[e]!
  }
  return H.map((row) => row.map((value) => (Math.abs(value) < 1e-12 ? 0 : value)))
}

/**
 * The rows of H of the coefficients that are there. A column that was left out because cells are empty is made of columns of its own term and of
 * those that its term contains, and counts as these; one that other terms determine is left out of the model.
 */
function keptWeights(model: FittedModel, terms: readonly TermParts[], H: readonly Float64Array[]): Float64Array[] {
  const { names, assign } = columnsAt(model.terms.fixed, model.schema, 0)
  const kept = model.names.map((name) => H[names.indexOf(name)]!.slice())
  if (model.aliased.length === 0) return kept
  const termOf = (name: string): number => assign[names.indexOf(name)]!
  const within = (inner: number, outer: number): boolean =>
    inner === outer || (inner < 0 ? terms[outer]!.numbers.length === 0 : containsTerm(terms[outer]!, terms[inner]!))
  aliasedCombinations(model).forEach((combination, a) => {
    const own = termOf(model.aliased[a]!)
    if (!model.names.every((name, j) => combination[j] === 0 || within(termOf(name), own))) return
    const row = H[names.indexOf(model.aliased[a]!)]!
    combination.forEach((weight, j) => {
      if (weight !== 0) for (let i = 0; i < row.length; i++) kept[j]![i]! += weight * row[i]!
    })
  })
  return kept
}
