import { say } from '../say.ts'
import type { Column, FactorColumn, Table, TextColumn } from '../table.ts'

/** The rows of tables one below the other, of the columns that are named; a column that a table does not have is missing there. */
export function appendTables(tables: readonly Table[], names: Iterable<string>): Table {
  const rowCount = tables.reduce((sum, table) => sum + table.rowCount, 0)
  const columns = new Map<string, Column>()
  for (const name of names) {
    const parts = tables.map((table) => ({ column: table.columns.get(name), rowCount: table.rowCount }))
    if (parts.some(({ column }) => column !== undefined)) columns.set(name, appended(name, parts, rowCount))
  }
  const source = tables[0]?.source
  return { kind: 'table', rowCount, columns, ...(source !== undefined && { source }) }
}

interface Part {
  readonly column: Column | undefined
  readonly rowCount: number
}

function appended(name: string, parts: readonly Part[], rowCount: number): Column {
  const present = parts.flatMap(({ column }) => (column && !isEmpty(column) ? [column] : []))
  const kind = present[0]?.kind ?? 'number'
  const other = present.find((column) => column.kind !== kind)
  if (other) throw say.error('design/stacked-kinds', { column: name, kinds: [kind, other.kind] })
  if (kind === 'number') {
    const values = new Float64Array(rowCount).fill(Number.NaN)
    fill(parts, (column, at) => column.kind === 'number' && values.set(column.values, at))
    return { kind, values }
  }
  if (kind === 'logical') {
    const codes = new Int8Array(rowCount).fill(-1)
    fill(parts, (column, at) => column.kind === 'logical' && codes.set(column.codes, at))
    return { kind, codes }
  }
  const codes = new Int32Array(rowCount).fill(-1)
  const labels: string[] = []
  const placeOf = new Map<string, number>()
  fill(parts, (column, at) => {
    if (column.kind !== kind) return
    const places = labelsOf(column as TextColumn | FactorColumn).map((label) => {
      const known = placeOf.get(label) ?? labels.length
      if (known === labels.length) {
        labels.push(label)
        placeOf.set(label, known)
      }
      return known
    })
    for (let row = 0; row < column.codes.length; row++)
      if (column.codes[row]! >= 0) codes[at + row] = places[column.codes[row]!]!
  })
  if (kind === 'text') return { kind, codes, dictionary: labels }
  return { kind, codes, levels: labels, ordered: present.every((column) => column.kind === 'factor' && column.ordered) }
}

function fill(parts: readonly Part[], write: (column: Column, at: number) => unknown): void {
  let at = 0
  for (const { column, rowCount } of parts) {
    if (column) write(column, at)
    at += rowCount
  }
}

const labelsOf = (column: TextColumn | FactorColumn): readonly string[] =>
  column.kind === 'text' ? column.dictionary : column.levels

/** A column without any value is of no kind. */
export function isEmpty(column: Column): boolean {
  return column.kind === 'number' ? column.values.every(Number.isNaN) : column.codes.every((code) => code < 0)
}
