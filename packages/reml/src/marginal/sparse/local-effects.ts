import type { FactorColumns, PairProducts } from '@lmm/design'
import type { GroupPattern, GroupRows } from './group-rows.ts'

/** Levels of one grouping factor, with the place of their columns among the effects of a group of rows. */
interface LocalLevel {
  readonly factor: number
  readonly level: number
  readonly start: number
}

/** The random effects that the rows of one group have, and where their products stand among those of all. */
export interface LocalEffects {
  readonly levels: readonly LocalLevel[]
  /** Number of columns. */
  readonly size: number
  /** Column of each row's first effect of each term: terms x k. */
  readonly columns: Int32Array
  /** Pairs of local levels a >= b in the order of their factors and levels, with their pair of factors and block. */
  readonly pairs: Int32Array
}

/** The effects of all groups, and the pairs of levels that meet in a group: the pattern of Z'R^-1 Z. */
export interface EffectPattern {
  /** By pattern and group. */
  readonly groups: readonly (readonly LocalEffects[])[]
  /** Every pair row >= column of factors, a factor with itself first; blocks without values yet. */
  readonly pairs: readonly PairProducts[]
}

/** Finds which levels meet through rows whose residuals are correlated. */
export function effectPattern(rows: GroupRows, factors: readonly FactorColumns[]): EffectPattern {
  const terms = factors.flatMap(({ terms: own, q }, factor) => own.map(({ start }) => ({ factor, start, q })))
  const local = rows.patterns.map((pattern) =>
    Array.from({ length: pattern.count }, (_, g) => localLevels(pattern, g, terms)),
  )
  const F = factors.length
  const keys = Array.from({ length: F * F }, () => new Set<number>())
  for (const group of local.flat())
    forEachPair(group.levels, (a, b) => {
      keys[b.factor * F + a.factor]!.add(b.level * factors[a.factor]!.levels + a.level)
    })
  const pairs: PairProducts[] = []
  const places = new Map<number, Map<number, number>>()
  const indices = new Map<number, number>()
  for (let column = 0; column < F; column++)
    for (let row = column; row < F; row++) {
      const cell = column * F + row
      const { levels } = factors[row]!
      if (row === column) for (let level = 0; level < levels; level++) keys[cell]!.add(level * levels + level)
      const sorted = Float64Array.from(keys[cell]!).sort()
      places.set(cell, new Map(Array.from(sorted, (key, block) => [key, block])))
      indices.set(cell, pairs.length)
      pairs.push({
        row,
        column,
        rowLevels: Int32Array.from(sorted, (key) => key % levels),
        columnLevels: Int32Array.from(sorted, (key) => Math.floor(key / levels)),
        blocks: new Float64Array(sorted.length * factors[row]!.q * factors[column]!.q),
      })
    }
  const groups = local.map((list) =>
    list.map((group): LocalEffects => {
      const found: number[] = []
      forEachPair(group.levels, (a, b) => {
        const cell = b.factor * F + a.factor
        found.push(indices.get(cell)!, places.get(cell)!.get(b.level * factors[a.factor]!.levels + a.level)!)
      })
      return { ...group, pairs: Int32Array.from(found) }
    }),
  )
  return { groups, pairs }
}

/** Pairs a >= b by factor, then level. */
export function forEachPair(levels: readonly LocalLevel[], visit: (a: LocalLevel, b: LocalLevel) => void): void {
  for (let a = 0; a < levels.length; a++) for (let b = 0; b <= a; b++) visit(levels[a]!, levels[b]!)
}

function localLevels(
  { size, levels }: GroupPattern,
  g: number,
  terms: readonly { readonly factor: number; readonly start: number; readonly q: number }[],
): Omit<LocalEffects, 'pairs'> {
  const seen = new Map<string, { factor: number; level: number; q: number }>()
  terms.forEach(({ factor, q }, t) => {
    for (let i = 0; i < size; i++) {
      const level = levels[t]![g * size + i]!
      seen.set(`${factor},${level}`, { factor, level, q })
    }
  })
  const sorted = [...seen.values()].sort((a, b) => a.factor - b.factor || a.level - b.level)
  const starts = new Map<string, number>()
  let columns = 0
  const found = sorted.map(({ factor, level, q }): LocalLevel => {
    const start = columns
    starts.set(`${factor},${level}`, start)
    columns += q
    return { factor, level, start }
  })
  return {
    levels: found,
    size: columns,
    columns: Int32Array.from({ length: terms.length * size }, (_, at) => {
      const { factor, start } = terms[Math.floor(at / size)]!
      return starts.get(`${factor},${levels[Math.floor(at / size)]![g * size + (at % size)]!}`)! + start
    }),
  }
}
