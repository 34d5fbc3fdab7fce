import { Matrix } from 'ml-matrix'

/** A JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** Marks an object that stands for what JSON has no word for. */
const tag = '$'

/** Data as JSON: typed arrays, matrices and numbers that are not finite as tagged objects, members that are undefined left out. */
export function toJson(value: unknown): Json {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') return Number.isFinite(value) ? value : { [tag]: 'number', value: `${value}` }
  if (value instanceof Float64Array) return { [tag]: 'Float64Array', values: Array.from(value, toJson) }
  if (value instanceof Int32Array) return { [tag]: 'Int32Array', values: Array.from(value) }
  if (value instanceof Matrix)
    return { [tag]: 'Matrix', rows: value.rows, columns: value.columns, values: value.to1DArray().map(toJson) }
  if (Array.isArray(value)) return value.map(toJson)
  if (typeof value === 'object') {
    const members = Object.entries(value).flatMap(([key, member]) =>
      member === undefined ? [] : [[key, toJson(member)] as const],
    )
    return Object.fromEntries(members)
  }
  throw new TypeError(`a ${typeof value} is no data`)
}

/** What `toJson` was given; throws a TypeError on a tag that it does not know. */
export function fromJson(json: Json): unknown {
  if (json === null || typeof json !== 'object') return json
  if (isList(json)) return json.map(fromJson)
  const { [tag]: kind, values: list = null, value, rows: height, columns: width } = json
  if (kind === undefined)
    return Object.fromEntries(Object.entries(json).map(([key, member]) => [key, fromJson(member)]))
  const values = (): number[] => {
    if (!isList(list)) throw new TypeError('values are missing')
    return list.map((each) => Number(fromJson(each)))
  }
  if (kind === 'number') return Number(value)
  if (kind === 'Float64Array') return Float64Array.from(values())
  if (kind === 'Int32Array') return Int32Array.from(values())
  if (kind === 'Matrix') {
    const rows = Number(height)
    const columns = Number(width)
    return rows * columns > 0 ? Matrix.from1DArray(rows, columns, values()) : Matrix.zeros(rows, columns)
  }
  throw new TypeError(`there is no kind ${JSON.stringify(kind)}`)
}

const isList = (json: Json): json is readonly Json[] => Array.isArray(json)
