import { kernelsBase64 } from '../../generated/kernels.ts'

/** The kernels of assembly/kernels.ts; pointers are addresses in bytes of `memory`. */
export interface SimdKernels {
  readonly memory: WebAssembly.Memory
  addBlock(
    left: number,
    right: number,
    block: number,
    rows: number,
    columns: number,
    depth: number,
    stride: number,
    diagonal: number,
  ): void
  solveStrips(x: number, strips: number, triangle: number, reciprocals: number, n: number, pitch: number): void
  factorStrips(triangle: number, reciprocals: number, n: number, pitch: number): number
}

let compiled: SimdKernels | null | undefined
let plainRuns = 0

/** The vector kernels, compiled on first need; null where WebAssembly or its vectors are refused, and inside `withPlainKernels`. */
export function simdKernels(): SimdKernels | null {
  if (compiled === undefined) compiled = compile()
  return plainRuns > 0 ? null : compiled
}

/** A few kilobytes are compiled at once everywhere; a content security policy without 'wasm-unsafe-eval' makes it throw. */
function compile(): SimdKernels | null {
  try {
    const bytes = Uint8Array.from(atob(kernelsBase64), (character) => character.charCodeAt(0))
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes))
    return exports as unknown as SimdKernels
  } catch {
    return null
  }
}

/**
 * Which kernels larger dense work runs on: `simd` (WebAssembly with 128-bit vectors), or `plain` TypeScript where WebAssembly
 * is refused, as under a content security policy without `'wasm-unsafe-eval'`. Results are the same to the last bit.
 *
 * @example
 * ```ts
 * import { kernels, withPlainKernels } from '@lmm/linalg'
 *
 * console.log(kernels(), withPlainKernels(kernels))
 * ```
 * ```text
 * simd plain
 * ```
 */
export function kernels(): 'simd' | 'plain' {
  return simdKernels() === null ? 'plain' : 'simd'
}

/** What `run` returns when everything it calls computes on the plain kernels; `run` must be synchronous. */
export function withPlainKernels<T>(run: () => T): T {
  plainRuns++
  try {
    return run()
  } finally {
    plainRuns--
  }
}
