import { readFileSync } from 'node:fs'
import { dataPath, readCase } from '@lmm/reference'
import { expect, test } from 'vitest'
import { crossed } from '../src/simulate/crossed.ts'
import { longitudinal } from '../src/simulate/longitudinal.ts'
import { maximal } from '../src/simulate/maximal.ts'
import { rounded } from '../src/simulate/rounded.ts'

type Columns = Readonly<Record<string, ArrayLike<number | string>>>

/** Columns of a stored file, as text. */
function stored(name: string): Record<string, string[]> {
  const [header, ...rows] = readFileSync(dataPath(readCase(name)), 'utf8')
    .trimEnd()
    .split('\n')
  const cells = rows.map((row) => row.split(','))
  return Object.fromEntries(header!.split(',').map((column, j) => [column, cells.map((row) => row[j]!)]))
}

/** Rows by column at which the values are not those of the text, to the last bit. */
function differences(made: Columns, text: Record<string, string[]>): Record<string, number[]> {
  const isSame = (value: number | string | undefined, cell: string): boolean =>
    typeof value === 'number' ? value === Number(cell) : value === cell
  const rowsOf = ([name, cells]: [string, string[]]): number[] =>
    cells.flatMap((cell, i) => (isSame(made[name]?.[i], cell) ? [] : [i]))
  return Object.fromEntries(Object.entries(text).map((entry) => [entry[0], rowsOf(entry)]))
}

test('longitudinal rows are those that simulate.R wrote, all of them', () => {
  const made = differences({ ...longitudinal(1e4, 10) }, stored('sim_long_1e5'))
  expect(made).toEqual({ id: [], x: [], trt: [], y: [] })
})

test('crossed rows are those that simulate.R wrote, all of them', () => {
  const made = differences({ ...crossed(1e5, 6000, 3000) }, stored('sim_cross_1e5'))
  expect(made).toEqual({ user: [], item: [], y: [] })
})

test('every subject of the maximal design sees all eight conditions equally often, and every item is seen so', () => {
  const { subject, item, a, b, c } = maximal(56, 32)
  for (const units of [subject, item]) {
    const counts = new Map<string, number>()
    for (const [i, unit] of units.entries()) {
      const cell = `${unit} ${a[i]} ${b[i]} ${c[i]}`
      counts.set(cell, (counts.get(cell) ?? 0) + 1)
    }
    expect(counts.size).toBe(8 * new Set(units).size)
    expect(new Set(counts.values()).size).toBe(1)
  }
})

// What R 4.2.2 prints for round(x, digits).
test.each([
  [0.15, 1, 0.1],
  [0.25, 1, 0.2],
  [0.35, 1, 0.3],
  [2.5, 0, 2],
  [-1.00005, 4, -1.0001],
  [0.107, 3, 0.107],
  [1.0005, 3, 1],
])('%d rounded to %d decimals is %d', (x, digits, expected) => {
  expect(rounded(x, digits)).toBe(expected)
})
