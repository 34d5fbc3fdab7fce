import type { Diagnostic } from '@lmm/diagnostics'
import type { ModelTerms, Variable } from '@lmm/formula'
import type { NewRandomDesign, WeightsKind } from './design.ts'
import type { UserFunctions } from './expressions/user-function.ts'
import { judgeFaults } from './frame/judge-faults.ts'
import { eachMissing, offsetValue } from './frame/missing.ts'
import { type EvaluatedGroup, type EvaluatedVariable, type ModelFrame, variablesOf } from './frame/model-frame.ts'
import { recalledFrame } from './frame/schema-variables.ts'
import type { UsedValue } from './frame/used-value.ts'
import { randomDesigns } from './matrix/random-design.ts'
import { termColumns } from './matrix/term-columns.ts'
import { say } from './say.ts'
import type { Schema } from './schema.ts'
import type { Table } from './table.ts'

/** X and Z of new data: a row for each row of the table, in its order. */
export interface NewDesign {
  readonly n: number
  /** Columns of X that the fit kept. NaN in the rows of `missing`. */
  readonly X: { readonly names: readonly string[]; readonly columns: readonly Float64Array[] }
  /** Z by term; code -1 where the level was not in the fit or is missing, NaN in columns where a value is missing. Empty when not asked for. */
  readonly random: readonly NewRandomDesign[]
  /** Sum of all offsets, or null; NaN in the rows of `missing`. */
  readonly offset: Float64Array | null
  /** The response, when asked for: offset not subtracted, NaN where it is missing. */
  readonly y: Float64Array | null
  /** The column of weights, when asked for; NaN where it is missing. */
  readonly weights: Float64Array | null
  /** Rows, 0-based, that lack a value of the fixed part or of an offset. */
  readonly missing: Int32Array
  /** Rows, 0-based, that lack a value of the random part: a covariate or a grouping factor. */
  readonly missingRandom: Int32Array
  readonly diagnostics: readonly Diagnostic[]
}

/** Options of `buildNewDesign`. */
export interface NewDesignOptions {
  /** Names of the columns that the fit left out. */
  readonly aliased?: readonly string[]
  /** Whether Z is built, for which the table must have the grouping factors; default true. */
  readonly random?: boolean
  /** Column that was added to the offsets of the formula. */
  readonly offset?: string
  /** Whether the response is evaluated, for which the table must have its columns; default false. */
  readonly response?: boolean
  /** Column of weights to read. */
  readonly weights?: { readonly column: string; readonly kind?: WeightsKind }
  /** The caller's own functions, by the name that the formula calls. */
  readonly functions?: UserFunctions
}

/**
 * X and Z of new data by what was learned from the data of the fit: levels, contrasts, centres, knots. The response is not
 * read unless it is asked for.
 *
 * All rows stay; those that lack a value are named. Unknown levels of grouping factors are code -1.
 *
 * @throws LmmError when a column is missing, or a factor of X or of the columns of Z has a level that the fit did not see.
 * @example
 * ```ts
 * import { buildNewDesign, inferSchema, tableOf } from '@lmm/design'
 * import { expand, parse } from '@lmm/formula'
 *
 * const table = tableOf({ y: [3, 1, 4, 2], week: [0, 1, 2, 5], id: ['b', 'b', 'a', 'a'] })
 * const terms = expand(parse('y ~ center(week) + (1 | id)'), { columns: table.columns.keys() })
 * const schema = inferSchema(terms, table)
 * const design = buildNewDesign(terms, schema, tableOf({ week: [2, 12], id: ['b', 'new'] }))
 * console.log(design.X.columns[1], design.random[0].codes)
 * ```
 * ```text
 * Float64Array(2) [ 0, 10 ] Int32Array(2) [ 1, -1 ]
 * ```
 */
export function buildNewDesign(
  terms: ModelTerms,
  schema: Schema,
  table: Table,
  { aliased = [], random = true, response = false, ...options }: NewDesignOptions = {},
): NewDesign {
  const { frame, at } = recalledFrame(terms, schema, table, { response, random }, options)
  const n = table.rowCount
  const rows = Int32Array.from({ length: n }, (_, row) => row)
  const used = (variable: Variable): UsedValue => usedValue(frame.variables.get(variable.label)!)
  const inFixed = [...[...variablesOf(terms.fixed), ...terms.offsets].map(used), ...offsetValue(frame)]
  const inRandom = (random ? terms.random : []).flatMap(({ columns, group }) => [
    ...variablesOf(columns).map(used),
    ...group.map(({ label }) => usedValue(frame.groups.get(label)!)),
  ])
  const missing = missingRows(frame, inFixed)
  const missingRandom = missingRows(frame, inRandom)
  const absent = new Uint8Array(n)
  for (const row of missing) absent[row] = 1
  judgeFaults(frame.faults, table, (row) => absent[row] === 0, { learning: false })
  const lookup = at(rows)
  const all = termColumns(terms.fixed, n, lookup)
  const dropped = new Set(aliased)
  const kept = all.names.map((_, column) => column).filter((column) => !dropped.has(all.names[column]!))
  if (all.names.length - kept.length !== dropped.size)
    throw say.error('design/schema-lacks', { variable: aliased.find((name) => !all.names.includes(name)) ?? '' })
  return {
    n,
    X: { names: kept.map((column) => all.names[column]!), columns: kept.map((column) => all.columns[column]!) },
    random: random ? randomDesigns(terms, schema, frame, rows, lookup) : [],
    offset: frame.offset,
    y: response ? responseOf(terms, frame) : null,
    weights: frame.weights?.values ?? null,
    missing,
    missingRandom,
    diagnostics: frame.notes,
  }
}

function responseOf({ response, formula }: ModelTerms, { variables }: ModelFrame): Float64Array {
  if (!response) throw say.error('design/no-response', { formula })
  const { value } = variables.get(response.label)!
  if (value.kind === 'number') return value.values
  throw say.error('design/schema-kind', { variable: response.label, found: value.kind, expected: 'number' })
}

const usedValue = ({ variable, value }: EvaluatedVariable | EvaluatedGroup): UsedValue => ({
  label: variable.label,
  columns: variable.columns,
  value,
})

function missingRows(frame: ModelFrame, values: readonly UsedValue[]): Int32Array {
  const rows = new Set<number>()
  for (const value of values) eachMissing(frame, value, (row) => rows.add(row))
  return Int32Array.from(rows).sort()
}
