import { rotateRow } from '@lmm/linalg'
import type { DesignHeader } from '../design.ts'
import type { CrossProducts, FactorColumns, PairProducts } from '../products/cross-products.ts'
import { say } from '../say.ts'
import type { AccumulatedProducts, AccumulatedSums, PairedSums, TriangularSums } from './accumulated-products.ts'
import { type ColumnMap, mapped, mappedLeft, sideBySide } from './column-map.ts'
import { designHeader } from './design-header.ts'
import { fixedBasis } from './fixed-basis.ts'
import { residualTexts } from './pattern-products-of.ts'
import { rebasedByProducts } from './rebased.ts'
import { sortedLevels } from './sorted-levels.ts'
import { factorGram, part, totalTriangle } from './totals.ts'

/** What a fit needs of rows that are no longer there: their products, and the design but for the rows themselves. */
export interface RowlessDesign {
  readonly design: DesignHeader
  readonly products: CrossProducts
}

/**
 * The products that a fit needs, from sums over all rows: which columns of X are independent is decided now, by R's rule, and the basis
 * is chosen. The products differ from those of `crossProducts` over the rows themselves by rounding alone.
 *
 * @throws LmmError as `buildDesign` does, when no model can be fitted; for products of a model with a covariance of the residuals, which
 *   `patternProductsOf` reads.
 * @example
 * ```ts
 * import { accumulate, crossProductsOf, inferSchemaOf, tableOf } from '@lmm/design'
 * import { expand, parse } from '@lmm/formula'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * const batches = [tableOf(sleepstudy)]
 * const terms = expand(parse('Reaction ~ Days + (Days | Subject)'), { columns: ['Reaction', 'Days', 'Subject'] })
 * const { design, products } = crossProductsOf(await accumulate(terms, await inferSchemaOf(terms, batches), batches))
 * console.log(design.X.names, products.n, products.factors[0]!.levels)
 * ```
 * ```text
 * [ '(Intercept)', 'Days' ] 180 18
 * ```
 */
export function crossProductsOf(accumulated: AccumulatedProducts): RowlessDesign {
  if (accumulated.form === 'rows')
    throw say.error('design/residual-products', { residual: residualTexts(accumulated.residual) })
  return ofSums(accumulated)
}

function ofSums(accumulated: AccumulatedSums): RowlessDesign {
  const { n, weights, factors, sums } = accumulated
  const fixed = fixedBasis(accumulated, totalTriangle(accumulated))
  const orders = factors.map(({ groupName, levels, counts }) => {
    const { group } = accumulated.terms.random.find((term) => term.groupName === groupName)!
    const parts = group.map(({ label }) => label)
    return sortedLevels(accumulated.schema, { groupName, parts, levels, counts })
  })
  const design = designHeader(accumulated, fixed, orders)
  const unit = weights.kind === 'known-variance' ? fixed.y.scale : 1
  const bases = factors.map(({ q, terms }, f) => {
    const all = factorGram(accumulated, f)
    return terms.map(({ basis, start, names, freedom }) =>
      rebasedByProducts(basis, part(all, q, start, names.length), n, freedom),
    )
  })
  const Z = bases.map((terms) => sideBySide(terms.map(({ map }) => map)))
  const header = {
    n,
    p: fixed.kept.length,
    observations: weights.kind === 'frequency' ? weights.sum : n,
    X: fixed.X,
    y: fixed.y,
    weights: { kind: weights.kind, logSum: weights.kind === 'frequency' ? 0 : weights.logSum },
    factors: factors.map(
      ({ groupName, q, terms }, f): FactorColumns => ({
        groupName,
        levels: orders[f]!.levels.length,
        q,
        terms: terms.map(({ term, start }, t) => ({ term, start, basis: bases[f]![t]!.basis })),
      }),
    ),
  }
  const products: CrossProducts =
    sums.kind === 'grouped'
      ? { kind: 'grouped', ...header, ...grouped(sums, Z, fixed.map, orders[0]?.from ?? new Int32Array(0), unit) }
      : {
          kind: 'crossed',
          ...header,
          ...crossed(
            sums,
            Z,
            fixed.map,
            orders.map(({ from }) => from),
            unit,
          ),
        }
  return { design, products }
}

