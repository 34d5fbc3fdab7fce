import { say } from '../say.ts'

/** A grouping factor over rows: each row's level, -1 where one of its factors is missing. */
export interface GroupCodes {
  readonly codes: Int32Array
  /** Levels that occur, joined by `:`, those of the first factor slowest. */
  readonly levels: readonly string[]
}

/** One factor of a grouping factor. */
export interface GroupPart {
  readonly codes: Int32Array
  readonly levels: readonly string[]
}

/** The interaction of factors with the combinations that occur, in the order of R's `a:b`. */
export function groupCodes(name: string, parts: readonly GroupPart[]): GroupCodes {
  const [first, ...others] = parts
  if (!first) throw new TypeError(`the grouping factor ${name} has no variable`)
  const combined = others.reduce((left: GroupPart, right) => interaction(left, right), compacted(first))
  if (others.length > 0) refuseAmbiguous(name, combined.levels)
  return combined
}

/** Levels that occur, in their order. */
function compacted({ codes, levels }: GroupPart): GroupPart {
  const used = new Uint8Array(levels.length)
  for (const code of codes) if (code >= 0) used[code] = 1
  if (used.every((flag) => flag === 1)) return { codes, levels }
  const place = new Int32Array(levels.length)
  const kept: string[] = []
  levels.forEach((level, code) => {
    if (used[code] === 1) place[code] = kept.push(level) - 1
  })
  return { codes: codes.map((code) => (code < 0 ? -1 : place[code]!)), levels: kept }
}

function interaction(left: GroupPart, right: GroupPart): GroupPart {
  const width = right.levels.length
  const cells = left.levels.length * width
  const n = left.codes.length
  return cells <= Math.max(65536, 4 * n) ? byTable(left, right, cells) : bySorting(left, right)
}

function byTable(left: GroupPart, right: GroupPart, cells: number): GroupPart {
  const width = right.levels.length
  const place = new Int32Array(cells).fill(-1)
  const codes = new Int32Array(left.codes.length)
  for (let row = 0; row < codes.length; row++) {
    const a = left.codes[row]!
    const b = right.codes[row]!
    codes[row] = a < 0 || b < 0 ? -1 : a * width + b
    if (codes[row]! >= 0) place[codes[row]!] = 0
  }
  const levels: string[] = []
  for (let cell = 0; cell < cells; cell++)
    if (place[cell] === 0)
      place[cell] = levels.push(`${left.levels[Math.floor(cell / width)]}:${right.levels[cell % width]}`) - 1
  for (let row = 0; row < codes.length; row++) if (codes[row]! >= 0) codes[row] = place[codes[row]!]!
  return { codes, levels }
}

function bySorting(left: GroupPart, right: GroupPart): GroupPart {
  const width = right.levels.length
  const keys = new Float64Array(left.codes.length)
  const distinct = new Set<number>()
  for (let row = 0; row < keys.length; row++) {
    const a = left.codes[row]!
    const b = right.codes[row]!
    keys[row] = a < 0 || b < 0 ? -1 : a * width + b
    if (keys[row]! >= 0) distinct.add(keys[row]!)
  }
  const sorted = Float64Array.from(distinct).sort()
  const place = new Map<number, number>()
  const levels: string[] = []
  for (const key of sorted)
    place.set(key, levels.push(`${left.levels[Math.floor(key / width)]}:${right.levels[key % width]}`) - 1)
  return { codes: Int32Array.from(keys, (key) => (key < 0 ? -1 : place.get(key)!)), levels }
}

/** "a:b" with "c" and "a" with "b:c" would be one name for two groups. */
function refuseAmbiguous(name: string, levels: readonly string[]): void {
  if (new Set(levels).size === levels.length) return
  const seen = new Set<string>()
  const level = levels.find((candidate) => seen.size === seen.add(candidate).size) ?? ''
  throw say.error('design/ambiguous-levels', { group: name, level })
}
