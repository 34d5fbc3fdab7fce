import { say } from '../say.ts'
import type { Column, FactorColumn, Table, TextColumn } from '../table.ts'
import { isEmpty } from './append-tables.ts'

/** Columns of a table one within the other: row i of each, then row i + 1; a column that is not there is missing. */
export function stackedColumn(name: string, parts: readonly (string | undefined)[], table: Table): Column {
  const columns = parts.map((part) => (part === undefined ? null : table.columns.get(part)!))
  const present = columns.filter((column) => column !== null && !isEmpty(column)) as Column[]
  const kind = present[0]?.kind ?? 'number'
  const other = present.find((column) => column.kind !== kind)
  if (other) throw say.error('design/stacked-kinds', { column: name, kinds: [kind, other.kind] })
  const times = parts.length
  const length = table.rowCount * times
  const fill = <Values extends Float64Array | Int32Array | Int8Array>(
    to: Values,
    missing: number,
    at: (column: Column, part: number, row: number) => number,
  ): Values => {
    columns.forEach((column, part) => {
      for (let row = 0; row < table.rowCount; row++)
        to[row * times + part] = column && column.kind === kind ? at(column, part, row) : missing
    })
    return to
  }
  if (kind === 'number') {
    const values = fill(new Float64Array(length), Number.NaN, (column, _, row) =>
      column.kind === 'number' ? column.values[row]! : Number.NaN,
    )
    return { kind, values }
  }
  if (kind === 'logical')
    return {
      kind,
      codes: fill(new Int8Array(length), -1, (column, _, row) => (column.kind === 'logical' ? column.codes[row]! : -1)),
    }
  const labelled = columns as readonly (TextColumn | FactorColumn | null)[]
  const labels = [...new Set(labelled.flatMap((column) => (column ? labelsOf(column) : [])))]
  const placeOf = new Map(labels.map((label, place) => [label, place]))
  const places = labelled.map((column) => (column ? labelsOf(column).map((label) => placeOf.get(label)!) : []))
  const codes = fill(new Int32Array(length), -1, (column, part, row) => {
    const code = column.kind === 'number' ? -1 : column.codes[row]!
    return code < 0 ? -1 : places[part]![code]!
  })
  if (kind === 'text') return { kind, codes, dictionary: labels }
  return { kind, codes, levels: labels, ordered: present.every((column) => column.kind === 'factor' && column.ordered) }
}

const labelsOf = (column: TextColumn | FactorColumn): readonly string[] =>
  column.kind === 'text' ? column.dictionary : column.kind === 'factor' ? column.levels : []
