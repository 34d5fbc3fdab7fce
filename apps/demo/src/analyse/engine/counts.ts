import type { Table } from 'lmm'
import type { Counts } from './protocol.ts'
import { cell, refusal } from './table.ts'

const most = 60

/** In each cell of two columns the rows that have a value of the response, and all rows. */
export function counts(table: Table, response: string, across: string, down: string): Counts {
  const [value, one, other] = [response, across, down].map((name) => table.columns.get(name)!)
  const found = new Map<string, Map<string, [number, number]>>()
  const heads = new Set<string>()
  for (let row = 0; row < table.rowCount; row++) {
    const [a, d] = [cell(one!, row) ?? 'NA', cell(other!, row) ?? 'NA']
    heads.add(a)
    const line = found.get(d) ?? new Map<string, [number, number]>()
    found.set(d, line)
    if (heads.size > most || found.size > most)
      throw refusal('many-levels', { most }, `Choose columns with at most ${most} values each.`)
    const pair = line.get(a) ?? [0, 0]
    line.set(a, pair)
    pair[1]++
    if (cell(value!, row) !== null) pair[0]++
  }
  const ordered = (names: Iterable<string>): string[] =>
    [...names].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
  const columns = ordered(heads)
  const lines = ordered(found.keys())
  return {
    across: columns,
    down: lines,
    cells: lines.map((d) => columns.map((a) => found.get(d)!.get(a) ?? ([0, 0] as const))),
  }
}
