import type { Design } from '../design.ts'
import type { BasedRows } from './based-rows.ts'
import type { Basis } from './basis.ts'
import { type BasisFreedom, columnBasis } from './column-basis.ts'
import type { CrossProducts, FactorColumns } from './cross-products.ts'
import { type ResponseRows, responseBasis } from './response-basis.ts'
import type { RowWeights } from './row-weights.ts'

/** The rows that bases are chosen by: all of a design, or some that stand for all. */
export interface ChoosingRows extends ResponseRows {
  /** Weights of the rows, or null. */
  readonly weights: Float64Array | null
  /** How the constant is made of the columns of X in every row of the design, or null. */
  readonly constant: Float64Array | null
  /** The same by random term. */
  readonly random: readonly { readonly columns: readonly Float64Array[]; readonly constant: Float64Array | null }[]
}

/** How the bases may be chosen. */
export interface BasesOptions {
  readonly freedom: (term: number) => BasisFreedom
  readonly like: CrossProducts | undefined
}

/** Chooses the bases of X, Z and y; `weights` are those of all rows of the design. */
export function rowBases(
  design: Design,
  weights: { readonly values: Float64Array | null; readonly summary: RowWeights },
  chosenBy: ChoosingRows,
  { freedom, like }: BasesOptions,
): BasedRows {
  const roots = chosenBy.weights?.map(Math.sqrt) ?? null
  const X = like?.X ?? columnBasis(chosenBy.X.columns, roots, 'linear', chosenBy.constant)
  const basisOf = (term: number): Basis =>
    columnBasis(chosenBy.random[term]!.columns, roots, freedom(term), chosenBy.random[term]!.constant)
  const factors = like?.factors ?? groupingFactors(design, basisOf)
  const response = responseBasis(chosenBy, X, chosenBy.weights)
  const all = weights.values
  const known = weights.summary.kind === 'known-variance' && all !== null
  // With known variances the residual scale is not free: y and the variances are measured in one common unit.
  const unit = known ? Math.sqrt(design.n / all.reduce((a, b) => a + b, 0)) : 1
  return {
    design,
    X,
    y: known ? { ...response, scale: unit } : response,
    factors,
    rootWeights: all?.map((value) => Math.sqrt(value) * unit) ?? null,
  }
}

/** The grouping factors of a design, each with the columns of all terms that have it. */
export function groupingFactors(design: Design, basisOf: (term: number) => Basis): FactorColumns[] {
  const factors = new Map<string, { levels: number; q: number; terms: FactorColumns['terms'][number][] }>()
  design.random.forEach((random, term) => {
    const factor = factors.get(random.groupName) ?? { levels: random.levels.length, q: 0, terms: [] }
    factor.terms.push({ term, start: factor.q, basis: basisOf(term) })
    factor.q += random.columns.length
    factors.set(random.groupName, factor)
  })
  return [...factors].map(([groupName, factor]) => ({ groupName, ...factor }))
}
