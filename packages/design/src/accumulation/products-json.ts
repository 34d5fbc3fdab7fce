import type { Basis } from '../products/basis.ts'
import { say } from '../say.ts'
import type { AccumulatedProducts, AccumulatedSums, PairedSum } from './accumulated-products.ts'
import type { AccumulatedRows } from './accumulated-rows.ts'
import { type TableJson, tableFromJSON, tableToJSON } from './table-json.ts'

/** Version of the JSON of sums; `productsFromJSON` reads this one. */
const version = 1

const plain = (values: Float64Array | Int32Array): number[] => Array.from(values)

const plainBasis = (basis: Basis): object => ({
  ...basis,
  constant: basis.constant && plain(basis.constant),
  center: plain(basis.center),
  T: plain(basis.T),
})

/**
 * Products as plain JSON, in full precision.
 *
 * @example
 * ```ts
 * import { accumulate, inferSchemaOf, productsToJSON, tableOf } from '@lmm/design'
 * import { expand, parse } from '@lmm/formula'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * const batches = [tableOf(sleepstudy)]
 * const terms = expand(parse('Reaction ~ Days + (1 | Subject)'), { columns: ['Reaction', 'Days', 'Subject'] })
 * const products = await accumulate(terms, await inferSchemaOf(terms, batches), batches)
 * console.log(typeof JSON.stringify(productsToJSON(products)))
 * ```
 * ```text
 * string
 * ```
 */
export function productsToJSON(products: AccumulatedProducts): object {
  return {
    kind: 'lmm/products',
    schemaVersion: version,
    ...(products.form === 'rows' ? plainRows(products) : plainSums(products)),
  }
}

const plainRows = ({ table, ...rest }: AccumulatedRows): object => ({ ...rest, table: tableToJSON(table) })

function plainSums({ X, factors, sums, ...rest }: AccumulatedSums): object {
  return {
    ...rest,
    X: { ...X, assign: plain(X.assign), basis: plainBasis(X.basis) },
    factors: factors.map(({ counts, terms, ...factor }) => ({
      ...factor,
      counts: plain(counts),
      terms: terms.map((term) => ({ ...term, basis: plainBasis(term.basis) })),
    })),
    sums:
      sums.kind === 'grouped'
        ? { kind: sums.kind, triangles: plain(sums.triangles), within: plain(sums.within) }
        : {
            kind: sums.kind,
            pairs: sums.pairs.map((pair) => ({
              ...pair,
              rowLevels: plain(pair.rowLevels),
              columnLevels: plain(pair.columnLevels),
              blocks: plain(pair.blocks),
            })),
            B: sums.B.map(plain),
            total: plain(sums.total),
          },
  }
}

type Plain<T> = T extends Float64Array | Int32Array
  ? readonly number[]
  : T extends object
    ? { readonly [Key in keyof T]: Plain<T[Key]> }
    : T

/**
 * Products from their JSON.
 *
 * @throws LmmError when it is not what `productsToJSON` wrote.
 * @example
 * ```ts
 * import { accumulate, inferSchemaOf, productsFromJSON, productsToJSON, tableOf } from '@lmm/design'
 * import { expand, parse } from '@lmm/formula'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * const batches = [tableOf(sleepstudy)]
 * const terms = expand(parse('Reaction ~ Days + (1 | Subject)'), { columns: ['Reaction', 'Days', 'Subject'] })
 * const products = await accumulate(terms, await inferSchemaOf(terms, batches), batches)
 * const again = productsFromJSON(JSON.parse(JSON.stringify(productsToJSON(products))))
 * console.log(again.schema.groups[0]!.levels.length)
 * ```
 * ```text
 * 18
 * ```
 */
export function productsFromJSON(json: unknown): AccumulatedProducts {
  const given = json as Partial<Plain<AccumulatedSums>> & { kind?: unknown; schemaVersion?: unknown }
  if (typeof json !== 'object' || json === null || given.kind !== 'lmm/products' || given.schemaVersion !== version)
    throw say.error('design/not-products', { version })
  const { kind: _, schemaVersion: __, ...rest } = given as object & Record<string, unknown>
  if (rest.form === 'rows') {
    const rows = rest as Omit<AccumulatedRows, 'table'> & { readonly table: TableJson }
    return { ...rows, table: tableFromJSON(rows.table) }
  }
  return sumsFrom(rest as Plain<AccumulatedSums> & object)
}

function sumsFrom(rest: Plain<AccumulatedSums>): AccumulatedSums {
  const { X, factors, sums } = rest
  return {
    ...(rest as unknown as AccumulatedSums),
    form: 'sums',
    X: { ...X, assign: Int32Array.from(X.assign), basis: basisFrom(X.basis) },
    factors: factors.map(({ counts, terms, ...factor }) => ({
      ...factor,
      counts: Float64Array.from(counts),
      terms: terms.map((term) => ({ ...term, basis: basisFrom(term.basis) })),
    })),
    sums:
      sums.kind === 'grouped'
        ? { kind: sums.kind, triangles: Float64Array.from(sums.triangles), within: Float64Array.from(sums.within) }
        : {
            kind: sums.kind,
            pairs: sums.pairs.map(pairFrom),
            B: sums.B.map((B) => Float64Array.from(B)),
            total: Float64Array.from(sums.total),
          },
  }
}

function basisFrom({ constant, center, T, ...basis }: Plain<Basis>): Basis {
  return {
    ...basis,
    constant: constant && Float64Array.from(constant),
    center: Float64Array.from(center),
    T: Float64Array.from(T),
  }
}

function pairFrom({ rowLevels, columnLevels, blocks, ...pair }: Plain<PairedSum>): PairedSum {
  return {
    ...pair,
    rowLevels: Int32Array.from(rowLevels),
    columnLevels: Int32Array.from(columnLevels),
    blocks: Float64Array.from(blocks),
  }
}
