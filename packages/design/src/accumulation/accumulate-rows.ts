import type { ModelTerms } from '@lmm/formula'
import { columnOf } from '../frame/column-reader.ts'
import type { SchemaOptions } from '../frame/schema-options.ts'
import { inferSchema } from '../infer-schema.ts'
import { type ResidualSpecifications, residualColumns } from '../pattern-products/residual-design.ts'
import { say } from '../say.ts'
import type { Schema } from '../schema.ts'
import type { Table } from '../table.ts'
import { appendTables } from '../tables/append-tables.ts'
import type { TableInput } from '../tables/table-input.ts'
import { tableOf } from '../tables/table-of.ts'
import type { AccumulatedRows } from './accumulated-rows.ts'
import { askedRows } from './asked-rows.ts'
import type { Batches } from './batches.ts'
import { inBatch } from './in-batch.ts'
import { columnNames } from './model-columns.ts'

/** The rows of tables that come one after another, of the columns that the model and its residuals read. */
export async function accumulateRows(
  terms: ModelTerms,
  schema: Schema | null,
  batches: Batches,
  options: SchemaOptions & { readonly residual: ResidualSpecifications },
): Promise<AccumulatedRows> {
  const { residual, weights } = options
  const names = new Set([...columnNames(terms, options), ...residualColumns(residual)])
  const parts: Table[] = []
  let rows = 0
  for await (const batch of batches) {
    const part = inBatch(rows, () => ofColumns(batch, names))
    rows += part.rowCount
    parts.push(part)
  }
  if (rows === 0) throw say.error('design/no-rows', { total: 0, count: 0, byColumn: [] })
  const { source: _, ...table } = appendTables(parts, names)
  return {
    form: 'rows',
    terms,
    schema: schema ?? inferSchema(terms, table, options),
    asked: askedRows(options),
    residual,
    weights: { kind: weights ? (weights.kind ?? 'precision') : null, column: weights?.column ?? null },
    table,
  }
}

function ofColumns(batch: TableInput, names: ReadonlySet<string>): Table {
  const table = tableOf(batch)
  for (const name of names) columnOf(table, name)
  return appendTables([table], names)
}
