import { describe, expect, it } from 'vitest'
import {
  type AnalysisOptions,
  analyze,
  cholesky,
  factorize,
  invertFromCholesky,
  logDeterminantFromCholesky,
  type SparsePattern,
  type SupernodalFactor,
  selectedInverse,
  solve,
  solveL,
  solveLt,
} from '../../src/index.ts'
import { largestDifference, naiveProduct, randomMatrix } from '../matrices.ts'
import { crossed, dense, examples, patternOf, positiveValues } from '../patterns.ts'

function factored(pattern: SparsePattern, values: Float64Array, options?: AnalysisOptions): SupernodalFactor {
  const factor = factorize(analyze(pattern, options), values)
  if (factor.status !== 'ok') throw new Error(`failed at ${factor.index}`)
  return factor
}

/** The inverse by dense kernels, at the entries of the pattern. */
function denseInverse(pattern: SparsePattern, values: Float64Array): { entries: Float64Array; logDeterminant: number } {
  const { n, columnPointers, rowIndices } = pattern
  const l = dense(pattern, values)
  expect(cholesky(l, n)).toBe(-1)
  const logDeterminant = logDeterminantFromCholesky(l, n)
  invertFromCholesky(l, n, l)
  const entries = new Float64Array(rowIndices.length)
  for (let j = 0; j < n; j++) {
    for (let q = columnPointers[j]!; q < columnPointers[j + 1]!; q++) entries[q] = l[rowIndices[q]! * n + j]!
  }
  return { entries, logDeterminant }
}

const choices: readonly (readonly [string, AnalysisOptions])[] = [
  ['minimum degree', {}],
  ['minimum degree without relaxation', { relax: false }],
  ['natural order', { order: 'natural' }],
]

describe.each(choices)('a sparse factor in %s', (_, options) => {
  it.each(examples)('has the determinant of the dense one: $label', ({ pattern }) => {
    const values = positiveValues(pattern, 1)
    const expected = denseInverse(pattern, values).logDeterminant
    const { logDeterminant } = factored(pattern, values, options)
    expect(Math.abs(logDeterminant - expected)).toBeLessThanOrEqual(1e-13 * Math.max(1, Math.abs(expected)))
  })

  it.each(examples)('solves: $label', ({ pattern }) => {
    const { n } = pattern
    const values = positiveValues(pattern, 2)
    const factor = factored(pattern, values, options)
    const a = dense(pattern, values)
    for (const columns of [1, 2, 9]) {
      const x = randomMatrix(n, columns, 3)
      const b = naiveProduct(a, x, n, n, columns)
      const scale = Math.max(1, ...b.map(Math.abs))
      solve(factor, b, columns)
      expect(largestDifference(b, x)).toBeLessThan(1e-13 * scale)
    }
  })

  it.each(examples)('gives the inverse at the entries of the pattern: $label', ({ pattern }) => {
    const values = positiveValues(pattern, 4)
    const expected = denseInverse(pattern, values).entries
    const found = selectedInverse(factored(pattern, values, options))
    const scale = expected.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0)
    expect(largestDifference(found, expected)).toBeLessThanOrEqual(1e-13 * scale)
  })
})

describe('solveL and solveLt', () => {
  it.each(examples)('are the halves of solve: $label', ({ pattern }) => {
    const { n } = pattern
    const factor = factored(pattern, positiveValues(pattern, 5))
    const b = randomMatrix(n, 3, 6)
    const x = b.slice()
    solve(factor, x, 3)
    const y = b.slice()
    solveL(factor, y, 3)
    let quadratic = 0
    for (let i = 0; i < n; i++) quadratic += b[3 * i]! * x[3 * i]!
    const squares = y.reduce((sum, value, at) => (at % 3 === 0 ? sum + value * value : sum), 0)
    expect(Math.abs(squares - quadratic)).toBeLessThanOrEqual(1e-13 * Math.max(1, quadratic))
    solveLt(factor, y, 3)
    expect(y).toEqual(x)
  })
})

