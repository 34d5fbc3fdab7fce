import { describe, expect, it } from 'vitest'
import { type PivotOptions, pivotLonger, type Table, type TableInput, tableOf } from '../../src/index.ts'
import { messageOf } from '../message.ts'

/** Cells by column, missing as null. */
function cellsOf(table: Table): Record<string, unknown[]> {
  return Object.fromEntries(
    [...table.columns].map(([name, column]) => {
      if (column.kind === 'number')
        return [name, Array.from(column.values, (value) => (Number.isNaN(value) ? null : value))]
      const labels =
        column.kind === 'text' ? column.dictionary : column.kind === 'factor' ? column.levels : [false, true]
      return [name, Array.from(column.codes, (code) => (code < 0 ? null : labels[code]))]
    }),
  )
}

const wide = {
  id: ['a', 'b'],
  arm: { codes: [1, 0], levels: ['new', 'old'] },
  sbp_0: [120, 135],
  sbp_3: [118, null],
  dbp_0: [80, 85],
  ok_0: [true, false],
  ok_3: [null, true],
}

describe('pivotLonger', () => {
  it('stacks columns by a pattern and repeats the others', () => {
    const { id, arm, sbp_0, sbp_3 } = wide
    const long = pivotLonger({ id, arm, sbp_0, sbp_3 }, { columns: /^sbp_(\d+)$/, names: 'month', values: 'sbp' })
    expect(long.rowCount).toBe(4)
    expect(cellsOf(long)).toEqual({
      id: ['a', 'a', 'b', 'b'],
      arm: ['old', 'old', 'new', 'new'],
      month: [0, 3, 0, 3],
      sbp: [120, 118, 135, null],
    })
  })

  it('makes a column of each measurement that the names hold', () => {
    const long = pivotLonger(wide, { columns: /^(sbp|dbp|ok)_(\d+)$/, names: ['.value', 'month'] })
    expect(cellsOf(long)).toEqual({
      id: ['a', 'a', 'b', 'b'],
      arm: ['old', 'old', 'new', 'new'],
      month: [0, 3, 0, 3],
      sbp: [120, 118, 135, null],
      dbp: [80, null, 85, null],
      ok: [true, null, false, true],
    })
  })

  it('takes names of columns, keeps texts, and numbers the rows when asked', () => {
    const long = pivotLonger(
      { before: ['x', 'y'], after: ['y', null], never: [null, null] },
      { columns: ['before', 'after', 'never'], names: 'when', id: 'person' },
    )
    expect(cellsOf(long)).toEqual({
      person: [1, 1, 1, 2, 2, 2],
      when: ['before', 'after', 'never', 'before', 'after', 'never'],
      value: ['x', 'y', null, 'y', null, null],
    })
  })

  it('unites the levels of factors and keeps the source', () => {
    const table = tableOf(
      { f1: { codes: [0, 1], levels: ['lo', 'hi'] }, f2: { codes: [0, -1], levels: ['top'] } },
      { source: 'a.csv' },
    )
    const long = pivotLonger(table, { columns: /^f(\d)/gy, names: 'k' })
    expect(long.columns.get('value')).toEqual({
      kind: 'factor',
      codes: Int32Array.of(0, 2, 1, -1),
      levels: ['lo', 'hi', 'top'],
      ordered: false,
    })
    expect(long.source).toBe('a.csv')
  })

  it('says what cannot be stacked', () => {
    const said = (data: TableInput, options: PivotOptions): string => messageOf(() => pivotLonger(data, options))
    expect(
      [
        said(wide, { columns: /^dia_/, names: 'month' }),
        said(wide, { columns: [], names: 'month' }),
        said(wide, { columns: ['sbp_1'], names: 'month' }),
        said(wide, { columns: /^(sbp|dbp)_(\d+)$/, names: 'month' }),
        said(wide, { columns: /^(sbp|dbp)_/, names: 'id' }),
        said(wide, { columns: /^sbp/, names: 'id' }),
        said(wide, { columns: /^(?:sbp|ok)_(\d+)/, names: 'month' }),
        said({ a1: [1], b1: [true] }, { columns: ['a1', 'b1'], names: 'what' }),
      ].join('\n\n'),
    ).toMatchInlineSnapshot(`
      "No column is meant to be stacked.
      Give the columns, or a pattern with one group for each part: { columns: /^sbp_(\\d+)$/, names: "month" }.

      No column is meant to be stacked.
      Give the columns, or a pattern with one group for each part: { columns: /^sbp_(\\d+)$/, names: "month" }.

      The option columns names the column sbp_1, which the data do not have.
      Did you mean sbp_0, sbp_3 or dbp_0? Check the spelling; upper and lower case differ.

      The names of the columns have 2 parts, but 1 new name is given.
      Give the columns, or a pattern with one group for each part: { columns: /^sbp_(\\d+)$/, names: "month" }.

      There are two columns called sbp_3.
      Rename one of them: a formula could mean either.

      There are two columns called id.
      Rename one of them: a formula could mean either.

      There are two columns called ok_0.
      Rename one of them: a formula could mean either.

      Columns of different kinds, number and logical, would be stacked into value.
      Stack them in separate steps, or make them of one kind first."
    `)
  })
})
