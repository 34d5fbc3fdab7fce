import type { Column, Table } from '@lmm/design'

/** The rows of two tables, one after the other; a column that one of them lacks is missing there. */
export function joinedTables(first: Table, second: Table): Table {
  const names = new Set([...first.columns.keys(), ...second.columns.keys()])
  const columns = new Map(
    Array.from(names, (name) => [
      name,
      joinedColumns(first.columns.get(name), first.rowCount, second.columns.get(name), second.rowCount),
    ]),
  )
  return { kind: 'table', rowCount: first.rowCount + second.rowCount, columns }
}

function joinedColumns(a: Column | undefined, m: number, b: Column | undefined, n: number): Column {
  if (isNumbers(a) && isNumbers(b)) {
    const values = new Float64Array(m + n).fill(Number.NaN)
    if (a) values.set(a.values)
    if (b) values.set(b.values, m)
    return { kind: 'number', values }
  }
  const dictionary: string[] = []
  const places = new Map<string, number>()
  const codeOf = (label: string | null): number => {
    if (label === null) return -1
    const known = places.get(label)
    if (known !== undefined) return known
    places.set(label, dictionary.length)
    return dictionary.push(label) - 1
  }
  const codes = Int32Array.from({ length: m + n }, (_, i) => codeOf(i < m ? labelAt(a, i) : labelAt(b, i - m)))
  const factor = a?.kind === 'factor' ? a : b?.kind === 'factor' ? b : undefined
  if (!factor || dictionary.some((label) => !factor.levels.includes(label))) return { kind: 'text', codes, dictionary }
  const order = dictionary.map((label) => factor.levels.indexOf(label))
  return { ...factor, codes: codes.map((code) => (code < 0 ? -1 : order[code]!)) }
}

/** Numbers, or nothing. */
const isNumbers = (column: Column | undefined): column is Extract<Column, { kind: 'number' }> | undefined =>
  column === undefined || column.kind === 'number'

function labelAt(column: Column | undefined, i: number): string | null {
  if (!column) return null
  switch (column.kind) {
    case 'number':
      return Number.isNaN(column.values[i]!) ? null : `${column.values[i]!}`
    case 'text':
      return column.codes[i]! < 0 ? null : column.dictionary[column.codes[i]!]!
    case 'factor':
      return column.codes[i]! < 0 ? null : column.levels[column.codes[i]!]!
    case 'logical':
      return column.codes[i]! < 0 ? null : column.codes[i] === 1 ? 'TRUE' : 'FALSE'
  }
}
