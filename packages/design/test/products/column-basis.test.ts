import { describe, expect, it } from 'vitest'
import { type Basis, basisMatrix, toBasis } from '../../src/products/basis.ts'
import { columnBasis } from '../../src/products/column-basis.ts'
import { compensatedSum } from '../../src/products/compensated-sum.ts'

const n = 200
const rows = (cell: (i: number) => number): Float64Array => Float64Array.from({ length: n }, (_, i) => cell(i))
const one = rows(() => 1)
const x = rows((i) => Math.sin(i * 78.2))
const half = rows((i) => i % 2)
const other = rows((i) => 1 - (i % 2))
const far = rows((i) => 1e9 + Math.round(1e4 * Math.sin(i * 78.2)) / 1e4)
const times = (a: Float64Array, b: Float64Array): Float64Array => a.map((value, i) => value * b[i]!)

const cases: [string, Float64Array[]][] = [
  ['a number near zero', [one, x]],
  ['a number 1e9 standard deviations from zero', [one, far]],
  ['its product with an indicator, nearly the indicator 1e9 times', [one, far, half, times(far, half)]],
  ['products with all indicators, without a column of ones', [half, other, times(far, half), times(far, other)]],
  ['powers of a year', [one, rows((i) => 1900 + i), rows((i) => (1900 + i) ** 2), rows((i) => (1900 + i) ** 3)]],
]

describe('Columns that may take any basis', () => {
  it.each(cases)('come out orthonormal: %s', (_title, columns) => {
    for (const roots of [null, rows((i) => Math.sqrt(1 + (i % 3)))]) {
      const products = crossProduct(columnBasis(columns, roots, 'linear'), columns, roots)
      // as far as T can be written down: its elements, up to 1e9 here, are rounded, and x~ is what the rounded T makes it
      products.forEach((value, at) => {
        expect(Math.abs(value - (at % (columns.length + 1) === 0 ? 1 : 0))).toBeLessThan(1e9 * Number.EPSILON)
      })
    }
  })

  it('are only scaled when one is twice another', () => {
    const basis = columnBasis([x, x.map((value) => 2 * value)], null, 'linear')
    expect(basis.T[1]).toBe(0)
    expect(basis.T[0]! / basis.T[3]!).toBeCloseTo(2, 14)
    expect(basis.compensated).toEqual([false, false])
  })

  it('have a basis that the user coefficients come back from', () => {
    const columns = [one, x, half, times(x, half)]
    const basis = columnBasis(columns, null, 'linear')
    const M = basisMatrix(basis)
    const row = new Float64Array(4)
    for (const i of [0, 7, 199]) {
      toBasis(basis, columns, i, 1, row, 0)
      for (let j = 0; j < 4; j++) {
        const product = columns.reduce((sum, column, k) => sum + column[i]! * M[k * 4 + j]!, 0)
        expect(row[j]).toBeCloseTo(product, 12)
      }
    }
  })
})

describe('A sum in which large terms cancel', () => {
  const integers: [string, number[], number[], number[]][] = [
    ['products beyond 2^53', [3, -2], [2 ** 53 - 1, 3 * 2 ** 52 - 5], [0, 0]],
    ['differences beyond 2^53', [1, -1], [2 ** 53 - 1, 2 ** 53 - 3], [-(2 ** 52) - 1, -(2 ** 52) - 7]],
    ['both', [94906267, 7, -94906265], [94906265, 2 ** 52 + 1, 94906267], [1, -(2 ** 53) + 1, 3]],
  ]
  it.each(integers)('is the exact one: %s', (_title, t, values, centers) => {
    const size = t.length
    const T = new Float64Array(size * size)
    t.forEach((value, k) => {
      T[k * size + size - 1] = value
    })
    const exact = t.reduce((sum, value, k) => sum + BigInt(value) * (BigInt(values[k]!) - BigInt(centers[k]!)), 0n)
    const columns = values.map((value) => Float64Array.of(value))
    expect(compensatedSum(T, size, Float64Array.from(centers), columns, 0, size - 1)).toBe(Number(exact))
  })
})

function crossProduct(basis: Basis, columns: readonly Float64Array[], roots: Float64Array | null): Float64Array {
  const { size } = basis
  const out = new Float64Array(size * size)
  const row = new Float64Array(size)
  for (let i = 0; i < n; i++) {
    toBasis(basis, columns, i, roots ? roots[i]! : 1, row, 0)
    for (let j = 0; j < size; j++) for (let k = 0; k < size; k++) out[j * size + k]! += (row[j]! * row[k]!) / n
  }
  return out
}
