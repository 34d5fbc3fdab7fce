import { describe, expect, test } from 'vitest'
import { readTable } from '../src/index.ts'
import { readFile } from './files/read.ts'

/** What test/files/fixtures.py wrote. */
const written = {
  y: [1.5, null, 3.25, -0],
  count: [1, 2, null, 4],
  id: [10, 20, 30, 2 ** 40],
  big: ['1', '9007199254740993', null, '3'],
  price: [1.15, -57.29, null, 0.07],
  ok: [true, false, null, true],
  g: ['b', 'a', null, 'b'],
  empty: ['', 'x', '', 'NA'],
  coded: ['u', null, 'v', 'u'],
  day: [1, null, 19782, -1],
  at: [0.5, null, 19723.25, 2],
  nanos: [0.5, null, 0, 1 / 86_400e9],
  time: [0.25, 0.5, null, 0.75],
}
const ofArrow = { half: [0.5, 1, 2, null], nothing: [null, null, null, null], dose: ['high', 'low', null, 'high'] }

describe('types have the same meaning in', () => {
  test.each([
    ['types.arrow', ofArrow],
    ['types.arrows', ofArrow],
    ['types.parquet', { dose: ofArrow.dose }],
  ])('%s', async (name, more) => {
    const { table, cells, kinds, said } = await readFile(name)
    expect(cells).toEqual({ ...written, ...more })
    expect(kinds).toMatchObject({ y: 'number', big: 'text', ok: 'logical', g: 'text', coded: 'text', day: 'number' })
    expect(table.source).toBe(name)
    expect(said).toHaveLength(2)
    expect(said.join('\n').replaceAll(name, 'FILE')).toContain(
      'Column list of FILE is left out: its cells are of type list.',
    )
    expect(said.join('\n')).toContain(
      'Column big is read as text: some of its integers are beyond 2^53, and numbers would round them.',
    )
  })

  test.each(['types.arrow', 'types.parquet'])('%s, where columns are asked for as text', async (name) => {
    const { cells } = await readFile(name, { text: ['count', 'day', 'at', 'ok', 'nobody'] })
    expect(cells.count).toEqual(['1', '2', null, '4'])
    expect(cells.day).toEqual(['1970-01-02', null, '2024-02-29', '1969-12-31'])
    expect(cells.at).toEqual(['1970-01-01T12:00:00.000Z', null, '2024-01-01T06:00:00.000Z', '1970-01-03'])
    expect(cells.ok).toEqual(['true', 'false', null, 'true'])
  })
})

test('an ordered dictionary is an ordered factor with its levels in their order, used or not', async () => {
  const { table } = await readFile('types.arrow')
  expect(table.columns.get('dose')).toEqual({
    kind: 'factor',
    codes: Int32Array.of(2, 0, -1, 2),
    levels: ['low', 'mid', 'high'],
    ordered: true,
  })
})

describe('a compressed file is the table that was written', () => {
  const y = Array.from({ length: 300 }, (_, i) => i / 4)
  const g = y.map((_, i) => `group ${i % 7}`)
  test.each([
    'lz4.feather',
    'zstd.feather',
    'none.parquet',
    'gzip.parquet',
    'zstd.parquet',
    'lz4.parquet',
    'brotli.parquet',
  ])('%s', async (name) => {
    const { cells, said } = await readFile(name)
    expect(cells).toEqual({ y, g })
    expect(said).toEqual([])
  })
})

test('the format is told from the bytes where there is no ending', async () => {
  for (const name of ['types.arrow', 'types.arrows', 'types.parquet', 'book.xlsx'])
    expect((await readFile(name, { source: 'data' })).table.rowCount).toBe(4)
  const table = await readTable(new Blob(['\uFEFF [{"y": 1, "g": "a"}]']))
  expect(table.rowCount).toBe(1)
  expect((await readTable('y\tx\n1\t2\n')).columns.size).toBe(2)
})
