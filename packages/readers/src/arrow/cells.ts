import { type Column as ArrowColumn, type DataType, TimeUnit, Type } from '@uwdata/flechette'
import type { RawColumn } from '../columns/assemble.ts'

const millisecondsPerDay = 86_400_000
const unitsPerDay: Readonly<Record<number, number>> = {
  [TimeUnit.SECOND]: 86_400,
  [TimeUnit.MILLISECOND]: millisecondsPerDay,
  [TimeUnit.MICROSECOND]: 86_400e6,
  [TimeUnit.NANOSECOND]: 86_400e9,
}
const direct: readonly number[] = [
  Type.Null,
  Type.Int,
  Type.Float,
  Type.Utf8,
  Type.LargeUtf8,
  Type.Utf8View,
  Type.Bool,
  Type.Decimal,
]
const typeNames = Object.fromEntries(Object.entries(Type).map(([name, id]) => [id, name.toLowerCase()]))

/** Cells of a column; the name of its type where that is none of a table for models, such as a list. */
export function arrowCells(name: string, column: ArrowColumn<unknown>, type: DataType): RawColumn | string {
  if (type.typeId === Type.Dictionary) {
    const of = type.dictionary
    if (of.typeId === Type.Dictionary || typeof arrowCells(name, column, of) === 'string')
      return `dictionary of ${nameOf(of)}`
    return (type.ordered ? orderedFactor(name, column) : null) ?? scaled(name, column, of)
  }
  return direct.includes(type.typeId) || unitOf(type) !== null ? scaled(name, column, type) : nameOf(type)
}

const nameOf = ({ typeId }: DataType): string => typeNames[typeId] ?? `type ${typeId}`

/** Units in a day of a type of time, in which its cells come; null for other types. */
function unitOf(type: DataType): number | null {
  switch (type.typeId) {
    case Type.Date:
    case Type.Timestamp:
      return millisecondsPerDay
    case Type.Time:
    case Type.Duration:
      return unitsPerDay[type.unit] ?? null
    default:
      return null
  }
}

function scaled(name: string, column: ArrowColumn<unknown>, type: DataType): RawColumn {
  const cells = column.toArray() as ArrayLike<unknown>
  const unit = unitOf(type)
  if (unit === null) return { name, pieces: [cells] }
  const days = Float64Array.from({ length: cells.length }, (_, row) => {
    const cell = cells[row]
    return cell === null || cell === undefined ? Number.NaN : Number(cell) / unit
  })
  return { name, pieces: [days], isTime: type.typeId === Type.Date || type.typeId === Type.Timestamp }
}

/** An ordered factor with the levels of its dictionary; null when the batches of the column have different ones. */
function orderedFactor(name: string, column: ArrowColumn<unknown>): RawColumn | null {
  const dictionaries = new Set<ArrowColumn<unknown> | undefined>()
  for (const batch of column.data)
    dictionaries.add((batch as { readonly dictionary?: ArrowColumn<unknown> }).dictionary)
  const [dictionary] = dictionaries
  if (dictionaries.size !== 1 || !dictionary) return null
  const levels = Array.from(dictionary.toArray() as ArrayLike<unknown>, String)
  const codeOf = new Map(levels.map((level, code) => [level, code]))
  if (codeOf.size !== levels.length) return null
  const codes = new Int32Array(column.length)
  let row = 0
  for (const cell of column) codes[row++] = cell === null ? -1 : codeOf.get(String(cell))!
  return { name, pieces: [], column: { kind: 'factor', codes, levels, ordered: true } }
}
