import { afterEach, describe, expect, it, vi } from 'vitest'
import { cholesky, kernels, withPlainKernels } from '../../src/index.ts'
import { randomPositive } from '../matrices.ts'

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

  const refuse = (): never => {
    throw new Error("refused by the content security policy: 'wasm-unsafe-eval' is not allowed")
  }

  it.each([
    ['is refused', { Module: refuse, Instance: refuse }],
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

  it('computes on the plain kernels where there is not so much memory', async () => {
    vi.spyOn(WebAssembly.Memory.prototype, 'grow').mockImplementation(() => {
      throw new RangeError('WebAssembly.Memory.grow(): Maximum memory size exceeded')
    })
    const linalg = await fresh()
    const a = randomPositive(300, 1)
    const l = a.slice()
    expect(linalg.cholesky(l, 300)).toBe(-1)
    const expected = a.slice()
    withPlainKernels(() => cholesky(expected, 300))
    expect(l).toEqual(expected)
  })
})
