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
  if (parts.length > 1 && parts.some(({ levels }) => levels.some((level) => level.includes(':'))))
    refuseAmbiguous(name, combined.levels)
  return combined
}

/** Levels that occur, in their order. */
function compacted({ codes, levels }: GroupPart): GroupPart {
  const flags = new Uint8Array(levels.length + 1)
  for (let row = 0; row < codes.length; row++) flags[codes[row]! + 1] = 1
  const used = flags.subarray(1)
  if (!used.includes(0)) return { codes, levels }
  const place = new Int32Array(levels.length)
  const kept: string[] = []
  levels.forEach((level, code) => {
    if (used[code] === 1) place[code] = kept.push(level) - 1
  })
  return { codes: codes.map((code) => (code < 0 ? -1 : place[code]!)), levels: kept }
}

function interaction(left: GroupPart, right: GroupPart): GroupPart {
  const cells = left.levels.length * right.levels.length
  return cells <= Math.max(4096, 2 * left.codes.length) ? byTable(left, right, cells) : byOrdering(left, right)
}

/** Few combinations: a table of them tells which occur. */
function byTable(left: GroupPart, right: GroupPart, cells: number): GroupPart {
  const width = right.levels.length
  const place = new Int32Array(cells)
  const codes = new Int32Array(left.codes.length)
  for (let row = 0; row < codes.length; row++) {
    const a = left.codes[row]!
    const b = right.codes[row]!
    const cell = a < 0 || b < 0 ? -1 : a * width + b
    codes[row] = cell
    if (cell >= 0) place[cell] = 1
  }
  const levels: string[] = []
  for (let cell = 0; cell < cells; cell++)
    if (place[cell] === 1)
      place[cell] = levels.push(`${left.levels[Math.floor(cell / width)]}:${right.levels[cell % width]}`) - 1
  for (let row = 0; row < codes.length; row++) if (codes[row]! >= 0) codes[row] = place[codes[row]!]!
  return { codes, levels }
}

/** Many: rows are ordered by counting, first by the right factor and then by the left one. */
function byOrdering(left: GroupPart, right: GroupPart): GroupPart {
  const n = left.codes.length
  const byRight = orderedBy(right, ascending(n))
  const rows = orderedBy(left, byRight)
  const codes = new Int32Array(n).fill(-1)
  const levels: string[] = []
  let lastLeft = -1
  let lastRight = -1
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!
    const a = left.codes[row]!
    const b = right.codes[row]!
    if (a !== lastLeft || b !== lastRight) {
      levels.push(`${left.levels[a]}:${right.levels[b]}`)
      lastLeft = a
      lastRight = b
    }
    codes[row] = levels.length - 1
  }
  return { codes, levels }
}

function ascending(n: number): Int32Array {
  const rows = new Int32Array(n)
  for (let row = 0; row < n; row++) rows[row] = row
  return rows
}

/** Rows whose level is not missing, stably ordered by their level. */
function orderedBy({ codes, levels }: GroupPart, rows: Int32Array): Int32Array {
  const start = new Int32Array(levels.length + 1)
  for (let i = 0; i < rows.length; i++) {
    const code = codes[rows[i]!]!
    if (code >= 0) start[code + 1]!++
  }
  for (let code = 0; code < levels.length; code++) start[code + 1]! += start[code]!
  const ordered = new Int32Array(start[levels.length]!)
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!
    const code = codes[row]!
    if (code >= 0) ordered[start[code]!++] = row
  }
  return ordered
}

/** "a:b" with "c" and "a" with "b:c" would be one name for two groups. */
function refuseAmbiguous(name: string, levels: readonly string[]): void {
  if (new Set(levels).size === levels.length) return
  const seen = new Set<string>()
  const level = levels.find((candidate) => seen.size === seen.add(candidate).size) ?? ''
  throw say.error('design/ambiguous-levels', { group: name, level, separator: ':' })
}
