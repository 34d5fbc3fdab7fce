import type { ModelTerms } from '@lmm/formula'
import { refuseExtremeColumn, refuseExtremeWeights } from './checks/extreme-numbers.ts'
import { singleLevel, unidentifiable } from './checks/random-terms.ts'
import { refuseConstantResponse } from './checks/response.ts'
import { reusedLabels } from './checks/reused-labels.ts'
import { absentColumns, schemaNotes } from './checks/schema-notes.ts'
import type { Design } from './design.ts'
import type { UserFunctions } from './expressions/user-function.ts'
import { columnScans } from './frame/column-scans.ts'
import { judgeFaults } from './frame/judge-faults.ts'
import { type ByName, type ColumnType, namedOptions, type RowOptions } from './frame/schema-options.ts'
import { recalledFrame } from './frame/schema-variables.ts'
import { selectRows, usedFlags } from './frame/select-rows.ts'
import { fixedDesign } from './matrix/fixed-design.ts'
import { randomDesigns } from './matrix/random-design.ts'
import { say } from './say.ts'
import type { Schema } from './schema.ts'
import type { Table } from './table.ts'
import { atRows } from './tables/at-rows.ts'

/** Options of `buildDesign`; those of `inferSchema` may be passed as they are. */
export interface DesignOptions extends RowOptions {
  /** Types of columns as given to `inferSchema`: those of columns that the data do not have are told. */
  readonly columns?: ByName<ColumnType>
  /** The caller's own functions, by the name that the formula calls. */
  readonly functions?: UserFunctions
  /**
   * Whether residuals are taken as independent with one variance (default), so that random effects as many as rows are refused;
   * false where the residual has a structure, or the levels of a group a known relationship.
   */
  readonly independentResiduals?: boolean
}

/**
 * X, Z and y of the rows that can be used: those where nothing that the model reads is missing and the weight is not zero.
 *
 * Columns, names and coding are those of R's `model.matrix`; columns that depend on earlier ones are left out and named in a warning.
 * Everything else that was done to the data is told in `diagnostics`.
 *
 * @throws LmmError when no model can be fitted to the data.
 * @example
 * ```ts
 * import { buildDesign, inferSchema, tableOf } from '@lmm/design'
 * import { expand, parse } from '@lmm/formula'
 *
 * const table = tableOf({ y: [3, 1, 4, null, 5], week: [0, 1, 0, 1, 0], id: ['b', 'b', 'a', 'a', 'c'] })
 * const terms = expand(parse('y ~ week + (1 | id)'), { columns: table.columns.keys() })
 * const design = buildDesign(terms, inferSchema(terms, table), table)
 * console.log(design.X.names, design.random[0].levels, design.random[0].codes)
 * console.log(design.diagnostics[0].message)
 * ```
 * ```text
 * [ '(Intercept)', 'week' ] [ 'a', 'b', 'c' ] Int32Array(4) [ 1, 1, 0, 2 ]
 * 1 row of 5 left out for missing values (first missing: y 1).
 * ```
 */
export function buildDesign(terms: ModelTerms, schema: Schema, table: Table, options: DesignOptions = {}): Design {
  if (!terms.response) throw say.error('design/no-response', { formula: terms.formula })
  const response = terms.response.label
  const { frame, at } = recalledFrame(terms, schema, table, { response: true, random: true }, options)
  const { rows, dropped, notes } = selectRows(frame, options)
  const used = usedFlags(rows, table.rowCount)
  judgeFaults(frame.faults, table, (row) => used[row] === 1, { learning: false })
  const n = rows.length
  const lookup = at(rows)
  const y = responseOf(lookup(response).data, response)
  const offset = frame.offset && atRows(frame.offset, rows)
  refuseConstantResponse(response, y, offset)
  const scan = columnScans(frame)
  const ones = interceptOf(n)
  const fixed = fixedDesign(terms.fixed, rows, lookup, scan, ones)
  const random = randomDesigns(terms, schema, frame, rows, lookup, ones)
  refuseExtremeColumn(response, y, rows, scan(y))
  if (offset) refuseExtremeColumn(frame.offsetColumns.join(' + '), offset, rows)
  for (const { names, columns } of random)
    for (const [j, column] of columns.entries()) refuseExtremeColumn(names[j]!, column, rows, scan(column))
  const weights = frame.weights && { kind: frame.weights.kind, values: atRows(frame.weights.values, rows) }
  if (weights) refuseExtremeWeights(frame.weights!.column, weights.values, rows)
  const known = weights?.kind === 'known-variance'
  const independent = (options.independentResiduals ?? true) && !known
  const problem = singleLevel({ random }) ?? (independent ? unidentifiable({ random, n, weights }) : null)
  if (problem) throw problem
  const diagnostics = [
    ...notes,
    ...schemaNotes(frame, schema),
    ...absentColumns(table, namedOptions(options.columns)),
    ...frame.notes,
    ...fixed.notes,
    ...reusedLabels({ random, n }),
  ]
  return { terms, table, schema, n, rows, dropped, X: fixed.X, random, y, offset, weights, diagnostics }
}

/** One intercept for X and every Z. */
function interceptOf(n: number): () => Float64Array {
  let column: Float64Array | undefined
  return () => {
    column ??= new Float64Array(n).fill(1)
    return column
  }
}

function responseOf(data: { kind: string; columns?: readonly Float64Array[] }, label: string): Float64Array {
  const [y] = data.columns ?? []
  if (!y) throw say.error('design/response-not-number', { response: label, found: 'factor', levels: [] })
  return y
}
