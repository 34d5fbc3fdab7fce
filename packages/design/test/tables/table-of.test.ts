import { describe, expect, it } from 'vitest'
import { describeTable, type TableInput, tableOf } from '../../src/index.ts'
import { messageOf } from '../message.ts'

describe('tableOf', () => {
  it('takes columns, a Map, pairs and rows alike', () => {
    const inputs: TableInput[] = [
      { y: [1, 2, null], g: ['b', 'a', 'b'] },
      new Map<string, number[] | string[]>([
        ['y', [1, 2, Number.NaN]],
        ['g', ['b', 'a', 'b']],
      ]),
      [
        ['y', Float64Array.of(1, 2, Number.NaN)],
        ['g', ['b', 'a', 'b']],
      ],
      [{ y: 1, g: 'b' }, { g: 'a', y: 2 }, { g: 'b' }],
    ]
    for (const input of inputs) {
      const table = tableOf(input)
      expect(table.rowCount).toBe(3)
      expect(table.columns.get('y')).toEqual({ kind: 'number', values: Float64Array.of(1, 2, Number.NaN) })
      expect(table.columns.get('g')).toEqual({ kind: 'text', codes: Int32Array.of(0, 1, 0), dictionary: ['b', 'a'] })
    }
  })

  it('unites the keys of all rows', () => {
    const table = tableOf([{ a: 1 }, { b: true }, {}])
    expect(table.columns.get('a')).toEqual({ kind: 'number', values: Float64Array.of(1, Number.NaN, Number.NaN) })
    expect(table.columns.get('b')).toEqual({ kind: 'logical', codes: Int8Array.of(-1, 1, -1) })
  })

  it('keeps columns called __proto__, constructor and toString', () => {
    const rows = [JSON.parse('{"__proto__": 1, "constructor": 2}'), { toString: 3 }]
    const table = tableOf(rows)
    expect([...table.columns.keys()]).toEqual(['__proto__', 'constructor', 'toString'])
    expect(table.columns.get('constructor')).toEqual({ kind: 'number', values: Float64Array.of(2, Number.NaN) })
    expect(table.columns.get('toString')).toEqual({ kind: 'number', values: Float64Array.of(Number.NaN, 3) })
    expect([...tableOf(JSON.parse('{"__proto__": [1, 2]}')).columns.keys()]).toEqual(['__proto__'])
  })

  it('reads numbers from integers, big integers and dates', () => {
    const table = tableOf({
      small: Int16Array.of(1, -2),
      big: BigInt64Array.of(7n, -1n),
      mixed: [5n, 6],
      day: [new Date('1970-01-02T12:00:00Z'), null],
      empty: [null, undefined],
    })
    const numbers = [...table.columns].map(([name, column]) => [name, column.kind === 'number' && [...column.values]])
    expect(Object.fromEntries(numbers)).toEqual({
      small: [1, -2],
      big: [7, -1],
      mixed: [5, 6],
      day: [1.5, Number.NaN],
      empty: [Number.NaN, Number.NaN],
    })
  })

  it('uses a Float64Array as it is and an empty text as a text', () => {
    const y = Float64Array.of(1, 2)
    const table = tableOf({ y, t: ['', null] })
    expect(table.columns.get('y')).toEqual({ kind: 'number', values: y })
    expect((table.columns.get('y') as { values: Float64Array }).values).toBe(y)
    expect(table.columns.get('t')).toEqual({ kind: 'text', codes: Int32Array.of(0, -1), dictionary: [''] })
  })

  it('takes factors by codes and levels', () => {
    const table = tableOf({ f: { codes: [1, -1, 0], levels: ['lo', 'hi'], ordered: true } })
    expect(table.columns.get('f')).toEqual({
      kind: 'factor',
      codes: Int32Array.of(1, -1, 0),
      levels: ['lo', 'hi'],
      ordered: true,
    })
  })

  it('gives back a table, with another source when asked', () => {
    const table = tableOf({ y: [1] })
    expect(tableOf(table)).toBe(table)
    expect(tableOf(table, { source: 'a.csv' })).toMatchObject({ source: 'a.csv', rowCount: 1 })
  })

  it('reads tables shaped as those of Arrow: buffers of plain numbers, other types cell by cell', () => {
    const vectors = [
      { length: 2, nullCount: 0, toArray: () => Int32Array.of(4, 5), get: () => 0 },
      { length: 2, nullCount: 1, get: (i: number) => [null, 2.5][i] },
      { length: 2, nullCount: 0, toArray: () => ['u', 'v'], get: (i: number) => ['u', 'v'][i] },
      { length: 2, nullCount: 0, toArray: () => Float64Array.of(99, 99), get: (i: number) => [0, 86_400_000][i] },
    ]
    const types = [{ typeId: 2 }, { typeId: 3, precision: 2 }, { typeId: 5 }, { typeId: 8 }]
    const fields = ['i', 'x', 's', 'date'].map((name, index) => ({ name, type: types[index] }))
    const table = tableOf({
      schema: { fields },
      numRows: 2,
      getChild: (name: string) => vectors[fields.findIndex((field) => field.name === name)],
    })
    expect(table.columns.get('i')).toEqual({ kind: 'number', values: Float64Array.of(4, 5) })
    expect(table.columns.get('x')).toEqual({ kind: 'number', values: Float64Array.of(Number.NaN, 2.5) })
    expect(table.columns.get('s')).toEqual({ kind: 'text', codes: Int32Array.of(0, 1), dictionary: ['u', 'v'] })
    expect(table.columns.get('date')).toEqual({ kind: 'number', values: Float64Array.of(0, 1) })
  })
})

