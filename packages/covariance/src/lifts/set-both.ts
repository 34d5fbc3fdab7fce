import type { Matrix } from 'ml-matrix'

/** Writes one value at (a, b) and (b, a). */
export function setBoth(matrix: Matrix, a: number, b: number, value: number): void {
  matrix.set(a, b, value)
  matrix.set(b, a, value)
}
