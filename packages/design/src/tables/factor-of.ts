import type { FactorValue } from '../expressions/value.ts'
import type { Column } from '../table.ts'
import { numberLabel } from './number-label.ts'
import { scanNumbers } from './number-scan.ts'

/** A column as a factor by its labels: texts in code-unit order, numbers in numeric order, levels of a factor as they are. */
export function factorOf(column: Column): FactorValue {
  switch (column.kind) {
    case 'factor':
      return { kind: 'factor', codes: column.codes, levels: column.levels, ordered: column.ordered }
    case 'logical':
      return { kind: 'factor', codes: Int32Array.from(column.codes), levels: ['FALSE', 'TRUE'], ordered: false }
    case 'number':
      return remembered(column, () => factorOfNumbers(column.values))
    case 'text':
      return remembered(column, () => sortLevels(column.codes, column.dictionary))
  }
}

/** Sorting many levels takes as long as reading their rows, and schema and design both ask for it. */
const factors = new WeakMap<Column, FactorValue>()

function remembered(column: Column, make: () => FactorValue): FactorValue {
  const known = factors.get(column) ?? make()
  factors.set(column, known)
  return known
}

function sortLevels(codes: Int32Array, dictionary: readonly string[]): FactorValue {
  const order = dictionary.map((_, code) => code).sort((a, b) => compareText(dictionary[a]!, dictionary[b]!))
  const place = new Int32Array(dictionary.length)
  order.forEach((code, index) => {
    place[code] = index
  })
  if (order.every((code, index) => code === index)) return { kind: 'factor', codes, levels: dictionary, ordered: false }
  const sorted = new Int32Array(codes.length)
  for (let row = 0; row < sorted.length; row++) sorted[row] = codes[row]! < 0 ? -1 : place[codes[row]!]!
  return { kind: 'factor', codes: sorted, levels: order.map((code) => dictionary[code]!), ordered: false }
}

/** Order of code units, as R sorts in the C locale: the same on every machine. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Numbers as a factor with levels in numeric order; numbers with equal labels are one level. */
export function factorOfNumbers(values: Float64Array): FactorValue {
  return factorOfIntegers(values) ?? factorOfDistinct(values)
}

function factorOfIntegers(values: Float64Array): FactorValue | null {
  const { low, high } = scanNumbers(values)
  if (!Number.isSafeInteger(low) || !Number.isSafeInteger(high)) return null
  const width = high - low + 1
  if (width > Math.max(4096, 4 * values.length)) return null
  // At most a few times the number of rows: places are whole numbers of 32 bits.
  const place = new Int32Array(width)
  const codes = new Int32Array(values.length)
  for (let row = 0; row < codes.length; row++) {
    const offset = values[row]! - low
    const code = offset | 0
    if (code === offset) {
      codes[row] = code
      place[code] = 1
    } else if (Number.isNaN(offset)) codes[row] = -1
    else return null
  }
  const levels: string[] = []
  for (let offset = 0; offset < width; offset++)
    if (place[offset] === 1) place[offset] = levels.push(String(low + offset)) - 1
  if (levels.length < width)
    for (let row = 0; row < codes.length; row++) if (codes[row]! >= 0) codes[row] = place[codes[row]!]!
  return { kind: 'factor', codes, levels, ordered: false }
}

function factorOfDistinct(values: Float64Array): FactorValue {
  const codeOf = new Map<number, number>()
  const first = new Int32Array(values.length)
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!
    if (Number.isNaN(value)) {
      first[row] = -1
      continue
    }
    let code = codeOf.get(value)
    if (code === undefined) {
      code = codeOf.size
      codeOf.set(value, code)
    }
    first[row] = code
  }
  const distinct = [...codeOf.keys()]
  const order = distinct.map((_, code) => code).sort((a, b) => distinct[a]! - distinct[b]!)
  const levels: string[] = []
  const place = new Int32Array(distinct.length)
  for (const code of order) {
    const label = numberLabel(distinct[code]!)
    if (levels.at(-1) !== label) levels.push(label)
    place[code] = levels.length - 1
  }
  return { kind: 'factor', codes: first.map((code) => (code < 0 ? -1 : place[code]!)), levels, ordered: false }
}