describe('what tableOf refuses', () => {
  const cases: [string, () => unknown][] = [
    ['columns of different length', () => tableOf({ y: [1, 2], g: ['a'] })],
    [
      'two columns of one name',
      () =>
        tableOf([
          ['y', [1]],
          ['y', [2]],
        ]),
    ],
    ['cells of two kinds', () => tableOf({ y: [1, null, 'n/a'] })],
    ['a function as a cell', () => tableOf({ y: [1, () => 2] } as never)],
    ['an object as the first cell', () => tableOf({ y: [{}] } as never)],
    ['an invalid date', () => tableOf({ d: [new Date('never')] })],
    ['a big integer that no number holds', () => tableOf({ id: [2n ** 60n] })],
    ['a row that is no object', () => tableOf([{ y: 1 }, 5] as never)],
    ['a column that is none', () => tableOf({ y: 5 } as never)],
    ['a number', () => tableOf(5 as never)],
    ['a code beyond the levels', () => tableOf({ f: { codes: [0, 2], levels: ['a', 'b'] } })],
    ['a level listed twice', () => tableOf({ f: { codes: [0], levels: ['a', 'a'] } })],
  ]
  it('is said with its place and what to do', () => {
    expect(cases.map(([title, run]) => `${title}\n${messageOf(run)}`).join('\n\n')).toMatchInlineSnapshot(`
      "columns of different length
      Column g has 1 row, but y has 2.
      All columns of a table have the same length.

      two columns of one name
      There are two columns called y.
      Rename one of them: a formula could mean either.

      cells of two kinds
      Column y holds a number at first, but text (n/a) in row 3.
      A column has cells of one kind; write null for missing values.

      a function as a cell
      Column y holds a function in row 2.
      Cells are numbers, texts, true or false, dates, or null for missing.

      an object as the first cell
      Column y holds an object in row 1.
      Cells are numbers, texts, true or false, dates, or null for missing.

      an invalid date
      Column d holds an invalid date in row 1.
      Cells are numbers, texts, true or false, dates, or null for missing.

      a big integer that no number holds
      Column id holds 1152921504606846976 in row 1, an integer too large to be a number exactly.
      Pass identifiers as texts, or divide the column first.

      a row that is no object
      The table's row 2 is a number, not an object with a value for each column.
      Rows are objects such as { y: 1.2, group: "a" }; for columns pass an object of arrays.

      a column that is none
      Column y is a number, not a column.
      A column is an array, a typed array, or { codes, levels } for a factor.

      a number
      A table cannot be made from a number.
      Pass columns by name ({ y: [1, 2], group: ["a", "b"] }), an array of row objects, or an Arrow table.

      a code beyond the levels
      The factor f has the code 2 in row 2, but only 2 levels.
      Codes are whole numbers from 0 to 1, or -1 for missing.

      a level listed twice
      The factor f lists the level "a" twice.
      Each level is listed once, in the order wanted."
    `)
  })
})

describe('describeTable', () => {
  it('has a tidy row for each column', () => {
    const table = tableOf({
      x: [3, null, Number.POSITIVE_INFINITY, -1],
      g: ['b', 'a', 'b', null],
      f: { codes: [0, 1, 0, 1], levels: ['a', 'b', 'c'], ordered: true },
      l: [true, null, true, true],
      none: [null, null, null, null],
    })
    expect(describeTable(table)).toEqual([
      { column: 'x', type: 'number', levels: null, missing: 1, min: -1, max: 3, infinite: 1 },
      { column: 'g', type: 'text', levels: 2, missing: 1, min: null, max: null, infinite: 0 },
      { column: 'f', type: 'ordered', levels: 2, missing: 0, min: null, max: null, infinite: 0 },
      { column: 'l', type: 'logical', levels: 1, missing: 1, min: null, max: null, infinite: 0 },
      { column: 'none', type: 'number', levels: null, missing: 4, min: null, max: null, infinite: 0 },
    ])
  })
})
