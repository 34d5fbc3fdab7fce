import { expand, type ModelTerms, parse } from '@lmm/formula'
import {
  buildDesign,
  buildNewDesign,
  type Design,
  type DesignOptions,
  inferSchema,
  type NewDesign,
  type NewDesignOptions,
  type Schema,
  type SchemaOptions,
  type Table,
  type TableInput,
  tableOf,
} from '../src/index.ts'

/** All steps of the package for a formula and data. */
export interface Steps {
  readonly terms: ModelTerms
  readonly table: Table
  readonly schema: Schema
  readonly design: Design
  readonly predict: (data: TableInput, options?: NewDesignOptions) => NewDesign
}

/** Formula and data to a design; the schema goes through JSON, as in a saved model. */
export function steps(formula: string, data: TableInput, options: SchemaOptions & DesignOptions = {}): Steps {
  const table = tableOf(data)
  const terms = expand(parse(formula), { columns: table.columns.keys() })
  const schema: Schema = JSON.parse(JSON.stringify(inferSchema(terms, table, options)))
  const design = buildDesign(terms, schema, table, options)
  const known: NewDesignOptions = {
    aliased: design.X.aliased,
    ...(options.functions && { functions: options.functions }),
    ...(options.offset !== undefined && { offset: options.offset }),
  }
  return {
    terms,
    table,
    schema,
    design,
    predict: (newData, more) => buildNewDesign(terms, schema, tableOf(newData), { ...known, ...more }),
  }
}

/** The columns of a matrix as arrays by name. */
export function columnsOf(X: {
  readonly names: readonly string[]
  readonly columns: readonly Float64Array[]
}): Record<string, number[]> {
  return Object.fromEntries(X.names.map((name, index) => [name, [...X.columns[index]!]]))
}
