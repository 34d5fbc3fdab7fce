/** One record of a text: where its cells are. It is filled anew for each record, and no cell is copied before it is asked for. */
export class CsvRecord {
  text = ''
  /** Position of its first character. */
  start = 0
  /** Number of cells. */
  size = 0
  isEmptyLine = false
  #from = new Int32Array(64)
  #to = new Int32Array(64)
  /** Whether a quote within the cell is doubled. */
  #doubled = new Uint8Array(64)

  begin(text: string, start: number): void {
    this.text = text
    this.start = start
    this.size = 0
    this.isEmptyLine = false
  }

  add(from: number, to: number, doubled: boolean): void {
    if (this.size === this.#from.length) this.#grow()
    this.#from[this.size] = from
    this.#to[this.size] = to
    this.#doubled[this.size++] = doubled ? 1 : 0
  }

  from(j: number): number {
    return this.#from[j]!
  }

  to(j: number): number {
    return this.#to[j]!
  }

  isDoubled(j: number): boolean {
    return this.#doubled[j] === 1
  }

  cell(j: number): string {
    const text = this.text.slice(this.#from[j], this.#to[j])
    return this.#doubled[j] === 1 ? text.replaceAll('""', '"') : text
  }

  get cells(): string[] {
    return Array.from({ length: this.size }, (_, j) => this.cell(j))
  }

  #grow(): void {
    const grown = <Values extends Int32Array | Uint8Array>(values: Values, to: Values): Values => {
      to.set(values)
      return to
    }
    const size = 2 * this.#from.length
    this.#from = grown(this.#from, new Int32Array(size))
    this.#to = grown(this.#to, new Int32Array(size))
    this.#doubled = grown(this.#doubled, new Uint8Array(size))
  }
}
