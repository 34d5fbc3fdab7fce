import type { Column, Table } from '@lmm/design'
import { say } from '../say.ts'
import { placeOf } from '../source/place.ts'
import { ColumnCells } from './column-cells.ts'
import type { CsvOptions } from './csv-options.ts'
import type { Header } from './header.ts'
import { missingTokens } from './missing-tokens.ts'
import { mixedColumn } from './mixed-column.ts'
import type { CsvRecord } from './records.ts'
import { lineEnds, rowError } from './row-error.ts'
import { type RowProblem, RowReader } from './row-reader.ts'

/** The rows under a header: cells go straight into typed columns, and no row is ever an object. */
export class CsvBody {
  readonly #header: Header
  readonly #options: CsvOptions
  readonly #source: string | null
  readonly #rows: RowReader
  readonly #columns: readonly ColumnCells[]
  /** The text in whole rows, kept for what must be read twice: columns that turn out to be text, and line numbers. */
  readonly #blocks: string[] = []

  constructor(header: Header, options: CsvOptions) {
    const { names, dialect } = header
    const missing = missingTokens(options.missing ?? ['', 'NA'], dialect.decimal)
    const texts = new Set(options.text)
    this.#header = header
    this.#options = options
    this.#source = options.source ?? null
    this.#rows = this.#reader()
    this.#columns = names.map((name) => new ColumnCells(dialect.decimal, missing, texts.has(name)))
  }

  /** Rows so far. */
  get rows(): number {
    return this.#rows.rows
  }

  /** Reads the whole rows of a text; returns what is left of it. */
  add(text: string, isEnd: boolean): string {
    const end = this.#rows.read(text, isEnd, takerOf(this.#columns), this.#failure(text, this.#blocks.length))
    this.#blocks.push(text.slice(0, end))
    return text.slice(end)
  }

  table(): Table {
    const { names } = this.#header
    const { rows } = this
    if (rows === 0)
      throw say.error('readers/no-rows', { source: this.#source, columns: names.length }, placeOf(this.#source))
    this.#rereadTexts()
    const columns = new Map(names.map((name, j): [string, Column] => [name, this.#columns[j]!.column(rows)]))
    this.#reportMixed(columns)
    const { source } = this.#options
    return { kind: 'table', rowCount: rows, columns, ...(source !== undefined && { source }) }
  }

  #reader(): RowReader {
    return new RowReader(this.#header.dialect.separators, this.#header.names.length)
  }

  #failure(text: string, block: number): (problem: RowProblem) => never {
    return (problem) => {
      const { dialect, names } = this.#header
      const { delimiter } = dialect.separators
      const context = { source: this.#source, delimiter, text, expected: names.length }
      throw rowError(problem, { ...context, firstLine: this.#firstLine(block) })
    }
  }

  #firstLine(block: number): number {
    const before = [this.#header.text, ...this.#blocks.slice(0, block)]
    return before.reduce((line, text) => line + lineEnds(text), 1)
  }

  #rereadTexts(): void {
    const columns = this.#columns.map((column) => (column.mustRereadAsText ? column : null))
    if (columns.every((column) => column === null)) return
    for (const column of columns) column?.rereadAsText()
    const rows = this.#reader()
    for (const [block, text] of this.#blocks.entries())
      rows.read(text, true, takerOf(columns), this.#failure(text, block))
  }

  #reportMixed(columns: ReadonlyMap<string, Column>): void {
    const { onDiagnostic, text = [] } = this.#options
    if (!onDiagnostic) return
    for (const [name, column] of columns) {
      const mixed = text.includes(name) ? null : mixedColumn(column, this.#header.dialect.decimal)
      if (!mixed) continue
      const { row, ...counts } = mixed
      const data = { source: this.#source, line: this.#lineOf(row), column: name, ...counts }
      onDiagnostic(say.warning('readers/mixed-column', data, placeOf(this.#source, name, row)))
    }
  }

  #lineOf(row: number): number {
    const rows = this.#reader()
    let start = -1
    const take = (record: CsvRecord, at: number): boolean => {
      if (at === row) start = record.start
      return at !== row
    }
    for (const [block, text] of this.#blocks.entries()) {
      rows.read(text, true, take, this.#failure(text, block))
      if (start >= 0) return this.#firstLine(block) + lineEnds(text.slice(0, start))
    }
    throw new Error(`row ${row} was read before`)
  }
}

/** Passes the cells of a row to the columns, but for those that are null. */
function takerOf(columns: readonly (ColumnCells | null)[]): (record: CsvRecord, row: number) => boolean {
  return ({ cells }, row) => {
    for (let j = 0; j < columns.length; j++) columns[j]?.add(row, cells[j]!)
    return true
  }
}
