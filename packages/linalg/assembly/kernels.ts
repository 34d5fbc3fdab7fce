/*
 * AssemblyScript (https://www.assemblyscript.org): the panels of src/dense and src/sparse in WebAssembly with 128-bit vectors,
 * file by file and function by function.
 *
 * All operands stand in its memory; pointers and strides are bytes. Every entry adds its products in the order of the plain
 * loops, without fused operations, so that both give the same bits.
 */
export { factorPanel } from './cholesky'
export { factorizePanels } from './factorize'
export { reflectRuns } from './householder'
export { invertPanel } from './inverse'
export { runLanes } from './lanes'
export { setLayout } from './layout'
export { addProduct } from './product'
export { freeMemory } from './scratch'
export { invertPanels } from './selected-inverse'
export { backward, forward } from './solve'
export { solveLeft, solveLeftTransposed } from './triangular'
