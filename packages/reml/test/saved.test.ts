import { Matrix } from 'ml-matrix'
import { expect, test } from 'vitest'
import { restore } from '../src/index.ts'
import { fromJson, toJson } from '../src/saved/typed-json.ts'

test('data that JSON has no word for come back as they were', () => {
  const value = {
    numbers: Float64Array.of(0.1, Number.NaN, -0.0, Number.MIN_VALUE),
    codes: Int32Array.of(-1, 3),
    bounds: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, 1e308],
    matrix: new Matrix([
      [1, 1 / 3],
      [2, Math.PI],
    ]),
    empty: Matrix.zeros(0, 0),
    nested: { text: '$', none: null, yes: true },
  }
  const back = fromJson(JSON.parse(JSON.stringify(toJson(value)))) as typeof value
  expect(back.numbers).toEqual(Float64Array.of(0.1, Number.NaN, 0, Number.MIN_VALUE))
  expect(back.codes).toEqual(value.codes)
  expect(back.bounds).toEqual(value.bounds)
  expect(back.matrix.to2DArray()).toEqual(value.matrix.to2DArray())
  expect(back.empty.rows).toBe(0)
  expect(back.nested).toEqual(value.nested)
})

test.each([
  ['text', 'model'],
  ['another kind', { kind: 'report' }],
  ['no version', { kind: 'lmm/model' }],
  ['no state', { kind: 'lmm/model', schemaVersion: 1 }],
  ['a later version', { kind: 'lmm/model', schemaVersion: 99, state: {} }],
  ['half a state', { kind: 'lmm/model', schemaVersion: 1, state: { beta: [] } }],
])('%s is refused in words', (_title, json) => {
  const message = (): string => {
    try {
      restore(json)
      return 'restored'
    } catch (error) {
      return (error as Error).message
    }
  }
  expect(message()).toMatch(/not a saved model|schemaVersion|state/)
})
