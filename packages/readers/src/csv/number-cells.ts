import type { MissingTokens } from './missing-tokens.ts'
import { numberOf, plainNumber } from './number.ts'

/** Cells of a column as long as all are numbers or missing. */
export class NumberCells {
  readonly #decimal: '.' | ','
  readonly #decimalCode: number
  readonly #missing: MissingTokens
  #values = new Float64Array(1024)
  #isBlank = true

  constructor(decimal: '.' | ',', missing: MissingTokens) {
    this.#decimal = decimal
    this.#decimalCode = decimal.charCodeAt(0)
    this.#missing = missing
  }

  /** Whether every cell so far is, to the letter, a missing token. */
  get isBlank(): boolean {
    return this.#isBlank
  }

  /** Takes the cell of a row; false when it is other text. */
  add(row: number, cell: string): boolean {
    if (row === this.#values.length) this.#grow()
    let value = plainNumber(cell, this.#decimalCode)
    if (Number.isNaN(value) || this.#missing.someAreNumbers) {
      if (this.#missing.texts.has(cell)) value = Number.NaN
      else {
        const number = numberOf(cell, this.#decimal)
        const isMissing = number === undefined && this.#missing.texts.has(cell.trim())
        if (number === undefined && !isMissing) return false
        value = number ?? Number.NaN
        this.#isBlank = false
      }
    } else this.#isBlank = false
    this.#values[row] = value
    return true
  }

  /** The first rows; NaN is missing. */
  values(rows: number): Float64Array {
    return this.#values.slice(0, rows)
  }

  #grow(): void {
    const values = new Float64Array(this.#values.length * 2)
    values.set(this.#values)
    this.#values = values
  }
}
