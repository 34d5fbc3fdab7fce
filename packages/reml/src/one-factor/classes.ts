import type { GroupedProducts } from '@lmm/design'
import { rotateRow } from '@lmm/linalg'
import { type LaneBlocks, laneBlocks, lanesFor, placeIn } from './lane-blocks.ts'
import { triangle, triangleSize } from './triangle.ts'

/**
 * Levels with the same triangle R share one factorisation, and what they contribute depends on their b only through
 * sum vec(b) vec(b)': where they are many, their stacked vec(b)' is replaced by its triangular factor.
 */
export interface LevelClasses {
  readonly count: number
  /** Levels in each class. */
  readonly sizes: Float64Array
  /** R of each class, upper triangle by columns. */
  readonly R: LaneBlocks
  /** Number of blocks b, several a class. */
  readonly rows: number
  /** Class of each row, ascending. */
  readonly classOf: Int32Array
  /** b of each row, q x (p + 1) by rows. */
  readonly b: LaneBlocks
  /** Of the blocks of both. */
  readonly lanes: number
}

/** Groups the levels of the products by their triangle, compared to the last bit, where they repeat. */
export function levelClasses(products: GroupedProducts): LevelClasses {
  const { p, factors, triangles } = products
  const q = factors[0]?.q ?? 0
  const levels = factors[0]?.levels ?? 0
  if (levels > sampled && !oftenRepeated(triangles, levels, q, p)) return distinctLevels(triangles, levels, q, p)
  const { classOf, count } = classify(triangles, levels, q, p)
  const sizes = new Float64Array(count)
  for (let level = 0; level < levels; level++) sizes[classOf[level]!]!++
  const members = membersByClass(classOf, sizes)
  const width = q + p + 1
  const m = q * (p + 1)
  let rows = 0
  for (const size of sizes) rows += size > 3 * m ? m : size
  const rowClass = new Int32Array(rows)
  const lanes = lanesFor(Math.max(count, rows))
  const R = laneBlocks(count, triangleSize(q), lanes)
  const b = laneBlocks(rows, m, lanes)
  const factor = new Float64Array(m * m)
  const one = new Float64Array(m)
  let at = 0
  let row = 0
  for (let c = 0; c < count; c++) {
    const size = sizes[c]!
    const place = placeIn(R, c)
    for (let i = 0; i < q; i++)
      for (let k = i; k < q; k++)
        R.values[place + triangle(k, i) * lanes] = triangles[(members[at]! * q + i) * width + k]!
    const collapsed = size > 3 * m
    if (collapsed) factor.fill(0)
    for (let k = 0; k < size; k++, at++) {
      copyResponse(products, members[at]!, one, 0)
      if (collapsed) rotateRow(factor, m, m, one, 0)
      else spread(one, 0, m, b, row + k)
    }
    const kept = collapsed ? m : size
    if (collapsed) for (let k = 0; k < m; k++) spread(factor, k * m, m, b, row + k)
    rowClass.fill(c, row, row + kept)
    row += kept
  }
  return { count, sizes, R, rows, classOf: rowClass, b, lanes }
}

/** Levels that are looked at before all are. */
const sampled = 512

/** Whether levels spread over all of them share their triangle so often that finding those which do is worth its time. */
function oftenRepeated(triangles: Float64Array, levels: number, q: number, p: number): boolean {
  const size = q * (q + p + 1)
  const step = Math.floor(levels / sampled)
  const some = new Float64Array(sampled * size)
  for (let k = 0; k < sampled; k++) {
    const from = k * step * size
    some.set(triangles.subarray(from, from + size), k * size)
  }
  return classify(some, sampled, q, p).count < 0.9 * sampled
}

