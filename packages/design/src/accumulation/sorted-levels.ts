import type { Schema } from '../schema.ts'
import { compareText } from '../tables/factor-of.ts'
import { numberIn } from '../tables/number-label.ts'

/** Levels that have rows, in order, and the place that each had among those that were met. */
export interface SortedLevels {
  readonly levels: readonly string[]
  readonly from: Int32Array
}

/** The order of the schema; levels that it does not know come behind, numbers by size and others by code unit. */
export function sortedLevels(
  schema: Schema,
  groupName: string,
  met: readonly string[],
  counts: Float64Array,
): SortedLevels {
  const known = schema.groups.find(({ name }) => name === groupName)?.levels ?? []
  const rank = new Map(known.map((level, place) => [level, place]))
  const numbers = met.map(numberIn)
  const numeric = numbers.every((value) => value !== null)
  // a schema that knows none of them, or all in this very order, was of a part of the data
  const natural = (a: number, b: number): number =>
    numeric ? numbers[a]! - numbers[b]! : compareText(met[a]!, met[b]!)
  const from = met.map((_, place) => place).filter((place) => counts[place]! > 0)
  const sortedSchema = known.every((level, i) => i === 0 || inOrder(known[i - 1]!, level, numeric))
  const order = from.sort((a, b) => {
    const one = rank.get(met[a]!)
    const other = rank.get(met[b]!)
    if (sortedSchema || (one === undefined && other === undefined)) return natural(a, b)
    return (one ?? known.length) - (other ?? known.length)
  })
  return { levels: order.map((place) => met[place]!), from: Int32Array.from(order) }
}

function inOrder(a: string, b: string, numeric: boolean): boolean {
  if (!numeric) return a < b
  const [x, y] = [numberIn(a), numberIn(b)]
  return x !== null && y !== null && x < y
}
