import { addProduct } from '../dense/panel/product.ts'
import { solveLeft, solveLeftTransposed } from '../dense/panel/triangular.ts'
import type { SupernodalFactor } from './factorize.ts'
import { backwardVector, forwardVector } from './solve-vector.ts'

/** So few right-hand sides are not worth packing for products. */
const few = 8

/**
 * Solves A X = B in place.
 *
 * @param b - row-major n x `columns` in the numbering of the matrix, becomes X
 */
export function solve(factor: SupernodalFactor, b: Float64Array, columns = 1): void {
  const x = gathered(factor, b, columns)
  solveSteps(factor, x, columns, ['forward', 'backward'])
  scatter(factor, x, b, columns)
}

/**
 * Solves L Y = P B, so that Y'Y = B' A^-1 B.
 *
 * @param b - row-major n x `columns` in the numbering of the matrix, becomes Y in the order of elimination
 */
export function solveL(factor: SupernodalFactor, b: Float64Array, columns = 1): void {
  const x = gathered(factor, b, columns)
  solveSteps(factor, x, columns, ['forward'])
  b.set(x)
}

/**
 * Solves L' P X = Y, so that X = A^-1 B after `solveL`, and X has covariance A^-1 when Y is white noise.
 *
 * @param y - row-major n x `columns` in the order of elimination, becomes X in the numbering of the matrix
 */
export function solveLt(factor: SupernodalFactor, y: Float64Array, columns = 1): void {
  const x = y.slice(0, factor.symbolic.n * columns)
  solveSteps(factor, x, columns, ['backward'])
  scatter(factor, x, y, columns)
}

function gathered(factor: SupernodalFactor, b: Float64Array, columns: number): Float64Array {
  const { n, order } = factor.symbolic
  const x = new Float64Array(n * columns)
  for (let k = 0; k < n; k++) {
    const from = order[k]! * columns
    for (let c = 0; c < columns; c++) x[k * columns + c] = b[from + c]!
  }
  return x
}

function scatter(factor: SupernodalFactor, x: Float64Array, b: Float64Array, columns: number): void {
  const { n, order } = factor.symbolic
  for (let k = 0; k < n; k++) {
    const to = order[k]! * columns
    for (let c = 0; c < columns; c++) b[to + c] = x[k * columns + c]!
  }
}

/** Steps of a solution in place, x in the order of elimination. */
function solveSteps(
  factor: SupernodalFactor,
  x: Float64Array,
  columns: number,
  steps: readonly ('forward' | 'backward')[],
): void {
  const room = columns === 1 ? null : factor.workspace.vectors(factor.panels.length + x.length, columns)
  if (room === null) {
    for (const step of steps) (step === 'forward' ? forward : backward)(factor, x, columns)
    return
  }
  const panels = room.numbers(factor.panels.length)
  const copy = room.numbers(x.length)
  panels.set(factor.panels)
  copy.set(x)
  for (const step of steps) room.kernels[step](panels.byteOffset, copy.byteOffset, columns)
  x.set(copy)
}

function forward(factor: SupernodalFactor, x: Float64Array, columns: number): void {
  if (columns === 1) {
    forwardVector(factor, x)
    return
  }
  const { symbolic, panels, workspace } = factor
  const { count, first, rows } = symbolic.supernodes
  for (let s = 0; s < count; s++) {
    const width = first[s + 1]! - first[s]!
    const at = symbolic.panels[s]!
    const own = first[s]! * columns
    const list = rows.pointers[s]!
    const below = rows.pointers[s + 1]! - list
    solveLeft(width, columns, panels, at, width, x, own, columns)
    const source = at + width * width
    if (columns <= few) {
      for (let i = 0; i < below; i++) {
        const to = rows.indices[list + i]! * columns
        for (let p = 0; p < width; p++) {
          const value = panels[source + i * width + p]!
          const from = own + p * columns
          for (let c = 0; c < columns; c++) x[to + c]! -= value * x[from + c]!
        }
      }
      continue
    }
    const block = workspace.block(below * columns)
    block.fill(0, 0, below * columns)
    addProduct(below, columns, width, 1, panels, source, width, 1, x, own, columns, 1, block, 0, columns, false)
    for (let i = 0; i < below; i++) {
      const to = rows.indices[list + i]! * columns
      for (let c = 0; c < columns; c++) x[to + c]! -= block[i * columns + c]!
    }
  }
}

function backward(factor: SupernodalFactor, x: Float64Array, columns: number): void {
  if (columns === 1) {
    backwardVector(factor, x)
    return
  }
  const { symbolic, panels, workspace } = factor
  const { count, first, rows } = symbolic.supernodes
  for (let s = count - 1; s >= 0; s--) {
    const width = first[s + 1]! - first[s]!
    const at = symbolic.panels[s]!
    const own = first[s]! * columns
    const list = rows.pointers[s]!
    const below = rows.pointers[s + 1]! - list
    const source = at + width * width
    if (columns <= few) {
      for (let i = 0; i < below; i++) {
        const from = rows.indices[list + i]! * columns
        for (let p = 0; p < width; p++) {
          const value = panels[source + i * width + p]!
          const to = own + p * columns
          for (let c = 0; c < columns; c++) x[to + c]! -= value * x[from + c]!
        }
      }
    } else {
      const block = workspace.block(below * columns)
      for (let i = 0; i < below; i++) {
        const from = rows.indices[list + i]! * columns
        for (let c = 0; c < columns; c++) block[i * columns + c] = x[from + c]!
      }
      addProduct(width, columns, below, -1, panels, source, 1, width, block, 0, columns, 1, x, own, columns, false)
    }
    solveLeftTransposed(width, columns, panels, at, width, x, own, columns)
  }
}
