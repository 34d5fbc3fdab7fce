import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseCsv } from '../../src/csv/index.ts'
import { cellsOf } from './cells.ts'

const data = new URL('../../../reference/data/', import.meta.url)
const files = readdirSync(data).filter(
  (file) => file.endsWith('.csv') && readFileSync(new URL(file, data)).length < 100_000,
)

/** R's write.csv put no commas, quotes or line ends within the cells of these files. */
const naive = (text: string): string[][] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => line.split(',').map((cell) => cell.replace(/^"(.*)"$/, '$1')))

test.each(files)('%s is read as R wrote it', (file) => {
  const text = readFileSync(new URL(file, data), 'utf8')
  const [header, ...rows] = naive(text)
  const asText = parseCsv(text, { text: header! })
  const table = parseCsv(text)
  expect([...table.columns.keys()]).toEqual(header)
  header!.forEach((name, j) => {
    const cells = rows.map((row) => (row[j] === 'NA' ? null : row[j]!))
    expect(cellsOf(asText.columns.get(name))).toEqual(cells)
    const areNumbers = cells.every((cell) => cell === null || Number.isFinite(Number(cell)))
    const expected = areNumbers ? cells.map((cell) => (cell === null ? null : Number(cell))) : cells
    expect(cellsOf(table.columns.get(name))).toEqual(expected)
  })
})
