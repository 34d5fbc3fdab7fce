import type { Design } from '../design.ts'
import type { BasedRows } from './based-rows.ts'
import { allRows, manyRows, sampleOf } from './choosing-rows.ts'
import type { BasisFreedom } from './column-basis.ts'
import type { CrossProducts } from './cross-products.ts'
import { crossedProducts } from './crossed-products.ts'
import { groupedProducts } from './grouped-products.ts'
import { type ChoosingRows, rowBases } from './row-bases.ts'
import { rowWeights } from './row-weights.ts'
import { isWellScaled } from './well-scaled.ts'

/** Options of `crossProducts`. */
export interface CrossProductsOptions {
  /** How far the columns of each random term may change their basis; by default `linear` for `us`, `scale` for `diag`, else `common`. */
  readonly freedom?: readonly BasisFreedom[]
  /** Products of the same rows with the same weights, whose bases are taken over: only the response is another. */
  readonly like?: CrossProducts
}

/** The freedom of a structure whose own is not known. */
export const freedomByStructure: Readonly<Record<string, BasisFreedom>> = { us: 'linear', diag: 'scale' }

/**
 * One pass over the rows of a design: all that a fit needs of them.
 *
 * @example
 * ```ts
 * import { buildDesign, crossProducts, inferSchema, tableOf } from '@lmm/design'
 * import { expand, parse } from '@lmm/formula'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * const table = tableOf(sleepstudy)
 * const terms = expand(parse('Reaction ~ Days + (Days | Subject)'), { columns: table.columns.keys() })
 * const products = crossProducts(buildDesign(terms, inferSchema(terms, table), table))
 * console.log(products.kind, products.n, products.factors.map(({ levels, q }) => `${levels} levels of ${q}`))
 * ```
 * ```text
 * grouped 180 [ '18 levels of 2' ]
 * ```
 */
export function crossProducts(design: Design, options: CrossProductsOptions = {}): CrossProducts {
  const weights = rowWeights(design)
  const freedom = (k: number): BasisFreedom =>
    options.freedom?.[k] ?? freedomByStructure[design.random[k]!.term.structure] ?? 'common'
  const all = allRows(design, weights.values, freedom)
  const basedRows = (chosenBy: ChoosingRows): BasedRows =>
    rowBases(design, weights, chosenBy, { freedom, like: options.like })
  const header = ({ X, y, factors }: BasedRows) => ({
    n: design.n,
    p: X.size,
    observations: weights.observations,
    X,
    y,
    weights: weights.summary,
    factors,
  })
  const isGrouped = new Set(design.random.map(({ groupName }) => groupName)).size <= 1
  if (isGrouped && design.n >= manyRows) {
    const rows = basedRows(sampleOf(all))
    const products = groupedProducts(rows, header(rows))
    if (isWellScaled(products, freedom)) return products
  }
  const rows = basedRows(all)
  return isGrouped ? groupedProducts(rows, header(rows)) : crossedProducts(rows, header(rows))
}
