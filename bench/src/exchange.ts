import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { places } from './places.ts'

type Columns = Readonly<Record<string, ArrayLike<number | string>>>

/** Where a file stands that both sides read. */
export const exchanged = (name: string): string => join(places.exchange, `${name}.csv`)

/** Writes columns of numbers and of texts without commas for both sides to read. */
export function writeColumns(name: string, columns: Columns): void {
  mkdirSync(places.exchange, { recursive: true })
  const series = Object.values(columns)
  const rows = Array.from(series[0]!, (_, i) => series.map((values) => values[i]).join(','))
  writeFileSync(exchanged(name), `${Object.keys(columns).join(',')}\n${rows.join('\n')}\n`)
}

/** Bytes of columns in memory, 8 for the place of a text or a number in an array. */
export function columnBytes(columns: Columns): number {
  return Object.values(columns)
    .map((values) => (ArrayBuffer.isView(values) ? values.byteLength : 8 * values.length))
    .reduce((sum, bytes) => sum + bytes, 0)
}
