import type { Table } from '@lmm/design'
import { say } from '../say.ts'
import { placeOf } from '../source/place.ts'
import { CsvBody } from './csv-body.ts'
import type { CsvOptions } from './csv-options.ts'
import { readHeader } from './header.ts'

/** Enough text to tell the dialect from, and small beside the table. */
const blockSize = 1 << 20

/** Text in pieces to a table. */
export class CsvParser {
  readonly #options: CsvOptions
  #body: CsvBody | null = null
  /** Text that does not end a row yet. */
  #rest = ''
  #wanted = blockSize
  #isStart = true

  constructor(options: CsvOptions) {
    this.#options = options
  }

  /** Rows read so far. */
  get rows(): number {
    return this.#body?.rows ?? 0
  }

  push(piece: string): void {
    this.#rest += this.#isStart && piece.startsWith('\uFEFF') ? piece.slice(1) : piece
    this.#isStart &&= piece === ''
    if (this.#rest.length >= this.#wanted) this.#read(false)
  }

  end(): Table {
    const body = this.#read(true)
    const source = this.#options.source ?? null
    if (!body) throw say.error('readers/empty', { source }, placeOf(source))
    return body.table()
  }

  /** Reads the whole records at hand; null when not even the header is there. */
  #read(isEnd: boolean): CsvBody | null {
    const { length } = this.#rest
    if (!this.#body) {
      const header = readHeader(this.#rest, isEnd, this.#options)
      if (header) {
        this.#body = new CsvBody(header, this.#options)
        this.#rest = this.#rest.slice(header.text.length)
      }
    }
    if (this.#body) this.#rest = this.#body.add(this.#rest, isEnd)
    // a record longer than all there is is not scanned again before there is twice as much
    this.#wanted = this.#rest.length === length ? 2 * length : blockSize
    return this.#body
  }
}