/** Triangles in the basis; `from` are the levels that each of the new ones was. */
function grouped(
  { triangles, within }: TriangularSums,
  Z: readonly ColumnMap[],
  fixed: ColumnMap,
  from: Int32Array,
  unit: number,
): { readonly triangles: Float64Array; readonly within: Float64Array } {
  const q = Z[0]?.to ?? 0
  const before = q + fixed.from
  const width = q + fixed.to
  const out = new Float64Array(from.length * q * width)
  const left = gram(mapped(fixed, within, 0, fixed.from, unit), fixed.from, fixed.to)
  const row = new Float64Array(width)
  from.forEach((level, place) => {
    for (let i = 0; i < q; i++) {
      const at = (level * q + i) * before
      row.set(mapped(Z[0]!, triangles, at, 1, unit))
      row.set(mapped(fixed, triangles, at + q, 1, unit), q)
      rotateRow(out, q, width, row, place * q * width)
      for (let a = 0; a < fixed.to; a++)
        for (let b = 0; b < fixed.to; b++) left[a * fixed.to + b]! += row[q + a]! * row[q + b]!
    }
  })
  return { triangles: out, within: left }
}

function crossed(
  { pairs, B, total }: PairedSums,
  Z: readonly ColumnMap[],
  fixed: ColumnMap,
  from: readonly Int32Array[],
  unit: number,
): { readonly pairs: PairProducts[]; readonly B: Float64Array[]; readonly C: Float64Array } {
  const square = unit * unit
  const placeOf = from.map((levels, f) => {
    const places = new Int32Array(B[f]!.length / (Z[f]!.from * fixed.from)).fill(-1)
    levels.forEach((level, place) => {
      places[level] = place
    })
    return places
  })
  return {
    pairs: pairs.map(({ row, column, rowLevels, columnLevels, blocks }) => {
      const rows = Z[row]!.from
      const columns = Z[column]!.from
      const at = Array.from(rowLevels, (level, b) => ({
        b,
        row: placeOf[row]![level]!,
        column: placeOf[column]![columnLevels[b]!]!,
      })).sort((one, other) => one.column - other.column || one.row - other.row)
      const out = new Float64Array(blocks.length)
      at.forEach(({ b }, place) => {
        const right = mapped(Z[column]!, blocks, b * rows * columns, rows, square)
        out.set(mappedLeft(Z[row]!, right, 0, columns), place * rows * columns)
      })
      return {
        row,
        column,
        rowLevels: Int32Array.from(at, (block) => block.row),
        columnLevels: Int32Array.from(at, (block) => block.column),
        blocks: out,
      }
    }),
    B: from.map((levels, f) => {
      const q = Z[f]!.from
      const out = new Float64Array(levels.length * q * fixed.to)
      levels.forEach((level, place) => {
        const right = mapped(fixed, B[f]!, level * q * fixed.from, q, square)
        out.set(mappedLeft(Z[f]!, right, 0, fixed.to), place * q * fixed.to)
      })
      return out
    }),
    C: gram(mapped(fixed, total, 0, fixed.from, unit), fixed.from, fixed.to),
  }
}

/** A'A of `rows` rows of `columns` columns. */
function gram(A: Float64Array, rows: number, columns: number): Float64Array {
  const out = new Float64Array(columns * columns)
  for (let k = 0; k < rows; k++)
    for (let i = 0; i < columns; i++)
      for (let j = 0; j < columns; j++) out[i * columns + j]! += A[k * columns + i]! * A[k * columns + j]!
  return out
}
