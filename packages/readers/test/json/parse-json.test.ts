import { describe, expect, test } from 'vitest'
import { parseJson, readJson } from '../../src/json/index.ts'
import { columnsOf, kindsOf } from '../csv/cells.ts'
import { refusal } from '../files/read.ts'

const expected = { y: [1, 2.5, null], g: ['a', 'b', 'a'], ok: [true, null, false] }

describe('JSON is the same table as', () => {
  test.each([
    ['rows', '[{"y": 1, "g": "a", "ok": true}, {"y": 2.5, "g": "b"}, {"y": null, "g": "a", "ok": false}]'],
    ['columns', '{"y": [1, 2.5, null], "g": ["a", "b", "a"], "ok": [true, null, false]}'],
    ['lines', '{"y": 1, "g": "a", "ok": true}\r\n{"y": 2.5, "g": "b", "ok": null}\n\n{"g": "a", "ok": false}\n'],
    [
      'columns with named rows, as pandas writes them',
      '{"y": {"0": 1, "1": 2.5, "2": null}, "g": {"0": "a", "1": "b", "2": "a"}, "ok": {"0": true, "1": null, "2": false}}',
    ],
    ['behind a byte order mark', '\uFEFF{"y": [1, 2.5, null], "g": ["a", "b", "a"], "ok": [true, null, false]}'],
  ])('%s', async (_, text) => {
    expect(columnsOf(parseJson(text))).toEqual(expected)
    expect(columnsOf(await readJson(new Blob([text])))).toEqual(expected)
    expect(kindsOf(parseJson(text))).toEqual({ y: 'number', g: 'text', ok: 'logical' })
  })
})

test('columns can be asked for as text', () => {
  const options = { text: ['id'] }
  expect(columnsOf(parseJson('[{"id": 7, "y": 1}, {"id": null, "y": 2}]', options))).toEqual({
    id: ['7', null],
    y: [1, 2],
  })
  expect(columnsOf(parseJson('{"id": [7, true], "y": [1, 2]}', options))).toEqual({ id: ['7', 'true'], y: [1, 2] })
})

test('what is no table is refused', async () => {
  const texts = [
    '',
    ' \n',
    '[]',
    '3',
    'null',
    '"y,x"',
    '[1, 2]',
    '{}',
    '{"y": 1}',
    '{"y": {"0": 1}, "x": {"1": 2}}',
    '[\n  {"y": 1,}\n]',
    '{"y": 1}\n{"y": }',
    '{"y": [1, 2], "x": [1]}',
    '[{"y": 1}, {"y": "b"}]',
    '[{"y": {"a": 1}}]',
  ]
  const said = await Promise.all(
    texts.map(async (text) => refusal((async () => parseJson(text, { source: 'd.json' }))())),
  )
  expect(`\n${said.join('\n\n')}\n`).toMatchInlineSnapshot(`
    "
    LmmError: d.json is empty.
    Check that it was written to its end.

    LmmError: d.json is empty.
    Check that it was written to its end.

    LmmError: d.json is empty.
    Check that it was written to its end.

    LmmError: d.json holds no table but a number.
    A table is an array of rows, [{"y": 1, "x": 2}, ...], or an object of columns, {"y": [1, ...], "x": [2, ...]}.

    LmmError: d.json holds no table but null.
    A table is an array of rows, [{"y": 1, "x": 2}, ...], or an object of columns, {"y": [1, ...], "x": [2, ...]}.

    LmmError: d.json holds no table but a text.
    A table is an array of rows, [{"y": 1, "x": 2}, ...], or an object of columns, {"y": [1, ...], "x": [2, ...]}.

    LmmError: d.json holds no table but an array that is no list of rows.
    A table is an array of rows, [{"y": 1, "x": 2}, ...], or an object of columns, {"y": [1, ...], "x": [2, ...]}.

    LmmError: d.json holds no table but an object without columns.
    A table is an array of rows, [{"y": 1, "x": 2}, ...], or an object of columns, {"y": [1, ...], "x": [2, ...]}.

    LmmError: d.json holds no table but an object without columns.
    A table is an array of rows, [{"y": 1, "x": 2}, ...], or an object of columns, {"y": [1, ...], "x": [2, ...]}.

    LmmError: d.json holds no table but an object without columns.
    A table is an array of rows, [{"y": 1, "x": 2}, ...], or an object of columns, {"y": [1, ...], "x": [2, ...]}.

    LmmError: d.json is not JSON: line 2 cannot be read on from column 11.
    Check the file with a JSON validator.

    LmmError: d.json is not JSON: line 2 cannot be read on from column 1.
    Check the file with a JSON validator.

    LmmError: Column x has 1 row, but y has 2.
    All columns of a table have the same length.

    LmmError: Column y holds a number at first, but text (b) in row 2.
    A column has cells of one kind; write null for missing values.

    LmmError: Column y holds an object in row 1.
    Cells are numbers, texts, true or false, dates, or null for missing.
    "
  `)
})
