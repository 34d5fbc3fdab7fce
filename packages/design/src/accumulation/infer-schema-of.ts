import type { Expression, ModelTerms } from '@lmm/formula'
import type { UserFunctions } from '../expressions/user-function.ts'
import { namedOptions, type SchemaOptions } from '../frame/schema-options.ts'
import { inferSchema } from '../infer-schema.ts'
import { say } from '../say.ts'
import type { ColumnSchema, Schema } from '../schema.ts'
import type { Column, Table } from '../table.ts'
import { appendTables } from '../tables/append-tables.ts'
import { tableAt } from '../tables/table-at.ts'
import { tableOf } from '../tables/table-of.ts'
import type { Batches } from './batches.ts'
import { inBatch } from './in-batch.ts'
import { columnNames, modelVariables } from './model-columns.ts'

/** Functions that learn numbers from all rows; others learn levels or nothing. */
const ofAllRows: ReadonlySet<string> = new Set('center scale poly bs ns within between since cut'.split(' '))
/** Functions that make levels of numbers. */
const ofLevels: ReadonlySet<string> = new Set(
  'factor as.factor ordered as.ordered as.character C relevel dummy interaction'.split(' '),
)

/**
 * The schema of a model of tables that come one after another. Of most rows nothing is kept: those that have a new level of a column
 * suffice. Where the formula holds functions that learn from all rows (`poly`, `scale`, `ns` and their like) the columns of the
 * model are held in memory meanwhile.
 *
 * Levels of grouping factors that are numbers or combinations of factors are left to `accumulate`, which meets them.
 *
 * @throws LmmError as `inferSchema` does.
 * @example
 * ```ts
 * import { inferSchemaOf, tableOf } from '@lmm/design'
 * import { expand, parse } from '@lmm/formula'
 * async function* batches() {
 *   yield tableOf({ y: [1, 2], arm: ['placebo', 'drug'], id: ['a', 'b'] })
 *   yield tableOf({ y: [3, 4], arm: ['drug', 'high dose'], id: ['a', 'c'] })
 * }
 * const schema = await inferSchemaOf(expand(parse('y ~ arm + (1 | id)'), { columns: ['y', 'arm', 'id'] }), batches())
 * const arm = schema.variables.find(({ label }) => label === 'arm')
 * console.log(arm?.kind === 'factor' && arm.levels)
 * ```
 * ```text
 * [ 'drug', 'high dose', 'placebo' ]
 * ```
 */
export async function inferSchemaOf(terms: ModelTerms, batches: Batches, options: SchemaOptions = {}): Promise<Schema> {
  const variables = modelVariables(terms)
  const groups = terms.random.flatMap(({ group }) => group)
  const names = columnNames(terms, options)
  const all = [...variables, ...groups].some(({ expression }) =>
    calls(expression, (name) => learnsFromAll(name, options.functions)),
  )
  const stated = namedOptions(options.columns)
  const leveled = new Set([
    ...[...variables, ...groups].flatMap((variable) =>
      calls(variable.expression, (name) => ofLevels.has(name)) ? variable.columns : [],
    ),
    ...[...stated].flatMap(([name, { type }]) => (type === 'number' ? [] : [name])),
  ])
  const kept: Table[] = []
  const seen = new Map<string, Set<string | number>>()
  let before = 0
  for await (const batch of batches) {
    const table = inBatch(before, () => tableOf(batch))
    before += table.rowCount
    const rows = all ? null : newLevels(table, names, leveled, seen, kept.length === 0, options.weights?.column)
    if (rows === null || rows.length > 0) kept.push(rows ? tableAt(table, rows, names) : appendTables([table], names))
  }
  if (kept.length === 0) throw say.error('design/no-rows', { total: 0, count: 0, byColumn: [] })
  const schema = inferSchema(terms, appendTables(kept, names), options)
  return all ? schema : { ...schema, columns: schema.columns.map(withoutRange) }
}

/** Rows that are kept for their levels say nothing of a range. */
function withoutRange(column: ColumnSchema): ColumnSchema {
  if (column.kind !== 'number') return column
  const { range: _, ...rest } = column
  return rest
}

function learnsFromAll(name: string, functions: UserFunctions = {}): boolean {
  if (Object.hasOwn(functions, name)) return typeof functions[name] !== 'function'
  return ofAllRows.has(name)
}

/** Whether an expression holds a call of a function that is meant. */
function calls(node: Expression, isMeant: (name: string) => boolean): boolean {
  switch (node.kind) {
    case 'call':
      return isMeant(node.callee) || node.arguments.some(({ value }) => calls(value, isMeant))
    case 'parentheses':
      return calls(node.inner, isMeant)
    case 'unary':
      return calls(node.operand, isMeant)
    case 'binary':
      return calls(node.left, isMeant) || calls(node.right, isMeant)
    default:
      return false
  }
}

/** Rows where nothing is missing and some column has a level for the first time; the first such row always. */
function newLevels(
  table: Table,
  names: ReadonlySet<string>,
  leveled: ReadonlySet<string>,
  seen: Map<string, Set<string | number>>,
  isFirst: boolean,
  weights: string | undefined,
): Int32Array {
  const columns = [...names].flatMap((name) => {
    const column = table.columns.get(name)
    return column ? [{ name, column }] : []
  })
  const watched = columns
    .filter(({ name, column }) => column.kind !== 'number' || leveled.has(name))
    .map(({ name, column }) => {
      const known = seen.get(name) ?? new Set()
      seen.set(name, known)
      return { column, known, here: new Uint8Array(labelCount(column)) }
    })
  const rows: number[] = []
  for (let row = 0; row < table.rowCount; row++) {
    if (columns.some(({ name, column }) => isMissingAt(column, row) || (name === weights && isZeroAt(column, row))))
      continue
    let isNew = isFirst && rows.length === 0
    for (const { column, known, here } of watched) {
      if (column.kind === 'number') {
        const value = column.values[row]!
        if (!known.has(value)) isNew = true
        known.add(value)
      } else if (here[column.codes[row]!] === 0) {
        const code = column.codes[row]!
        here[code] = 1
        const label = labelAt(column, code)
        if (!known.has(label)) isNew = true
        known.add(label)
      }
    }
    if (isNew) rows.push(row)
  }
  return Int32Array.from(rows)
}

const labelCount = (column: Column): number =>
  column.kind === 'text' ? column.dictionary.length : column.kind === 'factor' ? column.levels.length : 2

const labelAt = (column: Exclude<Column, { kind: 'number' }>, code: number): string | number =>
  column.kind === 'text' ? column.dictionary[code]! : column.kind === 'factor' ? column.levels[code]! : code

const isMissingAt = (column: Column, row: number): boolean =>
  column.kind === 'number' ? Number.isNaN(column.values[row]!) : column.codes[row]! < 0

const isZeroAt = (column: Column, row: number): boolean => column.kind === 'number' && column.values[row] === 0
