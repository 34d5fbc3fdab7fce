/** Cells of a column as codes into the texts that occur, in order of first appearance; code -1 is missing. */
export class TextCells {
  readonly #missing: ReadonlySet<string>
  readonly #codeOf = new Map<string, number>()
  #codes = new Int32Array(1024)
  #last = ''
  #lastCode = -2

  constructor(missing: ReadonlySet<string>) {
    this.#missing = missing
  }

  /** Makes all rows before this one missing. */
  skipTo(row: number): void {
    while (this.#codes.length <= row) this.#grow()
    this.#codes.fill(-1, 0, row)
  }

  /** Takes the cell of a row. */
  add(row: number, cell: string): void {
    if (row === this.#codes.length) this.#grow()
    // neighbours are often equal, and comparing them is quicker than hashing
    if (this.#lastCode === -2 || cell !== this.#last) {
      this.#last = cell
      this.#lastCode = this.#codeFor(cell)
    }
    this.#codes[row] = this.#lastCode
  }

  codes(rows: number): Int32Array {
    return this.#codes.slice(0, rows)
  }

  get dictionary(): readonly string[] {
    return [...this.#codeOf.keys()]
  }

  #codeFor(cell: string): number {
    const known = this.#codeOf.get(cell)
    if (known !== undefined) return known
    if (this.#missing.has(cell)) return -1
    const code = this.#codeOf.size
    // a slice keeps the whole text that it was cut from in memory; a joined copy does not
    this.#codeOf.set(cell.length > 12 ? cell.split('').join('') : cell, code)
    return code
  }

  #grow(): void {
    const codes = new Int32Array(this.#codes.length * 2)
    codes.set(this.#codes)
    this.#codes = codes
  }
}
