import type { Table } from 'lmm'
import { cell } from './table.ts'

const field = (text: string | null): string =>
  text === null ? '' : /[",\r\n]|^\s|\s$|^$/.test(text) ? quoted(text) : text

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`

/** A table as CSV with a header; missing cells are empty. */
export function csvOf({ columns, rowCount }: Table): string {
  const lines = [[...columns.keys()].map(field).join(',')]
  const all = [...columns.values()]
  for (let row = 0; row < rowCount; row++) lines.push(all.map((column) => field(cell(column, row))).join(','))
  return `${lines.join('\n')}\n`
}
