import type { Diagnostic } from '@lmm/diagnostics'
import type { Design, RandomDesign } from '../design.ts'
import { say } from '../say.ts'

/** Beyond so many combinations for a row, labels are not the few that are used again and again. */
const combinationsOfRow = 4

/**
 * Labels that seem to be used again in every group, such as casks a, b, c of every batch: every level of one factor occurs within
 * several of another and each combination has rows of its own, several of them, yet the formula has them crossed.
 */
export function reusedLabels({ random, n }: Pick<Design, 'random' | 'n'>): Diagnostic[] {
  const factors = [...new Map(random.map((design) => [design.groupName, design])).values()]
  const single = factors.filter(({ term }) => term.group.length === 1)
  const joined = new Set(
    factors.filter(({ term }) => term.group.length > 1).map(({ term }) => key(term.group.map(({ label }) => label))),
  )
  return single.flatMap((one, i) =>
    single.slice(i + 1).flatMap((other) => {
      const [inner, outer] = one.levels.length < other.levels.length ? [one, other] : [other, one]
      if (joined.has(key([inner.groupName, outer.groupName])) || !isReused(inner, outer, n)) return []
      const data = { inner: inner.groupName, outer: outer.groupName, level: inner.levels[0]! }
      return [say.info('design/reused-labels', data)]
    }),
  )
}

const key = (labels: readonly string[]): string => JSON.stringify([...labels].sort())

function isReused(inner: RandomDesign, outer: RandomDesign, n: number): boolean {
  const width = outer.levels.length
  const cells = inner.levels.length * width
  if (cells > Math.max(4096, combinationsOfRow * n)) return false
  const rows = new Int32Array(cells)
  for (let row = 0; row < n; row++) rows[inner.codes[row]! * width + outer.codes[row]!]!++
  const within = new Int32Array(inner.levels.length)
  const holds = new Int32Array(width)
  for (let at = 0; at < cells; at++) {
    if (rows[at] === 1) return false
    if (rows[at] === 0) continue
    within[Math.floor(at / width)]!++
    holds[at % width]!++
  }
  return within.every((count) => count > 1) && holds.every((count) => count > 1)
}
