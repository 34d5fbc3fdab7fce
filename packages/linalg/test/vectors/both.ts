import { withPlainKernels } from '../../src/index.ts'

/** What `run` writes into copies of `values` on the vector kernels and on the plain ones. */
export function both(values: Float64Array, run: (out: Float64Array) => void): readonly [Float64Array, Float64Array] {
  const vectors = values.slice()
  run(vectors)
  const plain = values.slice()
  withPlainKernels(() => run(plain))
  return [vectors, plain]
}

/** Index of the first number that differs in any bit (NaN apart), -1 when there is none. */
export const firstDifference = ([a, b]: readonly [Float64Array, Float64Array]): number =>
  a.findIndex((value, at) => !Object.is(value, b[at]))
