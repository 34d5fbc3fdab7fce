/*
 * AssemblyScript (https://www.assemblyscript.org): the kernels of src/dense/panel in WebAssembly with 128-bit vectors.
 *
 * All pointers are addresses in bytes of the scratch memory, which src/dense/panel/simd.ts lays out. Every entry adds its
 * products in the order of the plain kernels, without fused operations, so that both give the same bits.
 */

export { addBlock } from './product'
export { factorStrips, solveStrips } from './triangular'
