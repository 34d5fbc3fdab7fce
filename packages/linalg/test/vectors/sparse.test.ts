import { describe, expect, it } from 'vitest'
import {
  analyze,
  factorize,
  type SparsePattern,
  type SupernodalFactor,
  selectedInverse,
  solve,
  withPlainKernels,
} from '../../src/index.ts'
import { randomMatrix } from '../matrices.ts'
import { crossed, examples, nested, positiveValues } from '../patterns.ts'
import { both, firstDifference } from './both.ts'

const large: readonly { readonly label: string; readonly pattern: SparsePattern }[] = [
  ...examples,
  { label: 'crossed 300 x 200 x 20', pattern: crossed([300, 200, 20], 4000, 1) },
  { label: 'crossed 400 x 150, with few rows', pattern: crossed([400, 150], 900, 2) },
  { label: 'nested', pattern: nested([20, 200, 900], 3) },
].filter(({ pattern }) => analyze(pattern).operations >= 20_000)

function factored(pattern: SparsePattern, values: Float64Array): SupernodalFactor {
  const factor = factorize(analyze(pattern), values)
  if (factor.status !== 'ok') throw new Error(`failed at ${factor.index}`)
  return factor
}

describe.each(large)('the vector kernels give the same bits as the plain ones: $label', ({ pattern }) => {
  const values = positiveValues(pattern, 1)

  it('for the factor, the inverse and solutions', () => {
    const factor = factored(pattern, values)
    const plain = withPlainKernels(() => factored(pattern, values))
    // Above the diagonals of diagonal blocks stands nothing of meaning.
    expect(firstDifference([factor.panels, plain.panels])).toBe(-1)
    expect(factor.logDeterminant).toBe(plain.logDeterminant)
    expect(firstDifference(both(values, (out) => selectedInverse(factor, out)))).toBe(-1)
    for (const columns of [2, 3, 7, 12]) {
      const b = randomMatrix(pattern.n, columns, 2)
      expect(firstDifference(both(b, (x) => solve(factor, x, columns)))).toBe(-1)
    }
  })

  it('up to the pivot that fails', () => {
    const symbolic = analyze(pattern)
    for (const column of [0, pattern.n >> 1, pattern.n - 1]) {
      const bad = values.slice()
      bad[pattern.columnPointers[column]!] = -1
      const failed = factorize(symbolic, bad)
      expect(failed).toEqual({ status: 'failed', index: column })
      expect(withPlainKernels(() => factorize(symbolic, bad))).toEqual(failed)
    }
  })
})
