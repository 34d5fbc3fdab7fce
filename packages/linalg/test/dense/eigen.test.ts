import { describe, expect, it } from 'vitest'
import { symmetricEigen } from '../../src/index.ts'
import { hilbert, identity, largestDifference, naiveProduct, randomMatrix, transposed } from '../matrices.ts'

function randomSymmetric(n: number, seed: number): Float64Array {
  const g = randomMatrix(n, n, seed)
  return g.map((value, at) => value + g[(at % n) * n + Math.floor(at / n)]!)
}

describe('symmetricEigen', () => {
  it.each([1, 2, 3, 6, 20, 60, 61, 62, 100, 150])('decomposes a random matrix of order %i', (n) => {
    const a = randomSymmetric(n, n)
    const copy = a.slice()
    const { status, values, vectors } = symmetricEigen(a, n)
    expect(status).toBe('ok')
    expect(a).toEqual(copy)
    expect(values).toEqual(values.slice().sort())
    const scaled = vectors.map((value, at) => value * values[at % n]!)
    const bound = 2e-15 * (n + 10)
    expect(largestDifference(naiveProduct(scaled, transposed(vectors, n, n), n, n, n), a)).toBeLessThan(bound * 4)
    expect(largestDifference(naiveProduct(transposed(vectors, n, n), vectors, n, n, n), identity(n))).toBeLessThan(
      bound,
    )
  })

  it.each([8, 59, 80, 120])(
    'finds the eigenvalues 2 - 2 cos(k pi / (n + 1)) of the second difference (order %i)',
    (n) => {
      const a = identity(n)
      for (let i = 0; i < n; i++) a[i * n + i] = 2
      for (let i = 1; i < n; i++) {
        a[i * n + i - 1] = -1
        a[(i - 1) * n + i] = -1
      }
      const expected = Float64Array.from({ length: n }, (_, k) => 4 * Math.sin(((k + 1) * Math.PI) / (2 * n + 2)) ** 2)
      expect(largestDifference(symmetricEigen(a, n).values, expected)).toBeLessThan(1e-14)
    },
  )

  it('keeps small eigenvalues of a graded matrix to high relative accuracy', () => {
    // D C D with D = diag(1, 1e-6, 1e-12) and C = 0.5 + 0.5 I; eigenvalues by 60-digit arithmetic (mpmath 1.3 eigsy).
    const d = [1, 1e-6, 1e-12]
    const a = Float64Array.from({ length: 9 }, (_, at) => {
      const [i, j] = [Math.floor(at / 3), at % 3]
      return d[i]! * d[j]! * (i === j ? 1 : 0.5)
    })
    const expected = [6.666666666665926e-25, 7.499999999998958e-13, 1.00000000000025]
    const { values } = symmetricEigen(a, 3)
    for (let i = 0; i < 3; i++) expect(Math.abs(values[i]! / expected[i]! - 1)).toBeLessThan(1e-15)
  })

  it('finds the smallest eigenvalue of the Hilbert matrix of order 8 (1.1115389663724424e-10 by mpmath with 60 digits)', () => {
    const smallest = symmetricEigen(hilbert(8), 8).values[0]!
    expect(Math.abs(smallest / 1.1115389663724424e-10 - 1)).toBeLessThan(1e-7)
  })

  it.each([1e-300, 1e-160, 1e160, 1e300])('is indifferent to the scale (%d)', (scale) => {
    for (const n of [3, 70]) {
      const a = randomSymmetric(n, 4)
      const plain = symmetricEigen(a, n).values
      const scaled = symmetricEigen(
        a.map((value) => value * scale),
        n,
      ).values
      expect(
        largestDifference(
          scaled.map((value) => value / scale),
          plain,
        ),
      ).toBeLessThan(1e-13)
    }
  })

  it.each([5, 90])('takes repeated and zero eigenvalues (order %i)', (n) => {
    expect(symmetricEigen(new Float64Array(n * n), n).values).toEqual(new Float64Array(n))
    expect(symmetricEigen(identity(n), n).values).toEqual(new Float64Array(n).fill(1))
    const ones = new Float64Array(n * n).fill(1)
    const expected = new Float64Array(n)
    expected[n - 1] = n
    expect(largestDifference(symmetricEigen(ones, n).values, expected)).toBeLessThan(1e-13)
  })

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('says that it failed when the matrix holds %d', (value) => {
    for (const n of [2, 70]) {
      const a = identity(n)
      a[n * n - n] = value
      const result = symmetricEigen(a, n)
      expect(result.status).toBe('failed')
      expect(result.values.length + result.vectors.length).toBe(0)
    }
  })

  it('accepts order zero', () => {
    expect(symmetricEigen(new Float64Array(0), 0).values.length).toBe(0)
  })
})
