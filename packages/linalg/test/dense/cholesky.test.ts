import { describe, expect, it } from 'vitest'
import { cholesky } from '../../src/index.ts'
import { crossLower, hilbert, identity, largestDifference, randomPositive } from '../matrices.ts'

describe('cholesky', () => {
  it('factors integer matrices exactly', () => {
    // L = [[2], [1, 3], [-1, 2, 1], [3, 0, 4, 2]] chosen, A = L L' by hand.
    const a = Float64Array.of(4, 2, -2, 6, 2, 10, 5, 3, -2, 5, 6, 1, 6, 3, 1, 29)
    expect(cholesky(a, 4)).toBe(-1)
    expect([a[0], a[4], a[5], a[8], a[9], a[10], a[12], a[13], a[14], a[15]]).toEqual([2, 1, 3, -1, 2, 1, 3, 0, 4, 2])
  })

  it.each([1, 2, 3, 4, 5, 7, 8, 23, 24, 25, 31, 48, 63, 64, 65, 100, 129, 257])(
    'reproduces a random matrix of order %i',
    (n) => {
      const a = randomPositive(n, n)
      const l = a.slice()
      expect(cholesky(l, n)).toBe(-1)
      expect(largestDifference(crossLower(l, n), a)).toBeLessThan(1e-15 * (n + 4))
    },
  )

  it.each([1, 2, 3, 10, 100])(
    'neither reads nor writes above the diagonal, nor outside of its block (order %i)',
    (n) => {
      const a = randomPositive(n, 3)
      const clean = a.slice()
      cholesky(clean, n)
      const padded = new Float64Array(n * n + 12).fill(Number.NaN)
      for (let i = 0; i < n; i++) for (let j = 0; j <= i; j++) padded[5 + i * n + j] = a[i * n + j]!
      expect(cholesky(padded, n, 5)).toBe(-1)
      const wanted = clean.map((value, at) => (at % n <= Math.floor(at / n) ? value : Number.NaN))
      expect(padded.slice(5, 5 + n * n)).toEqual(wanted)
      expect([...padded.subarray(0, 5), ...padded.subarray(n * n + 5)]).toEqual(new Array(12).fill(Number.NaN))
    },
  )

  it('keeps a small residual on an ill-conditioned matrix', () => {
    const a = hilbert(10)
    const l = a.slice()
    expect(cholesky(l, 10)).toBe(-1)
    expect(largestDifference(crossLower(l, 10), a)).toBeLessThan(1e-15)
  })

  it.each([1, 2, 3, 5, 30, 90, 150])('names the failing pivot of an indefinite matrix (order %i)', (n) => {
    for (const at of new Set([0, n >> 1, n - 1])) {
      const a = identity(n)
      a[at * n + at] = -1e-9
      expect(cholesky(a, n)).toBe(at)
      const zero = identity(n)
      zero[at * n + at] = 0
      expect(cholesky(zero, n)).toBe(at)
    }
  })

  it.each([
    ['NaN', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
    ['minus infinity', Number.NEGATIVE_INFINITY],
  ])('reports %s anywhere in the lower triangle as a failure', (_, value) => {
    for (const n of [1, 2, 3, 4, 40, 100]) {
      const clean = randomPositive(n, 5)
      for (let i = 0; i < n; i += Math.max(1, n >> 3)) {
        for (let j = 0; j <= i; j += Math.max(1, n >> 3)) {
          const a = clean.slice()
          a[i * n + j] = value
          const failed = cholesky(a, n)
          expect(failed).toBeGreaterThanOrEqual(0)
          expect(failed).toBeLessThanOrEqual(i)
        }
      }
    }
  })

  it('accepts order zero', () => {
    expect(cholesky(new Float64Array(0), 0)).toBe(-1)
  })
})
