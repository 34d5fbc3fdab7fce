import type { Column, Table } from '../table.ts'

/** A column of a table as plain JSON; null is a missing number. */
type ColumnJson =
  | { readonly kind: 'number'; readonly values: readonly (number | null | 'Inf' | '-Inf')[] }
  | { readonly kind: 'text'; readonly codes: readonly number[]; readonly dictionary: readonly string[] }
  | {
      readonly kind: 'factor'
      readonly codes: readonly number[]
      readonly levels: readonly string[]
      readonly ordered: boolean
    }
  | { readonly kind: 'logical'; readonly codes: readonly number[] }

/** A table as plain JSON, in full precision. */
export interface TableJson {
  readonly rowCount: number
  readonly columns: readonly (readonly [name: string, column: ColumnJson])[]
}

/** Numbers, levels and texts of a table without what it was read from. */
export function tableToJSON({ rowCount, columns }: Table): TableJson {
  return { rowCount, columns: [...columns].map(([name, column]) => [name, columnToJSON(column)] as const) }
}

function columnToJSON(column: Column): ColumnJson {
  if (column.kind !== 'number') return { ...column, codes: Array.from(column.codes) }
  return { kind: 'number', values: Array.from(column.values, numberToJSON) }
}

function numberToJSON(value: number): number | null | 'Inf' | '-Inf' {
  if (Number.isNaN(value)) return null
  if (Number.isFinite(value)) return value
  return value > 0 ? 'Inf' : '-Inf'
}

/** The table that `tableToJSON` wrote. */
export function tableFromJSON({ rowCount, columns }: TableJson): Table {
  return {
    kind: 'table',
    rowCount,
    columns: new Map(columns.map(([name, column]) => [name, columnFromJSON(column)])),
  }
}

function columnFromJSON(column: ColumnJson): Column {
  switch (column.kind) {
    case 'number':
      return { kind: 'number', values: Float64Array.from(column.values, numberFromJSON) }
    case 'logical':
      return { kind: 'logical', codes: Int8Array.from(column.codes) }
    default:
      return { ...column, codes: Int32Array.from(column.codes) }
  }
}

function numberFromJSON(value: number | null | 'Inf' | '-Inf'): number {
  if (value === null) return Number.NaN
  if (typeof value === 'number') return value
  return value === 'Inf' ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY
}
