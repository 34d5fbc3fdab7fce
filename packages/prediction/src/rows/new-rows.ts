import { buildNewDesign, type Column, type NewDesign, type Table, type TableInput, tableOf } from '@lmm/design'
import type { FittedModel } from '@lmm/reml'
import type { PredictorRows } from '../linear-predictor.ts'

/** New rows as a model reads them. */
export interface NewRows extends PredictorRows {
  readonly table: Table
  readonly design: NewDesign
  /** Weights of the rows, 1 where the model has none; null where the column is not there. */
  readonly weights: Float64Array | null
  /** Rows that lack a value of the fixed part, and of the random part. */
  readonly missing: Int32Array
  readonly missingRandom: Int32Array
}

/** What is needed of new rows. */
export interface NewRowsRequest {
  /** Z, for which the grouping factors must be there: `read` them, or take every group as a `new` one without them. */
  readonly random?: 'none' | 'read' | 'new'
  readonly response?: boolean
}

/** Reads new rows by what the fit learned. */
export function newRows(model: FittedModel, data: TableInput, request: NewRowsRequest = {}): NewRows {
  const { random = 'read', response = false } = request
  const table = random === 'new' ? withGroups(model, tableOf(data)) : tableOf(data)
  const { offset, weights } = model.specification
  const weighted = weights !== null && table.columns.has(weights.column)
  const design = buildNewDesign(model.terms, model.schema, table, {
    aliased: model.aliased,
    functions: model.functions,
    random: random !== 'none',
    response,
    ...(offset !== null && { offset }),
    ...(weighted && { weights }),
  })
  return {
    n: design.n,
    X: design.X.columns,
    random: design.random,
    offset: design.offset,
    table,
    design,
    weights: design.weights ?? (weights === null ? new Float64Array(design.n).fill(1) : null),
    missing: design.missing,
    missingRandom: design.missingRandom,
  }
}

/** The table with a column for every grouping variable that only grouping reads: which group it is does not matter. */
export function withGroups(model: FittedModel, table: Table): Table {
  const absent = groupingColumns(model).filter(({ name }) => !table.columns.has(name))
  if (absent.length === 0) return table
  const columns = new Map(table.columns)
  for (const { name, level } of absent) columns.set(name, anyValue(table.rowCount, level))
  return { ...table, columns }
}

interface GroupingColumn {
  readonly name: string
  /** One of its levels, where it is a factor. */
  readonly level: string | undefined
}

const grouping = new WeakMap<FittedModel, readonly GroupingColumn[]>()

/** Columns that grouping alone reads, found once: rows may come one by one. */
function groupingColumns(model: FittedModel): readonly GroupingColumn[] {
  const found = grouping.get(model) ?? findGroupingColumns(model)
  grouping.set(model, found)
  return found
}

function findGroupingColumns({ terms, schema }: FittedModel): readonly GroupingColumn[] {
  const read = new Set(
    [...terms.fixed.terms, ...terms.random.flatMap(({ columns }) => columns.terms)]
      .flatMap(({ variables }) => variables)
      .concat(terms.offsets)
      .flatMap(({ columns }) => columns),
  )
  const names = terms.random.flatMap(({ group }) => group.flatMap(({ columns }) => columns))
  return [...new Set(names)]
    .filter((name) => !read.has(name))
    .map((name) => {
      const known = schema.columns.find((column) => column.name === name)
      return { name, level: known?.kind === 'factor' ? known.levels[0] : undefined }
    })
}

const anyValue = (n: number, level: string | undefined): Column =>
  level === undefined
    ? { kind: 'number', values: new Float64Array(n) }
    : { kind: 'text', codes: new Int32Array(n), dictionary: [level] }

/** Whether a table has no column that any grouping factor reads. */
export function namesNoGroups({ terms }: FittedModel, { columns }: Table): boolean {
  return terms.random.every(({ group }) => group.every((each) => each.columns.every((name) => !columns.has(name))))
}
