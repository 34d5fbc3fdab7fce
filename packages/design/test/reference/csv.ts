import { readFileSync } from 'node:fs'
import { type ColumnType, type Table, tableOf } from '../../src/index.ts'

/** A reference CSV as columns: numbers where all cells are, NA missing; quoted cells hold no line breaks. */
export function readCsv(path: string, factors: Readonly<Record<string, unknown>>): Table {
  const [header, ...lines] = readFileSync(path, 'utf8').trimEnd().split(/\r?\n/)
  const names = cellsOf(header!)
  const cells = names.map((): (string | null)[] => new Array(lines.length))
  lines.forEach((line, row) => {
    cellsOf(line).forEach((cell, column) => {
      cells[column]![row] = cell === 'NA' ? null : cell
    })
  })
  return tableOf(
    names.map((name, index) => {
      const texts = cells[index]!
      const numbers = texts.map((cell) => (cell === null || cell === '' ? null : Number(cell)))
      const numeric = !(name in factors) && numbers.every((value) => value === null || !Number.isNaN(value))
      return [name, numeric ? numbers : texts] as const
    }),
  )
}

function cellsOf(line: string): string[] {
  if (!line.includes('"')) return line.split(',')
  return [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)]
    .slice(0, -1)
    .map(([, cell]) => (cell!.startsWith('"') ? cell!.slice(1, -1).replaceAll('""', '"') : cell!))
}

/** Levels of a reference case as column types. */
export function columnTypes(
  factors: Readonly<Record<string, { readonly levels: readonly string[]; readonly ordered: boolean }>>,
): Record<string, ColumnType> {
  return Object.fromEntries(
    Object.entries(factors).map(([name, { levels, ordered }]) => [
      name,
      { type: ordered ? 'ordered' : 'factor', levels },
    ]),
  )
}
