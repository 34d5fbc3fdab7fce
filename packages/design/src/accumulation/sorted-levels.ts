import type { Schema } from '../schema.ts'
import { compareText } from '../tables/factor-of.ts'
import { numberIn } from '../tables/number-label.ts'

/** Levels that have rows, in order, and the place that each had among those that were met. */
export interface SortedLevels {
  readonly levels: readonly string[]
  readonly from: Int32Array
}

/** A grouping factor, with the columns whose levels make its own where it is a combination of factors. */
export interface SortedGroup {
  readonly groupName: string
  readonly parts: readonly string[]
  readonly levels: readonly string[]
  readonly counts: Float64Array
}

type Order = (a: string, b: string) => number

/**
 * The order of the schema; levels that it does not know come behind, numbers by size and others by code unit. Combinations are ordered by
 * their first factor, then by the next.
 */
export function sortedLevels(schema: Schema, { groupName, parts, levels, counts }: SortedGroup): SortedLevels {
  const order = combined(schema, parts, levels) ?? orderOf(known(schema, groupName), levels)
  const from = levels.map((_, place) => place).filter((place) => counts[place]! > 0)
  from.sort((a, b) => order(levels[a]!, levels[b]!))
  return { levels: from.map((place) => levels[place]!), from: Int32Array.from(from) }
}

const known = ({ groups }: Schema, group: string): readonly string[] =>
  groups.find(({ name }) => name === group)?.levels ?? []

/** The order of combinations; null where a level cannot be taken apart, since it holds the colon that joins them. */
function combined(schema: Schema, parts: readonly string[], levels: readonly string[]): Order | null {
  if (parts.length < 2) return null
  const pieces = new Map(levels.map((level) => [level, level.split(':')]))
  for (const own of pieces.values()) if (own.length !== parts.length) return null
  const orders = parts.map((part, k) => {
    const column = schema.columns.find(({ name }) => name === part)
    const stated = column?.kind === 'factor' ? column.levels : known(schema, part)
    return orderOf(stated, [...new Set([...pieces.values()].map((own) => own[k]!))])
  })
  return (a, b) => {
    const [one, other] = [pieces.get(a)!, pieces.get(b)!]
    for (const [k, order] of orders.entries()) {
      const difference = order(one[k]!, other[k]!)
      if (difference !== 0) return difference
    }
    return 0
  }
}

function orderOf(stated: readonly string[], met: readonly string[]): Order {
  const rank = new Map(stated.map((level, place) => [level, place]))
  const numeric = met.every((level) => numberIn(level) !== null)
  const natural: Order = (a, b) => (numeric ? numberIn(a)! - numberIn(b)! : compareText(a, b))
  // a schema that knows none of them, or all in this very order, was of a part of the data
  if (stated.every((level, i) => i === 0 || inOrder(stated[i - 1]!, level, numeric))) return natural
  return (a, b) => {
    const [one, other] = [rank.get(a), rank.get(b)]
    if (one === undefined && other === undefined) return natural(a, b)
    return (one ?? stated.length) - (other ?? stated.length)
  }
}

function inOrder(a: string, b: string, numeric: boolean): boolean {
  if (!numeric) return a < b
  const [x, y] = [numberIn(a), numberIn(b)]
  return x !== null && y !== null && x < y
}
