import type { Design } from '../design.ts'
import type { BasedRows } from './based-rows.ts'
import { type BasisFreedom, columnBasis } from './column-basis.ts'
import type { CrossProducts, FactorColumns } from './cross-products.ts'
import { crossedProducts } from './crossed-products.ts'
import { groupedProducts } from './grouped-products.ts'
import { responseBasis } from './response-basis.ts'
import { rowWeights } from './row-weights.ts'

/** Options of `crossProducts`. */
export interface CrossProductsOptions {
  /** How far the columns of each random term may change their basis; by default `linear` for `us`, `scale` for `diag`, else `common`. */
  readonly freedom?: readonly BasisFreedom[]
  /** Products of the same rows with the same weights, whose bases are taken over: only the response is another. */
  readonly like?: CrossProducts
}

/** The freedom of a structure whose own is not known. */
export const freedomByStructure: Readonly<Record<string, BasisFreedom>> = { us: 'linear', diag: 'scale' }

/** One pass over the rows of a design: all that a fit needs of them. */
export function crossProducts(design: Design, options: CrossProductsOptions = {}): CrossProducts {
  const { values, summary, observations } = rowWeights(design)
  const roots = values?.map(Math.sqrt) ?? null
  const { like } = options
  const X = like?.X ?? columnBasis(design.X.columns, roots, 'linear')
  const freedom = (k: number): BasisFreedom =>
    options.freedom?.[k] ?? freedomByStructure[design.random[k]!.term.structure] ?? 'common'
  const factors = like?.factors ?? groupingFactors(design, roots, freedom)
  const known = summary.kind === 'known-variance'
  const response = responseBasis(design, X, values)
  // With known variances the residual scale is not free: y and the variances are measured in one common unit.
  const unit = known ? Math.sqrt(design.n / values!.reduce((a, b) => a + b, 0)) : response.scale
  const rows: BasedRows = {
    design,
    X,
    y: { ...response, scale: unit },
    factors,
    rootWeights: known && roots ? roots.map((r) => r * unit) : roots,
  }
  const header = { n: design.n, p: X.size, observations, X, y: rows.y, weights: summary, factors }
  return factors.length <= 1 ? groupedProducts(rows, header) : crossedProducts(rows, header)
}

function groupingFactors(
  design: Design,
  roots: Float64Array | null,
  freedom: (term: number) => BasisFreedom,
): FactorColumns[] {
  const factors = new Map<string, { levels: number; q: number; terms: FactorColumns['terms'][number][] }>()
  design.random.forEach((random, term) => {
    const factor = factors.get(random.groupName) ?? { levels: random.levels.length, q: 0, terms: [] }
    factor.terms.push({ term, start: factor.q, basis: columnBasis(random.columns, roots, freedom(term)) })
    factor.q += random.columns.length
    factors.set(random.groupName, factor)
  })
  return [...factors].map(([groupName, factor]) => ({ groupName, ...factor }))
}
