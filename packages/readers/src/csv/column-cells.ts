import type { Column } from '@lmm/design'
import type { MissingTokens } from './missing-tokens.ts'
import { NumberCells } from './number-cells.ts'
import { TextCells } from './text-cells.ts'

const logicalCodes: Readonly<Record<string, 0 | 1>> = { TRUE: 1, True: 1, true: 1, FALSE: 0, False: 0, false: 0 }

/**
 * Cells of one column. Its kind is what all of its cells are: numbers, else TRUE and FALSE, else text. It is taken for numbers until
 * a cell says otherwise; where numbers came before it, their text is gone and `mustRereadAsText` becomes true.
 */
export class ColumnCells {
  readonly #missing: MissingTokens
  readonly #alwaysText: boolean
  #numbers: NumberCells | null
  #texts: TextCells | null

  constructor(decimal: '.' | ',', missing: MissingTokens, alwaysText: boolean) {
    this.#missing = missing
    this.#alwaysText = alwaysText
    this.#numbers = alwaysText ? null : new NumberCells(decimal, missing)
    this.#texts = alwaysText ? new TextCells(missing.texts) : null
  }

  get mustRereadAsText(): boolean {
    return this.#numbers === null && this.#texts === null
  }

  rereadAsText(): void {
    this.#texts = new TextCells(this.#missing.texts)
  }

  add(row: number, cell: string): void {
    if (this.#texts) this.#texts.add(row, cell)
    else if (this.#numbers && !this.#numbers.add(row, cell)) {
      if (this.#numbers.isBlank) {
        this.#texts = new TextCells(this.#missing.texts)
        this.#texts.skipTo(row)
        this.#texts.add(row, cell)
      }
      this.#numbers = null
    }
  }

  column(rows: number): Column {
    if (this.#numbers) return { kind: 'number', values: this.#numbers.values(rows) }
    const codes = this.#texts?.codes(rows) ?? new Int32Array(rows).fill(-1)
    const dictionary = this.#texts?.dictionary ?? []
    if (this.#alwaysText || !dictionary.every((text) => Object.hasOwn(logicalCodes, text)))
      return { kind: 'text', codes, dictionary }
    return { kind: 'logical', codes: Int8Array.from(codes, (code) => logicalCodes[dictionary[code] ?? ''] ?? -1) }
  }
}
