import { describe, expect, it } from 'vitest'
import { multiply, multiplyTransposedLeft, multiplyTransposedRight, rankUpdate, symmetrize } from '../../src/index.ts'
import { largestDifference, naiveProduct, randomMatrix, transposed } from '../matrices.ts'

const sizes: readonly (readonly [m: number, k: number, n: number])[] = [
  [1, 1, 1],
  [2, 3, 4],
  [5, 1, 7],
  [13, 17, 11],
  [12, 12, 14],
  [33, 40, 29],
  [97, 260, 35],
  [101, 7, 519],
  [3, 700, 3],
]

describe('products', () => {
  it.each(sizes)('agree with the definition for %i x %i x %i', (m, k, n) => {
    const a = randomMatrix(m, k, 1)
    const b = randomMatrix(k, n, 2)
    const expected = naiveProduct(a, b, m, k, n)
    const out = new Float64Array(m * n).fill(Number.NaN)
    multiply(a, b, out, m, k, n)
    expect(largestDifference(out, expected)).toBeLessThan(1e-15 * (k + 4))
    out.fill(Number.NaN)
    multiplyTransposedLeft(transposed(a, m, k), b, out, m, k, n)
    expect(largestDifference(out, expected)).toBeLessThan(1e-15 * (k + 4))
    out.fill(Number.NaN)
    multiplyTransposedRight(a, transposed(b, k, n), out, m, k, n)
    expect(largestDifference(out, expected)).toBeLessThan(1e-15 * (k + 4))
  })

  it('add in the order of the inner dimension whatever the sizes, so a block of a product equals the product of a block', () => {
    const [m, k, n] = [40, 300, 30]
    const a = randomMatrix(m, k, 3)
    const b = randomMatrix(k, n, 4)
    const whole = new Float64Array(m * n)
    multiply(a, b, whole, m, k, n)
    const row = new Float64Array(1)
    for (const [i, j] of [
      [0, 0],
      [17, 5],
      [39, 29],
    ] as const) {
      multiply(
        a.subarray(i * k, i * k + k),
        Float64Array.from({ length: k }, (_, p) => b[p * n + j]!),
        row,
        1,
        k,
        1,
      )
      expect(row[0]).toBe(whole[i * n + j])
    }
  })

  it.each([
    [1, 1],
    [4, 3],
    [15, 20],
    [50, 9],
    [130, 270],
    [530, 5],
  ])('rankUpdate of order %i and depth %i adds to the lower triangle and leaves the rest alone', (n, k) => {
    const a = randomMatrix(n, k, 6)
    const c = randomMatrix(n, n, 7)
    const expected = naiveProduct(a, transposed(a, n, k), n, k, n)
    const out = c.slice()
    rankUpdate(out, n, -0.75, a, k)
    const above = (_: number, at: number): boolean => at % n > Math.floor(at / n)
    const wanted = c.map((value, at) => (above(value, at) ? value : value - 0.75 * expected[at]!))
    expect(largestDifference(out, wanted)).toBeLessThan(1e-15 * (k + 4))
    expect(out.filter(above)).toEqual(c.filter(above))
  })

  it.each([1, 2, 31, 32, 33, 70])('symmetrize mirrors the lower triangle (order %i)', (n) => {
    const a = randomMatrix(n, n, 8)
    const out = a.slice()
    symmetrize(out, n)
    const mirrored = a.map((value, at) => {
      const [i, j] = [Math.floor(at / n), at % n]
      return j <= i ? value : a[j * n + i]!
    })
    expect(out).toEqual(mirrored)
  })
})
