import { describe, expect, it } from 'vitest'
import { cholesky, semidefiniteCholesky } from '../../src/index.ts'
import { crossLower, largestDifference, naiveProduct, randomMatrix, randomPositive, transposed } from '../matrices.ts'

const table: readonly {
  readonly label: string
  readonly a: readonly number[]
  readonly rank: number
  readonly l: readonly number[]
}[] = [
  { label: 'zero', a: [0, 0, 0, 0], rank: 0, l: [0, 0, 0, 0] },
  { label: 'first variance zero', a: [0, 0, 0, 9], rank: 1, l: [0, 0, 0, 3] },
  { label: 'second variance zero', a: [4, 0, 0, 0], rank: 1, l: [2, 0, 0, 0] },
  { label: 'correlation one', a: [4, 6, 6, 9], rank: 1, l: [2, 0, 3, 0] },
  { label: 'correlation minus one', a: [4, -6, -6, 9], rank: 1, l: [2, 0, -3, 0] },
  { label: 'full rank', a: [4, 2, 2, 10], rank: 2, l: [2, 0, 1, 3] },
  { label: 'zero variance in the middle', a: [4, 0, 2, 0, 0, 0, 2, 0, 10], rank: 2, l: [2, 0, 0, 0, 0, 0, 1, 0, 3] },
  { label: 'rank one of order three', a: [1, 2, -1, 2, 4, -2, -1, -2, 1], rank: 1, l: [1, 0, 0, 2, 0, 0, -1, 0, 0] },
]

describe('semidefiniteCholesky', () => {
  it.each(table)('factors without pivoting: $label', ({ a, rank, l }) => {
    const n = Math.sqrt(a.length)
    const work = Float64Array.from(a)
    expect(semidefiniteCholesky(work, n, 1e-14)).toBe(rank)
    expect(crossLower(work, n)).toEqual(Float64Array.from(a))
    for (let i = 0; i < n; i++) for (let j = 0; j <= i; j++) expect(work[i * n + j]).toBe(l[i * n + j])
  })

  it.each([2, 3, 5, 8, 20, 70])('reproduces random matrices of every rank (order %i)', (n) => {
    for (let rank = 0; rank <= n; rank += Math.max(1, n >> 3)) {
      const g = randomMatrix(n, rank, 31 * n + rank)
      const a = naiveProduct(g, transposed(g, n, rank), n, rank, n)
      const work = a.slice()
      expect(semidefiniteCholesky(work, n, 1e-12)).toBe(rank)
      expect(largestDifference(crossLower(work, n), a)).toBeLessThan(1e-10)
    }
  })

  it('agrees with cholesky where the matrix is positive definite', () => {
    const a = randomPositive(20, 3)
    const l = a.slice()
    cholesky(l, 20)
    expect(semidefiniteCholesky(a, 20, 1e-14)).toBe(20)
    expect(largestDifference(crossLower(a, 20), crossLower(l, 20))).toBeLessThan(1e-15)
  })

  it('judges pivots against the largest diagonal element', () => {
    const a = Float64Array.of(1e8, 0, 0, 1e-7)
    expect(semidefiniteCholesky(a.slice(), 2, 1e-14)).toBe(1)
    expect(semidefiniteCholesky(a.slice(), 2, 1e-16)).toBe(2)
  })

  it('works inside a larger array', () => {
    const a = Float64Array.of(7, 7, 4, Number.NaN, 6, 9, 7)
    expect(semidefiniteCholesky(a, 2, 1e-14, 2)).toBe(1)
    expect([...a]).toEqual([7, 7, 2, Number.NaN, 3, 0, 7])
  })

  it.each([
    ['a negative variance', [1, 0, 0, -1]],
    ['a correlation above one', [1, 2, 2, 1]],
    ['a zero variance with a covariance', [0, 1, 1, 1]],
    ['only negative variances', [-1, 0, 0, -1]],
    ['NaN on the diagonal', [1, 0, 0, Number.NaN]],
    ['NaN off the diagonal', [1, 0, Number.NaN, 1]],
    ['infinity on the diagonal', [Number.POSITIVE_INFINITY, 0, 0, 1]],
    ['infinity off the diagonal', [1, 0, Number.POSITIVE_INFINITY, 1]],
  ])('returns -1 for %s', (_, values) => {
    expect(semidefiniteCholesky(Float64Array.from(values), 2, 1e-14)).toBe(-1)
  })
})
