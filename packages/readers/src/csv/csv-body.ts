import type { Column, Table } from '@lmm/design'
import { say } from '../say.ts'
import { ColumnCells } from './column-cells.ts'
import type { CsvOptions } from './csv-options.ts'
import type { Header } from './header.ts'
import { missingTokens } from './missing-tokens.ts'
import { mixedColumn } from './mixed-column.ts'
import { placeOf } from './place.ts'
import { lineEnds, rowError } from './row-error.ts'
import { type RowProblem, RowScanner } from './row-scanner.ts'

/** The rows under a header: cells go straight into typed columns, and no row is ever an object. */
export class CsvBody {
  readonly #header: Header
  readonly #options: CsvOptions
  readonly #source: string | null
  readonly #rows: RowScanner
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
    this.#rows = this.#scanner()
    this.#columns = names.map((name) => new ColumnCells(dialect.decimal, missing, texts.has(name)))
  }

  /** Rows so far. */
  get rows(): number {
    return this.#rows.rows
  }

  /** Reads the whole rows of a text; returns what is left of it. */
  add(text: string, isEnd: boolean): string {
    const take = this.#taker(text, this.#rows, this.#columns)
    const end = this.#rows.scan(text, 0, isEnd, take, this.#failure(text, this.#blocks.length))
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

  #scanner(): RowScanner {
    return new RowScanner(this.#header.dialect.delimiter, this.#header.names.length)
  }

  /** Passes the cells of a row to the columns, but for those that are null. */
  #taker(text: string, { record }: RowScanner, columns: readonly (ColumnCells | null)[]): (row: number) => boolean {
    const { starts, ends, texts } = record
    return (row) => {
      for (let j = 0; j < columns.length; j++) {
        const unquoted = texts[j]!
        if (unquoted === null) columns[j]?.add(row, text, starts[j]!, ends[j]!)
        else columns[j]?.add(row, unquoted, 0, unquoted.length)
      }
      return true
    }
  }

  #failure(text: string, block: number): (problem: RowProblem) => never {
    return (problem) => {
      const { dialect, names } = this.#header
      const context = { source: this.#source, delimiter: dialect.delimiter, text, expected: names.length }
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
    const rows = this.#scanner()
    for (const [block, text] of this.#blocks.entries())
      rows.scan(text, 0, true, this.#taker(text, rows, columns), this.#failure(text, block))
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
    const rows = this.#scanner()
    let isFound = false
    const take = (at: number): boolean => {
      isFound = at === row
      return !isFound
    }
    for (const [block, text] of this.#blocks.entries()) {
      rows.scan(text, 0, true, take, this.#failure(text, block))
      if (isFound) return this.#firstLine(block) + lineEnds(text.slice(0, rows.record.start))
    }
    throw new Error(`row ${row} was read before`)
  }
}
