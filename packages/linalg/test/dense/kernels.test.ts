import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { addProduct } from '../../src/dense/panel/product.ts'
import { solveLeft, solveLeftTransposed, solveRight, solveRightTransposed } from '../../src/dense/panel/triangular.ts'
import { cholesky, invertFromCholesky, kernels, multiply, rankUpdate, withPlainKernels } from '../../src/index.ts'
import { randomMatrix, randomPositive } from '../matrices.ts'

/** What `run` writes into a copy of `values` on the kernels at hand and on the plain ones. */
function both(values: Float64Array, run: (out: Float64Array) => void): readonly [Float64Array, Float64Array] {
  const vectors = values.slice()
  run(vectors)
  const plain = values.slice()
  withPlainKernels(() => run(plain))
  return [vectors, plain]
}

/** Index of the first number that differs in any bit (NaN apart), -1 when there is none. */
const firstDifference = ([a, b]: readonly [Float64Array, Float64Array]): number =>
  a.findIndex((value, at) => !Object.is(value, b[at]))

describe('the vector kernels', () => {
  it('are active in Node', () => {
    expect(kernels()).toBe('simd')
  })

  it('are left aside inside withPlainKernels alone, also when it throws', () => {
    expect(withPlainKernels(() => withPlainKernels(kernels) + kernels())).toBe('plainplain')
    expect(() =>
      withPlainKernels(() => {
        throw new Error('within')
      }),
    ).toThrow('within')
    expect(kernels()).toBe('simd')
  })

  const panels = fc.record({
    m: fc.integer({ min: 1, max: 90 }),
    n: fc.integer({ min: 1, max: 60 }),
    k: fc.integer({ min: 1, max: 50 }),
    alpha: fc.constantFrom(1, -1, 0.37),
    lower: fc.boolean(),
    aTransposed: fc.boolean(),
    bTransposed: fc.boolean(),
    aBackwards: fc.boolean(),
    gap: fc.integer({ min: 0, max: 5 }),
    seed: fc.integer(),
  })

  it('give the same bits as the plain ones for products of any size, stride, factor and triangle', () => {
    fc.assert(
      fc.property(panels, ({ m, n, k, alpha, lower, aTransposed, bTransposed, aBackwards, gap, seed }) => {
        const a = randomMatrix(m + gap, k + gap, seed)
        const b = randomMatrix(k + gap, n + gap, seed + 1)
        const rowOfA = aTransposed ? 1 : k + gap
        const columnOfA = aTransposed ? m + gap : 1
        const [rowOfB, columnOfB] = bTransposed ? [1, k + gap] : [n + gap, 1]
        const sign = aBackwards ? -1 : 1
        const start = aBackwards ? (m - 1) * rowOfA + (k - 1) * columnOfA : 0
        const c = randomMatrix(m, n + gap, seed + 2)
        const results = both(c, (out) =>
          addProduct(
            m,
            n,
            k,
            alpha,
            a,
            start,
            sign * rowOfA,
            sign * columnOfA,
            b,
            0,
            rowOfB,
            columnOfB,
            out,
            0,
            n + gap,
            lower,
          ),
        )
        expect(firstDifference(results)).toBe(-1)
        const untouched = results[0].findIndex(
          (value, at) =>
            (at % (n + gap) >= n || (lower && at % (n + gap) > Math.floor(at / (n + gap)))) && value !== c[at],
        )
        expect(untouched).toBe(-1)
      }),
      { seed: 4, numRuns: 200 },
    )
  })

  it.each([
    [130, 70, 800],
    [67, 1030, 5],
    [5, 520, 390],
  ])('give the same bits for products that need several blocks (%i x %i, depth %i)', (m, n, k) => {
    const a = randomMatrix(m, k, 1)
    const b = randomMatrix(k, n, 2)
    expect(firstDifference(both(new Float64Array(m * n), (out) => multiply(a, b, out, m, k, n)))).toBe(-1)
  })

  it.each([
    [700, 9],
    [150, 400],
  ])('give the same bits for rank updates of order %i and depth %i', (n, k) => {
    const a = randomMatrix(n, k, 3)
    expect(firstDifference(both(randomMatrix(n, n, 4), (out) => rankUpdate(out, n, -0.3, a, k)))).toBe(-1)
  })

  it('give the same bits for triangular solves from all sides', () => {
    const sizes = fc.record({
      n: fc.integer({ min: 1, max: 150 }),
      m: fc.integer({ min: 1, max: 40 }),
      seed: fc.integer(),
    })
    fc.assert(
      fc.property(sizes, ({ n, m, seed }) => {
        const l = randomMatrix(n, n, seed)
        for (let i = 0; i < n; i++) l[i * n + i]! += 8
        const b = randomMatrix(n, m, seed + 1)
        expect(firstDifference(both(b, (x) => solveLeft(n, m, l, 0, n, x, 0, m)))).toBe(-1)
        expect(firstDifference(both(b, (x) => solveLeftTransposed(n, m, l, 0, n, x, 0, m)))).toBe(-1)
        expect(firstDifference(both(b, (x) => solveRight(m, n, l, 0, n, x, 0, n)))).toBe(-1)
        expect(firstDifference(both(b, (x) => solveRightTransposed(m, n, l, 0, n, x, 0, n)))).toBe(-1)
      }),
      { seed: 4, numRuns: 60 },
    )
  })

  it.each([4, 13, 21, 40, 63, 64, 65, 70, 131, 300])(
    'give the same bits for Cholesky factors and inverses of order %i',
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
  ])('fail at the same pivot: %s', (_, value) => {
    for (const n of [14, 33, 64, 90])
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

describe('a module of its own', () => {
  afterEach(() => {
    vi.restoreAllMocks()
    vi.unstubAllGlobals()
    vi.resetModules()
  })

  const fresh = async (): Promise<typeof import('../../src/index.ts')> => {
    vi.resetModules()
    return import('../../src/index.ts')
  }

  it('compiles on first need, once, and neither at import nor for small work', async () => {
    const compile = vi.spyOn(WebAssembly, 'Module')
    const linalg = await fresh()
    const a = randomPositive(100, 1)
    linalg.cholesky(a.slice(), 10)
    expect(compile).toHaveBeenCalledTimes(0)
    linalg.cholesky(a.slice(), 100)
    linalg.cholesky(a.slice(), 100)
    expect(compile).toHaveBeenCalledTimes(1)
    expect(linalg.kernels()).toBe('simd')
  })

  it.each([
    ['is refused', { Module: () => refuse(), Instance: () => refuse() }],
    ['is missing', undefined],
  ])('computes on the plain kernels where WebAssembly %s', async (_, replacement) => {
    vi.stubGlobal('WebAssembly', replacement)
    const linalg = await fresh()
    expect(linalg.kernels()).toBe('plain')
    const a = randomPositive(100, 1)
    const l = a.slice()
    expect(linalg.cholesky(l, 100)).toBe(-1)
    vi.unstubAllGlobals()
    const expected = a.slice()
    cholesky(expected, 100)
    expect(l).toEqual(expected)
  })
})

const refuse = (): never => {
  throw new Error("refused by the content security policy: 'wasm-unsafe-eval' is not allowed")
}
