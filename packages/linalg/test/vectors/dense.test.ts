import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addProduct } from '../../src/dense/panel/product.ts'
import {
  cholesky,
  invertFromCholesky,
  multiply,
  multiplyTransposedLeft,
  multiplyTransposedRight,
  rankUpdate,
  solveLower,
  solveLowerTransposed,
} from '../../src/index.ts'
import { scratch } from '../../src/vectors/scratch.ts'
import { randomMatrix, randomPositive } from '../matrices.ts'
import { both, firstDifference } from './both.ts'

/** A strided operand: entry (i, j) at `start + i * row + j * column`. */
interface Operand {
  readonly values: Float64Array
  readonly start: number
  readonly row: number
  readonly column: number
}

/** An operand of random values by rows or by columns, forwards or backwards, with a gap between the lines. */
function operand(rows: number, columns: number, gap: number, kind: Kind, seed: number): Operand {
  const byColumns = kind.startsWith('columns')
  const row = byColumns ? 1 : columns + gap
  const column = byColumns ? rows + gap : 1
  const values = randomMatrix(rows + gap, columns + gap, seed)
  return kind.endsWith('backwards')
    ? { values, start: (rows - 1) * row + (columns - 1) * column, row: -row, column: -column }
    : { values, start: 0, row, column }
}

const kinds = ['rows', 'columns', 'rows backwards', 'columns backwards'] as const
type Kind = (typeof kinds)[number]

const size = (max: number): fc.Arbitrary<number> => fc.integer({ min: 1, max })

const products = fc.record({
  m: size(90),
  n: size(60),
  k: size(50),
  alpha: fc.constantFrom(1, -1, 0.37),
  lower: fc.boolean(),
  left: fc.constantFrom(...kinds),
  right: fc.constantFrom(...kinds),
  gap: fc.integer({ min: 0, max: 5 }),
  seed: fc.integer(),
})

describe('the vector kernels give the same bits as the plain ones', () => {
  it('for products of panels of any size, stride, factor and triangle, and touch nothing beside', () => {
    fc.assert(
      fc.property(products, ({ m, n, k, alpha, lower, left, right, gap, seed }) => {
        const a = operand(m, k, gap, left, seed)
        const b = operand(k, n, gap, right, seed + 1)
        const c = randomMatrix(m, n + gap, seed + 2)
        const plain = c.slice()
        addProduct(
          m,
          n,
          k,
          alpha,
          a.values,
          a.start,
          a.row,
          a.column,
          b.values,
          b.start,
          b.row,
          b.column,
          plain,
          0,
          n + gap,
          lower,
        )
        const room = scratch(a.values.length + b.values.length + c.length)!
        const place = (values: Float64Array): Float64Array => {
          const copy = room.numbers(values.length)
          copy.set(values)
          return copy
        }
        const [left_, right_, out] = [place(a.values), place(b.values), place(c)]
        room.kernels.addProduct(
          m,
          n,
          k,
          alpha,
          left_.byteOffset + 8 * a.start,
          8 * a.row,
          8 * a.column,
          right_.byteOffset + 8 * b.start,
          8 * b.row,
          8 * b.column,
          out.byteOffset,
          8 * (n + gap),
          lower,
        )
        expect(firstDifference([out, plain])).toBe(-1)
        const beside = (at: number): boolean =>
          at % (n + gap) >= n || (lower && at % (n + gap) > Math.floor(at / (n + gap)))
        expect(out.findIndex((value, at) => beside(at) && value !== c[at])).toBe(-1)
      }),
      { seed: 4, numRuns: 300 },
    )
  })

  it.each([
    [130, 70, 800],
    [67, 1030, 30],
    [35, 520, 390],
  ])('for products that need several blocks (%i x %i, depth %i)', (m, n, k) => {
    const a = randomMatrix(m, k, 1)
    const b = randomMatrix(k, n, 2)
    const zeros = new Float64Array(m * n)
    expect(firstDifference(both(zeros, (out) => multiply(a, b, out, m, k, n)))).toBe(-1)
    expect(firstDifference(both(zeros, (out) => multiplyTransposedLeft(a, b, out, m, k, n)))).toBe(-1)
    expect(firstDifference(both(zeros, (out) => multiplyTransposedRight(a, b, out, m, k, n)))).toBe(-1)
  })

  it.each([
    [700, 40],
    [150, 400],
  ])('for rank updates of order %i and depth %i', (n, k) => {
    const a = randomMatrix(n, k, 3)
    expect(firstDifference(both(randomMatrix(n, n, 4), (out) => rankUpdate(out, n, -0.3, a, k)))).toBe(-1)
  })

  it('for a matrix times itself', () => {
    const a = randomMatrix(60, 60, 5)
    expect(firstDifference(both(new Float64Array(3600), (out) => multiply(a, a, out, 60, 60, 60)))).toBe(-1)
    expect(firstDifference(both(new Float64Array(1600), (out) => multiply(a, a, out, 40, 90, 40)))).toBe(-1)
  })

  it('for triangular solves', () => {
    const sizes = fc.record({ n: size(150), m: size(120), seed: fc.integer() })
    fc.assert(
      fc.property(sizes, ({ n, m, seed }) => {
        const l = randomMatrix(n, n, seed)
        for (let i = 0; i < n; i++) l[i * n + i]! += 8
        const b = randomMatrix(n, m, seed + 1)
        expect(firstDifference(both(b, (x) => solveLower(l, n, x, m)))).toBe(-1)
        expect(firstDifference(both(b, (x) => solveLowerTransposed(l, n, x, m)))).toBe(-1)
      }),
      { seed: 4, numRuns: 100 },
    )
  })

  it.each([4, 13, 21, 31, 32, 33, 40, 63, 64, 65, 70, 131, 300])(
    'for Cholesky factors and inverses of order %i',
    (n) => {
      const factors = both(randomPositive(n, n), (out) => {
        expect(cholesky(out, n)).toBe(-1)
      })
      expect(firstDifference(factors)).toBe(-1)
      expect(firstDifference(both(factors[0], (out) => invertFromCholesky(out, n, out)))).toBe(-1)
    },
  )

  it.each([
    ['a negative pivot', -1],
    ['a pivot of zero', 0],
    ['NaN', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
  ])('up to the pivot that fails: %s', (_, value) => {
    for (const n of [33, 64, 90])
      for (const bad of [0, 3, 6, 13, n - 1]) {
        const a = randomPositive(n, n)
        for (let j = 0; j < bad; j++) a[bad * n + j] = 0
        a[bad * n + bad] = value
        const results = both(a, (out) => {
          expect(cholesky(out, n)).toBe(bad)
        })
        expect(firstDifference(results)).toBe(-1)
      }
  })
})
