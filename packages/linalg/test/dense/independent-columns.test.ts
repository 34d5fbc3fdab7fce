import { describe, expect, it } from 'vitest'
import { independentColumns } from '../../src/index.ts'
import cases from '../fixtures/qr-pivot.json' with { type: 'json' }
import { largestDifference, naiveProduct, randomMatrix, transposed, uniform } from '../matrices.ts'

describe('independentColumns', () => {
  it.each(cases)("keeps and drops the columns that R's qr does: $label", ({ columns, rank, pivot }) => {
    const result = independentColumns(columns.map((column) => Float64Array.from(column)))
    expect(result.failed).toBe(-1)
    expect([...result.kept, ...result.aliased].map((j) => j + 1)).toEqual(pivot)
    expect(result.kept.length).toBe(rank)
  })

  it('does not depend on the scale of a column', () => {
    for (const scale of [1e-300, 1e-160, 1e160, 1e300]) {
      const columns = [Float64Array.of(1, 1, 1), Float64Array.of(scale, 2 * scale, 4 * scale), Float64Array.of(3, 4, 6)]
      expect([...independentColumns(columns).aliased]).toEqual([2])
    }
  })

  it('gives the triangular factor of the kept columns with a positive diagonal', () => {
    const [rows, p] = [5000, 6]
    const x = randomMatrix(rows, p, 11)
    const columns = Array.from({ length: p }, (_, j) => Float64Array.from({ length: rows }, (_, i) => x[i * p + j]!))
    const copy = columns.map((column) => column.slice())
    const { kept, R } = independentColumns([columns[0]!, ...columns])
    expect([...kept]).toEqual([0, 2, 3, 4, 5, 6])
    const expected = naiveProduct(transposed(x, rows, p), x, p, rows, p)
    expect(largestDifference(naiveProduct(transposed(R, p, p), R, p, p, p), expected)).toBeLessThan(1e-10)
    for (let i = 0; i < p; i++) {
      expect(R[i * p + i]).toBeGreaterThan(0)
      for (let j = 0; j < i; j++) expect(R[i * p + j]).toBe(0)
    }
    expect(columns).toEqual(copy)
  })

  it('obeys its tolerance', () => {
    const next = uniform(5)
    const one = new Float64Array(2000).fill(1)
    const noise = one.map(() => next())
    const near = one.map((value, i) => value + 1e-5 * noise[i]!)
    expect([...independentColumns([one, near]).aliased]).toEqual([])
    expect([...independentColumns([one, near], 1e-4).aliased]).toEqual([1])
  })

  it('finds a dependence among ten columns of many blocks of rows', () => {
    const rows = 100_000
    const next = uniform(6)
    const columns = Array.from({ length: 9 }, () => Float64Array.from({ length: rows }, () => next()))
    const sum = columns[2]!.map((value, i) => value - columns[5]![i]!)
    const { kept, aliased } = independentColumns([...columns.slice(0, 6), sum, ...columns.slice(6)])
    expect([...kept]).toEqual([0, 1, 2, 3, 4, 5, 7, 8, 9])
    expect([...aliased]).toEqual([6])
  })

  it('names the first column that is not finite', () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
      const result = independentColumns([Float64Array.of(1, 1), Float64Array.of(2, value), Float64Array.of(value, 1)])
      expect(result.failed).toBe(1)
      expect([...result.kept, ...result.aliased, ...result.R]).toEqual([])
    }
  })

  it('accepts no columns and columns without rows', () => {
    expect(independentColumns([]).kept.length).toBe(0)
    const empty = independentColumns([new Float64Array(0), new Float64Array(0)])
    expect([...empty.kept]).toEqual([])
    expect([...empty.aliased]).toEqual([0, 1])
  })
})
