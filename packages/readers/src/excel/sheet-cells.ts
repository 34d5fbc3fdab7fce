import { daysOf } from './number-formats.ts'
import { unescaped } from './shared-strings.ts'
import type { Workbook } from './workbook.ts'
import { attribute, scanXml } from './xml.ts'

/** What one cell holds. An error is one such as `#DIV/0!`; `formula` is one without a stored value. */
export interface SheetCell {
  readonly kind: 'number' | 'date' | 'text' | 'logical' | 'error' | 'formula'
  readonly value: number | string | boolean
}

/** Rows of a sheet that hold anything, with their numbers from 1, each with its cells by column from 0. */
export type SheetRows = readonly { readonly number: number; readonly cells: ReadonlyMap<number, SheetCell> }[]

/** The cells of a sheet that hold something. */
export function sheetRows(xml: string, workbook: Workbook): SheetRows {
  const rows: { number: number; cells: Map<number, SheetCell> }[] = []
  let number = 0
  let column = -1
  let cells = new Map<number, SheetCell>()
  let open: { type: string; style: number; hasFormula: boolean } | null = null
  let value = ''
  let collects = false
  let isReading = false
  scanXml(xml, {
    open(name, attributes) {
      if (name === 'row') {
        number = Number(attribute(attributes, 'r') ?? number + 1)
        column = -1
        cells = new Map()
      } else if (name === 'c') {
        const at = attribute(attributes, 'r')
        column = at === undefined ? column + 1 : columnOf(at)
        open = {
          type: attribute(attributes, 't') ?? 'n',
          style: Number(attribute(attributes, 's') ?? 0),
          hasFormula: false,
        }
        value = ''
      } else if (name === 'f' && open) open.hasFormula = true
      else if (name === 'rPh') isReading = true
      collects = open !== null && !isReading && (name === 'v' || name === 't')
    },
    close(name) {
      collects = false
      if (name === 'rPh') isReading = false
      if (name === 'c' && open) {
        const cell = cellOf(open, value, workbook)
        if (cell) cells.set(column, cell)
        open = null
      }
      if (name === 'row' && cells.size > 0) rows.push({ number, cells })
    },
    text(piece) {
      if (collects) value += piece
    },
  })
  return rows
}

function cellOf(
  { type, style, hasFormula }: { type: string; style: number; hasFormula: boolean },
  value: string,
  workbook: Workbook,
): SheetCell | null {
  if (value === '') return hasFormula && type !== 'str' ? { kind: 'formula', value: '' } : null
  switch (type) {
    case 's': {
      const text = workbook.strings()[Number(value)]
      if (text === undefined) throw new Error(`a cell refers to text ${value}, which is not there`)
      return text === '' ? null : { kind: 'text', value: text }
    }
    case 'str':
    case 'inlineStr':
      return { kind: 'text', value: unescaped(value) }
    case 'b':
      return { kind: 'logical', value: value.trim() === '1' || value.trim() === 'true' }
    case 'e':
      return { kind: 'error', value }
    case 'd': {
      const time = Date.parse(/[zZ]|[+-]\d\d:\d\d$/.test(value) || value.length <= 10 ? value : `${value}Z`)
      if (Number.isNaN(time)) throw new Error(`a cell holds the date ${value}`)
      return { kind: 'date', value: time / 86_400_000 }
    }
    default: {
      const number = Number(value)
      if (Number.isNaN(number)) throw new Error(`a cell holds the number ${value}`)
      const isDate = workbook.meanings()[style] === 'date'
      return isDate ? { kind: 'date', value: daysOf(number, workbook.from1904) } : { kind: 'number', value: number }
    }
  }
}

/** Column, from 0, of a reference such as `AB12`. */
function columnOf(reference: string): number {
  let column = 0
  for (const letter of reference.toUpperCase()) {
    const code = letter.charCodeAt(0) - 64
    if (code < 1 || code > 26) break
    column = column * 26 + code
  }
  return column - 1
}

/** The reference of a cell, such as `AB12`, from its row from 1 and column from 0. */
export function reference(row: number, column: number): string {
  return `${columnLetters(column)}${row}`
}

/** Letters of a column from 0. */
export function columnLetters(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26))
  return column < 26 ? letter : columnLetters(Math.floor(column / 26) - 1) + letter
}
