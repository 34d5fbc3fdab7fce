import { rotateRow } from '@lmm/linalg'
import type { TriangularSums } from './accumulated-products.ts'
import { type ColumnMap, mapped } from './column-map.ts'
import { Growable } from './growable.ts'
import { RowTriangle } from './row-triangle.ts'

/**
 * Sums for one grouping factor or none, in triangular form: each row is rotated into the triangle of its level, what is left of it into
 * one for all. Nothing is squared, so that a change of centres costs no digits.
 */
export class Triangular {
  readonly #q: number
  readonly #width: number
  readonly #triangles: Growable
  readonly #within: RowTriangle

  constructor(q: number, fixed: number, from?: TriangularSums) {
    this.#q = q
    this.#width = q + fixed
    this.#triangles = new Growable(q * this.#width, from?.triangles)
    this.#within = new RowTriangle(fixed, from?.within)
  }

  reserve(_factor: number, levels: number): void {
    this.#triangles.reserve(levels)
  }

  /** Adds one row [z | x y], which is used up. */
  add(row: Float64Array, levels: Int32Array): void {
    const q = this.#q
    if (q > 0) rotateRow(this.#triangles.values, q, this.#width, row, levels[0]! * this.#triangles.size)
    this.#within.add(row.subarray(q))
  }

  /** Adds other sums, their columns mapped; `places` are their levels here. */
  absorb(other: TriangularSums, Z: readonly ColumnMap[], fixed: ColumnMap, places: readonly Int32Array[]): void {
    const q = this.#q
    const width = this.#width
    const own = places[0] ?? new Int32Array(0)
    const level = new Int32Array(1)
    const row = new Float64Array(width)
    const add = (z: Float64Array | null, at: number, from: Float64Array, fromAt: number): void => {
      row.fill(0)
      if (z) row.set(mapped(Z[0]!, z, at, 1))
      row.set(mapped(fixed, from, fromAt, 1), q)
      this.add(row, level)
    }
    for (let l = 0; l < own.length; l++) {
      level[0] = own[l]!
      for (let i = 0; i < q; i++) {
        const at = (l * q + i) * width
        add(other.triangles, at, other.triangles, at + q)
      }
    }
    const size = fixed.from
    for (let i = 0; i < size; i++) {
      this.#within.add(mapped(fixed, other.within, i * size, 1))
    }
  }

  sums(): TriangularSums {
    return { kind: 'grouped', triangles: this.#triangles.trimmed(), within: this.#within.values() }
  }
}
