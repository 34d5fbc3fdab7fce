import { rotateRow } from '@lmm/linalg'

/** Rows that are rotated into one triangle before it is rotated into the next. */
const span = 64

/**
 * The upper triangle R of many rows with R'R their sum of squares. Rows go into a small triangle, of which every 64 go into the next, and
 * so on: each row is rounded some hundred times whatever their number, where one triangle alone would round the first row as often as
 * there are rows.
 */
export class RowTriangle {
  readonly #size: number
  readonly #triangles: { readonly values: Float64Array; rows: number }[]

  constructor(size: number, from?: Float64Array) {
    this.#size = size
    this.#triangles = [{ values: new Float64Array(size * size), rows: 0 }]
    if (from) this.#triangles.push({ values: from.slice(), rows: 1 })
  }

  /** Adds a row, which is used up. */
  add(row: Float64Array): void {
    this.#rotate(row, 0)
  }

  #rotate(row: Float64Array, level: number): void {
    if (level === this.#triangles.length)
      this.#triangles.push({ values: new Float64Array(this.#size * this.#size), rows: 0 })
    const triangle = this.#triangles[level]!
    // docs/mathematics/products-in-parts.md (1), (2)
    rotateRow(triangle.values, this.#size, this.#size, row)
    if (++triangle.rows < span * (level === 0 ? 1 : this.#size)) return
    for (let i = 0; i < this.#size; i++)
      this.#rotate(triangle.values.slice(i * this.#size, (i + 1) * this.#size), level + 1)
    triangle.values.fill(0)
    triangle.rows = 0
  }

  /** The triangle of all rows. */
  values(): Float64Array {
    const [first, ...others] = [...this.#triangles].reverse()
    const out = first!.values.slice()
    for (const { values } of others)
      for (let i = 0; i < this.#size; i++)
        rotateRow(out, this.#size, this.#size, values.slice(i * this.#size, (i + 1) * this.#size))
    return out
  }
}
