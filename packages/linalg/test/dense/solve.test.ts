import { describe, expect, it } from 'vitest'
import {
  cholesky,
  invertFromCholesky,
  logDeterminantFromCholesky,
  solveLower,
  solveLowerTransposed,
} from '../../src/index.ts'
import {
  hilbert,
  identity,
  largestDifference,
  lowerPart,
  naiveProduct,
  randomMatrix,
  randomPositive,
  transposed,
} from '../matrices.ts'

const orders = [1, 2, 3, 5, 16, 17, 40, 65, 130]

describe('triangular solves', () => {
  it.each(orders.flatMap((n) => [1, 2, 7, 60].map((columns) => [n, columns] as const)))(
    'invert the product with the triangle (order %i, %i columns)',
    (n, columns) => {
      const l = randomPositive(n, n + 1)
      cholesky(l, n)
      const x = randomMatrix(n, columns, 9)
      const lower = lowerPart(l, n)
      const b = naiveProduct(lower, x, n, n, columns)
      solveLower(l, n, b, columns)
      expect(largestDifference(b, x)).toBeLessThan(1e-13)
      const c = naiveProduct(transposed(lower, n, n), x, n, n, columns)
      solveLowerTransposed(l, n, c, columns)
      expect(largestDifference(c, x)).toBeLessThan(1e-13)
    },
  )
})

describe('invertFromCholesky', () => {
  it.each(orders)('gives the symmetric inverse (order %i)', (n) => {
    const a = randomPositive(n, n + 2)
    const l = a.slice()
    cholesky(l, n)
    const inverse = new Float64Array(n * n)
    invertFromCholesky(l, n, inverse)
    expect(largestDifference(naiveProduct(a, inverse, n, n, n), identity(n))).toBeLessThan(1e-13)
    expect(inverse).toEqual(transposed(inverse, n, n))
    invertFromCholesky(l, n, l)
    expect(l).toEqual(inverse)
  })

  it('is right to the condition number on the Hilbert matrix, whose inverse is known in integers', () => {
    // Order 5; entries by the closed form (-1)^(i+j) (i+j+1) C(n+i,n-j-1) C(n+j,n-i-1) C(i+j,i)^2.
    const exact = [
      25, -300, 1050, -1400, 630, -300, 4800, -18900, 26880, -12600, 1050, -18900, 79380, -117600, 56700, -1400, 26880,
      -117600, 179200, -88200, 630, -12600, 56700, -88200, 44100,
    ]
    const l = hilbert(5)
    cholesky(l, 5)
    const inverse = new Float64Array(25)
    invertFromCholesky(l, 5, inverse)
    for (let i = 0; i < 25; i++) expect(Math.abs(inverse[i]! / exact[i]! - 1)).toBeLessThan(1e-10)
  })
})

describe('logDeterminantFromCholesky', () => {
  it('is the logarithm of the determinant, also where the determinant itself underflows', () => {
    const l = Float64Array.of(2, 0, 1, 3)
    expect(logDeterminantFromCholesky(l, 2)).toBeCloseTo(Math.log(36), 14)
    const tiny = identity(400)
    for (let i = 0; i < 400; i++) tiny[i * 401] = 1e-3
    cholesky(tiny, 400)
    expect(logDeterminantFromCholesky(tiny, 400)).toBeCloseTo(400 * Math.log(1e-3), 9)
  })

  it('is 0 for order zero', () => {
    expect(logDeterminantFromCholesky(new Float64Array(0), 0)).toBe(0)
  })
})
