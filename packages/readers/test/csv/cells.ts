import { createHash } from 'node:crypto'
import type { Column, Table } from '@lmm/design'

/** Cells of a column as plain values, null where missing. */
export function cellsOf(column: Column | undefined): (number | string | boolean | null)[] {
  if (!column) throw new Error('there is no such column')
  if (column.kind === 'number') return Array.from(column.values, (value) => (Number.isNaN(value) ? null : value))
  const levels = column.kind === 'text' ? column.dictionary : column.kind === 'factor' ? column.levels : [false, true]
  return Array.from(column.codes, (code) => (code < 0 ? null : levels[code]!))
}

/** A table as an array of cells by name. */
export const columnsOf = (table: Table): Record<string, ReturnType<typeof cellsOf>> =>
  Object.fromEntries([...table.columns].map(([name, column]) => [name, cellsOf(column)]))

/** Kinds of the columns by name. */
export const kindsOf = (table: Table): Record<string, Column['kind']> =>
  Object.fromEntries([...table.columns].map(([name, column]) => [name, column.kind]))

/** Names of the columns in which two tables are not the same to the bit: quicker than comparing them cell by cell. */
export function differences(a: Table, b: Table): string[] {
  const names = new Set([...a.columns.keys(), ...b.columns.keys()])
  return [...names].filter((name) => fingerprint(a.columns.get(name)) !== fingerprint(b.columns.get(name)))
}

function fingerprint(column: Column | undefined): string {
  if (!column) return ''
  const cells = column.kind === 'number' ? column.values : column.codes
  const texts = column.kind === 'text' ? column.dictionary : []
  const bytes = new Uint8Array(cells.buffer, cells.byteOffset, cells.byteLength)
  return [column.kind, createHash('sha256').update(bytes).digest('hex'), ...texts].join('\n')
}