describe('factorize', () => {
  const pattern = crossed([50, 20, 4], 200, 8)
  const { n } = pattern

  it('gives the same bits when it uses storage again', () => {
    const symbolic = analyze(pattern)
    const [first, second] = [positiveValues(pattern, 1), positiveValues(pattern, 2)]
    const fresh = factorize(symbolic, second)
    const old = factorize(symbolic, first)
    if (old.status !== 'ok' || fresh.status !== 'ok') throw new Error('failed')
    selectedInverse(old)
    const again = factorize(symbolic, second, old)
    if (again.status !== 'ok') throw new Error('failed')
    expect(again.panels).toBe(old.panels)
    expect(again.panels).toEqual(fresh.panels)
    expect(again.logDeterminant).toBe(fresh.logDeterminant)
    expect(selectedInverse(again)).toEqual(selectedInverse(fresh))
  })

  it('names the index of a pivot that is not positive', () => {
    const diagonal = patternOf(9, [])
    for (const [at, value] of [
      [0, 0],
      [4, -1],
      [8, Number.NaN],
      [3, Number.POSITIVE_INFINITY],
    ] as const) {
      const values = new Float64Array(9).fill(1)
      values[at] = value
      expect(factorize(analyze(diagonal), values)).toEqual({ status: 'failed', index: at })
    }
  })

  it('takes a missing diagonal entry for zero', () => {
    const hole = { n: 2, columnPointers: Int32Array.of(0, 2, 2), rowIndices: Int32Array.of(0, 1) }
    expect(factorize(analyze(hole, { order: 'natural' }), Float64Array.of(1, 1))).toEqual({
      status: 'failed',
      index: 1,
    })
  })

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])('fails when any entry is %d', (value) => {
    const symbolic = analyze(pattern)
    let into: SupernodalFactor | undefined
    for (let q = 0; q < pattern.rowIndices.length; q += 5) {
      const values = positiveValues(pattern, 3)
      const clean = factorize(symbolic, values, into)
      if (clean.status !== 'ok') throw new Error('failed')
      into = clean
      values[q] = value
      expect(factorize(symbolic, values, into).status).toBe('failed')
    }
  })

  it('fails on an indefinite matrix that has a positive diagonal', () => {
    const values = positiveValues(pattern, 4)
    for (let j = 0; j < n; j++) values[pattern.columnPointers[j]!]! *= 0.3
    const l = dense(pattern, values)
    expect(cholesky(l, n)).toBeGreaterThanOrEqual(0)
    expect(factorize(analyze(pattern), values).status).toBe('failed')
  })

  it('keeps a small residual when the matrix is nearly singular', () => {
    // A graph Laplacian plus 1e-9 on the diagonal: condition number about 1e10.
    const values = positiveValues(pattern, 5).map((value) => -Math.abs(value))
    const sums = new Float64Array(n)
    for (let j = 0; j < n; j++) {
      for (let q = pattern.columnPointers[j]! + 1; q < pattern.columnPointers[j + 1]!; q++) {
        sums[j]! -= values[q]!
        sums[pattern.rowIndices[q]!]! -= values[q]!
      }
    }
    for (let j = 0; j < n; j++) values[pattern.columnPointers[j]!] = sums[j]! + 1e-9
    const factor = factored(pattern, values)
    const b = randomMatrix(n, 1, 6)
    const x = b.slice()
    solve(factor, x)
    const scale = Math.max(...x.map(Math.abs))
    expect(largestDifference(naiveProduct(dense(pattern, values), x, n, n, 1), b)).toBeLessThan(1e-13 * scale)
    const expected = denseInverse(pattern, values)
    const found = selectedInverse(factor)
    const size = Math.max(...expected.entries.map(Math.abs))
    expect(largestDifference(found, expected.entries)).toBeLessThan(1e-5 * size)
  })
})
