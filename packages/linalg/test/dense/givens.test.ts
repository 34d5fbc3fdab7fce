import { describe, expect, it } from 'vitest'
import { rotateRow } from '../../src/index.ts'
import { largestDifference, naiveProduct, randomMatrix, transposed } from '../matrices.ts'

/** R'R plus the cross-products of the remainders. */
function absorb(x: Float64Array, rows: number, width: number, q: number) {
  const R = new Float64Array(q * width)
  const rest = new Float64Array(width * width)
  const row = new Float64Array(width)
  for (let i = 0; i < rows; i++) {
    row.set(x.subarray(i * width, i * width + width))
    rotateRow(R, q, width, row)
    for (let j = 0; j < q; j++) expect(Math.abs(row[j]!)).toBe(0)
    for (let j = q; j < width; j++) for (let k = q; k < width; k++) rest[j * width + k]! += row[j]! * row[k]!
  }
  const cross = naiveProduct(transposed(R, q, width), R, width, q, width)
  return { R, cross: cross.map((value, at) => value + rest[at]!) }
}

describe('rotateRow', () => {
  it.each([
    [1, 1, 1],
    [10, 3, 2],
    [50, 6, 4],
    [2, 5, 3],
    [40, 4, 4],
  ])('keeps the cross-products of %i rows of width %i with %i triangular columns', (rows, width, q) => {
    const x = randomMatrix(rows, width, rows)
    const { R, cross } = absorb(x, rows, width, q)
    expect(largestDifference(cross, naiveProduct(transposed(x, rows, width), x, width, rows, width))).toBeLessThan(
      1e-13,
    )
    for (let i = 0; i < q; i++) {
      expect(R[i * width + i]).toBeGreaterThanOrEqual(0)
      for (let j = 0; j < i; j++) expect(Math.abs(R[i * width + j]!)).toBe(0)
    }
  })

  it('keeps cross-products when columns are zero or equal', () => {
    const next = randomMatrix(12, 5, 2)
    const x = next.map((value, at) => (at % 5 === 0 ? 0 : at % 5 === 2 ? next[at - 1]! : value))
    const { cross } = absorb(x, 12, 5, 4)
    expect(largestDifference(cross, naiveProduct(transposed(x, 12, 5), x, 5, 12, 5))).toBeLessThan(1e-13)
  })

  it.each([1e-200, 1e200])('neither overflows nor underflows at scale %d', (scale) => {
    const R = new Float64Array(6)
    rotateRow(R, 2, 3, Float64Array.of(3 * scale, scale, scale))
    const row = Float64Array.of(4 * scale, 0, scale)
    rotateRow(R, 2, 3, row)
    const plain = new Float64Array(6)
    rotateRow(plain, 2, 3, Float64Array.of(3, 1, 1))
    rotateRow(plain, 2, 3, Float64Array.of(4, 0, 1))
    expect(plain[0]).toBe(5)
    expect(
      largestDifference(
        R.map((value) => value / scale),
        plain,
      ),
    ).toBeLessThan(1e-15)
  })

  it('works at an offset and leaves everything before and after alone', () => {
    const R = new Float64Array(10).fill(7)
    R.fill(0, 3, 7)
    rotateRow(R, 2, 2, Float64Array.of(3, 1), 3)
    rotateRow(R, 2, 2, Float64Array.of(4, 2), 3)
    expect([...R.subarray(0, 3), ...R.subarray(7)]).toEqual([7, 7, 7, 7, 7, 7])
    expect(R[3]).toBe(5)
  })
})
