import { kernelsHex } from '../generated/kernels.ts'

/** What assembly/kernels.ts exports; addresses and strides are bytes of `memory`. */
export interface VectorKernels {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number }
  /** Where the memory begins that the kernels do not use themselves. */
  readonly freeMemory: { readonly value: number }
  addProduct(
    m: number,
    n: number,
    k: number,
    alpha: number,
    a: number,
    aRow: number,
    aColumn: number,
    b: number,
    bRow: number,
    bColumn: number,
    c: number,
    cRow: number,
    lower: boolean,
  ): void
  factorPanel(n: number, a: number, row: number): number
  invertPanel(n: number, l: number, row: number, work: number): void
  solveLeft(n: number, m: number, l: number, lRow: number, b: number, row: number): void
  solveLeftTransposed(n: number, m: number, l: number, lRow: number, b: number, row: number): void
  setLayout(
    count: number,
    first: number,
    starts: number,
    rowPointers: number,
    rowIndices: number,
    updatePointers: number,
    updateSource: number,
    updateBegin: number,
    updateEnd: number,
    position: number,
    places: number,
    block: number,
  ): void
  factorizePanels(panels: number): number
  invertPanels(ratios: number, inverse: number): void
  forward(panels: number, x: number, columns: number): void
  backward(panels: number, x: number, columns: number): void
  reflectRuns(R: number, q: number, width: number, levels: number, count: number, rows: number, stride: number): void
  runLanes(
    from: number,
    end: number,
    registers: number,
    stride: number,
    bytes: number,
    constants: number,
    sums: number,
  ): number
}

/** Keeps kernels with their memory for the next time. */
export interface KernelsOwner {
  kernels?: VectorKernels
}

/** Owns the kernels of all work that has no owner of its own. */
export const everyone: KernelsOwner = {}

/** What is used of the platform, which not every TypeScript project that compiles these sources knows. */
interface Platform {
  readonly WebAssembly: {
    readonly Module: new (bytes: Uint8Array) => object
    readonly Instance: new (module: object) => { readonly exports: object }
  }
}

const platform = globalThis as unknown as Platform

let compiled: object | null | undefined
let plainRuns = 0

/** The kernels of an owner, made on first need; null where WebAssembly or its vectors are refused, and within `withPlainKernels`. */
export function vectorKernels(owner: KernelsOwner): VectorKernels | null {
  if (plainRuns > 0) return null
  if (owner.kernels) return owner.kernels
  if (compiled === undefined) compiled = compile()
  if (compiled === null) return null
  owner.kernels = new platform.WebAssembly.Instance(compiled).exports as VectorKernels
  return owner.kernels
}

/** A few kilobytes are compiled at once everywhere; a content security policy without 'wasm-unsafe-eval' makes it throw. */
function compile(): object | null {
  try {
    return new platform.WebAssembly.Module(
      Uint8Array.from({ length: kernelsHex.length / 2 }, (_, k) =>
        Number.parseInt(kernelsHex.slice(2 * k, 2 * k + 2), 16),
      ),
    )
  } catch {
    return null
  }
}

/**
 * Which kernels larger work runs on: `simd` (WebAssembly with 128-bit vectors), or `plain` TypeScript where WebAssembly
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
  return vectorKernels(everyone) === null ? 'plain' : 'simd'
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
