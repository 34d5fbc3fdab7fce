import type { CellKind, Place } from '@lmm/diagnostics'
import { say } from '../say.ts'
import type { Column, FactorColumn, NumberColumn, TextColumn } from '../table.ts'
import { millisecondsPerDay } from './dates.ts'
import type { ColumnInput, FactorInput } from './table-input.ts'

/** A column from an array of cells, a typed array or a factor; throws when cells are of different kinds or of none. */
export function columnOf(name: string, input: ColumnInput, source?: string): Column {
  const at = placeOf(name, source)
  if (ArrayBuffer.isView(input)) return numbersFrom(name, input as ArrayLike<number | bigint>, at)
  if (Array.isArray(input)) return fromCells(name, input.length, (row) => input[row], at)
  if (isColumn(input)) return checkedColumn(name, input, at)
  if (isFactor(input)) return factorFrom(name, input, at)
  throw say.error('design/bad-column', { column: name, found: kindOf(input) }, at())
}

type PlaceAt = (...rows: number[]) => Place

function placeOf(column: string, source?: string): PlaceAt {
  return (...rows) => ({
    kind: 'data',
    column,
    ...(source !== undefined && { source }),
    ...(rows.length > 0 && { rows }),
  })
}

/** A column from a function that gives the cell of a row. */
export function columnFromCells(name: string, n: number, cell: (row: number) => unknown, source?: string): Column {
  return fromCells(name, n, cell, placeOf(name, source))
}

function fromCells(name: string, n: number, cell: (row: number) => unknown, at: PlaceAt): Column {
  let first = 0
  while (first < n && isMissing(cell(first))) first++
  if (first === n) return { kind: 'number', values: new Float64Array(n).fill(Number.NaN) }
  const expected = kindOf(cell(first))
  if (expected === 'text') return textFrom(name, n, cell, at)
  if (expected === 'logical') return logicalFrom(name, n, cell, at)
  if (expected !== 'number' && expected !== 'date') throw mixed(name, first, cell(first), expected, at)
  const values = new Float64Array(n)
  for (let row = 0; row < n; row++) {
    const value = cell(row)
    if (typeof value === 'number' && expected === 'number') values[row] = value
    else if (isMissing(value)) values[row] = Number.NaN
    else if (kindOf(value) === expected) values[row] = numberFrom(name, row, value, at)
    else throw mixed(name, row, value, expected, at)
  }
  return { kind: 'number', values }
}

function textFrom(name: string, n: number, cell: (row: number) => unknown, at: PlaceAt): TextColumn {
  const codes = new Int32Array(n)
  const codeOf = new Map<string, number>()
  // runs of one text are common
  let last: string | null = null
  let lastCode = -1
  for (let row = 0; row < n; row++) {
    const value = cell(row)
    if (typeof value === 'string') {
      if (value !== last) {
        last = value
        lastCode = codeOf.get(value) ?? codeOf.size
        if (lastCode === codeOf.size) codeOf.set(value, lastCode)
      }
      codes[row] = lastCode
    } else if (isMissing(value)) codes[row] = -1
    else throw mixed(name, row, value, 'text', at)
  }
  return { kind: 'text', codes, dictionary: [...codeOf.keys()] }
}

function logicalFrom(name: string, n: number, cell: (row: number) => unknown, at: PlaceAt): Column {
  const codes = new Int8Array(n)
  for (let row = 0; row < n; row++) {
    const value = cell(row)
    if (typeof value === 'boolean') codes[row] = value ? 1 : 0
    else if (isMissing(value)) codes[row] = -1
    else throw mixed(name, row, value, 'logical', at)
  }
  return { kind: 'logical', codes }
}

function numbersFrom(name: string, input: ArrayLike<number | bigint>, at: PlaceAt): NumberColumn {
  if (input instanceof Float64Array) return { kind: 'number', values: input }
  if (input instanceof DataView) throw say.error('design/bad-column', { column: name, found: 'array' }, at())
  if (!isBigInts(input)) return { kind: 'number', values: new Float64Array(input as ArrayLike<number>) }
  const values = new Float64Array(input.length)
  for (let row = 0; row < input.length; row++) values[row] = numberFrom(name, row, input[row], at)
  return { kind: 'number', values }
}

const isBigInts = (input: ArrayLike<number | bigint>): input is BigInt64Array | BigUint64Array =>
  input instanceof BigInt64Array || input instanceof BigUint64Array

function numberFrom(column: string, row: number, value: unknown, at: PlaceAt): number {
  if (typeof value === 'number') return value
  if (value instanceof Date) {
    const days = value.getTime() / millisecondsPerDay
    if (Number.isNaN(days)) throw say.error('design/bad-cell', { column, row, found: 'invalid-date' }, at(row))
    return days
  }
  const number = Number(value)
  if (!Number.isSafeInteger(number))
    throw say.error('design/unsafe-integer', { column, row, value: String(value) }, at(row))
  return number
}

function factorFrom(column: string, input: FactorInput, at: PlaceAt): FactorColumn {
  const { codes, levels, ordered = false } = input
  const seen = new Set<string>()
  for (const level of levels) {
    if (seen.has(level)) throw say.error('design/duplicate-level', { column, level }, at())
    seen.add(level)
  }
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!
    if (!(Number.isInteger(code) && code >= -1 && code < levels.length))
      throw say.error('design/factor-code', { column, row, code: String(code), levels: levels.length }, at(row))
  }
  return { kind: 'factor', codes: codes instanceof Int32Array ? codes : Int32Array.from(codes), levels, ordered }
}

function checkedColumn(name: string, column: Column, at: PlaceAt): Column {
  return column.kind === 'factor' ? factorFrom(name, column, at) : column
}

function mixed(column: string, row: number, value: unknown, expected: CellKind, at: PlaceAt): Error {
  const found = kindOf(value)
  return ['number', 'text', 'logical', 'date'].includes(found)
    ? say.error('design/mixed-column', { column, row, found, expected, value: String(value) }, at(row))
    : say.error('design/bad-cell', { column, row, found }, at(row))
}

/** Whether a cell is missing: `null`, `undefined` or NaN. */
export function isMissing(value: unknown): boolean {
  return value === null || value === undefined || (typeof value === 'number' && Number.isNaN(value))
}

/** What a cell holds. */
export function kindOf(value: unknown): CellKind {
  switch (typeof value) {
    case 'number':
    case 'bigint':
      return 'number'
    case 'string':
      return 'text'
    case 'boolean':
      return 'logical'
    case 'function':
      return 'function'
    case 'symbol':
      return 'symbol'
    case 'undefined':
      return 'undefined'
  }
  if (value === null) return 'null'
  if (value instanceof Date) return 'date'
  return Array.isArray(value) || ArrayBuffer.isView(value) ? 'array' : 'object'
}

function isColumn(input: unknown): input is Column {
  return isObject(input) && 'kind' in input && ['number', 'text', 'factor', 'logical'].includes(input.kind as string)
}

function isFactor(input: unknown): input is FactorInput {
  return isObject(input) && 'codes' in input && 'levels' in input
}

const isObject = (input: unknown): input is object => typeof input === 'object' && input !== null