/** Every level a class of its own, with one row. */
function distinctLevels(triangles: Float64Array, levels: number, q: number, p: number): LevelClasses {
  const width = q + p + 1
  const lanes = lanesFor(levels)
  const R = laneBlocks(levels, triangleSize(q), lanes)
  const b = laneBlocks(levels, q * (p + 1), lanes)
  for (let from = 0; from < levels; from += lanes) {
    const count = Math.min(lanes, levels - from)
    const at = from * q * width
    for (let i = 0; i < q; i++) {
      for (let k = i; k < q; k++)
        spreadEntry(
          triangles,
          at + i * width + k,
          q * width,
          count,
          R.values,
          from * R.entries + triangle(k, i) * lanes,
        )
      for (let x = 0; x <= p; x++)
        spreadEntry(
          triangles,
          at + i * width + q + x,
          q * width,
          count,
          b.values,
          from * b.entries + (i * (p + 1) + x) * lanes,
        )
    }
  }
  const classOf = new Int32Array(levels)
  for (let level = 0; level < levels; level++) classOf[level] = level
  return { count: levels, sizes: new Float64Array(levels).fill(1), R, rows: levels, classOf, b, lanes }
}

/** One entry of the levels that follow each other becomes a run of lanes. */
function spreadEntry(
  triangles: Float64Array,
  from: number,
  stride: number,
  count: number,
  out: Float64Array,
  to: number,
): void {
  for (let l = 0; l < count; l++) out[to + l] = triangles[from + l * stride]!
}

/** One matrix becomes a lane. */
function spread(matrix: Float64Array, from: number, size: number, out: LaneBlocks, lane: number): void {
  const at = placeIn(out, lane)
  for (let e = 0; e < size; e++) out.values[at + e * out.lanes] = matrix[from + e]!
}

/** R of a level, q x q. */
export function copyTriangle(
  { triangles, factors, p }: GroupedProducts,
  level: number,
  out: Float64Array,
  at: number,
): void {
  const q = factors[0]!.q
  const width = q + p + 1
  for (let i = 0; i < q; i++) for (let j = 0; j < q; j++) out[at + i * q + j] = triangles[(level * q + i) * width + j]!
}

/** b of a level, q x (p + 1). */
export function copyResponse(
  { triangles, factors, p }: GroupedProducts,
  level: number,
  out: Float64Array,
  at: number,
): void {
  const q = factors[0]!.q
  const width = q + p + 1
  for (let i = 0; i < q; i++)
    for (let j = 0; j <= p; j++) out[at + i * (p + 1) + j] = triangles[(level * q + i) * width + q + j]!
}

function membersByClass(classOf: Int32Array, sizes: Float64Array): Int32Array {
  const next = new Int32Array(sizes.length)
  for (let c = 1; c < sizes.length; c++) next[c] = next[c - 1]! + sizes[c - 1]!
  const members = new Int32Array(classOf.length)
  for (let level = 0; level < classOf.length; level++) members[next[classOf[level]!]!++] = level
  return members
}

function classify(
  triangles: Float64Array,
  levels: number,
  q: number,
  p: number,
): { classOf: Int32Array; count: number } {
  const width = q + p + 1
  const bits = new Uint32Array(triangles.buffer, triangles.byteOffset, triangles.length * 2)
  const classOf = new Int32Array(levels)
  const firstLevel: number[] = []
  const slots = 1 << Math.max(4, 32 - Math.clz32(levels * 2))
  const table = new Int32Array(slots).fill(-1)
  for (let level = 0; level < levels; level++) {
    let slot = hash(bits, level, q, width) & (slots - 1)
    while (table[slot]! >= 0 && !sameTriangle(triangles, firstLevel[table[slot]!]!, level, q, width))
      slot = (slot + 1) & (slots - 1)
    if (table[slot]! < 0) table[slot] = firstLevel.push(level) - 1
    classOf[level] = table[slot]!
  }
  return { classOf, count: firstLevel.length }
}

function hash(bits: Uint32Array, level: number, q: number, width: number): number {
  let h = 0x811c9dc5
  for (let i = 0; i < q; i++)
    for (let j = i; j < q; j++) {
      const at = 2 * ((level * q + i) * width + j)
      h = Math.imul(h ^ bits[at]!, 0x01000193)
      h = Math.imul(h ^ bits[at + 1]!, 0x01000193)
      h ^= h >>> 15
    }
  return h >>> 0
}

function sameTriangle(triangles: Float64Array, a: number, b: number, q: number, width: number): boolean {
  for (let i = 0; i < q; i++)
    for (let j = i; j < q; j++)
      if (triangles[(a * q + i) * width + j] !== triangles[(b * q + i) * width + j]) return false
  return true
}
