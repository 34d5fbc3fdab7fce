import type { Lists } from './pattern.ts'

/** Columns of the factor with (nearly) equal structure, stored together as dense panels. */
export interface Supernodes {
  readonly count: number
  /** Supernode s has the columns `first[s]` to `first[s + 1] - 1`; length count + 1. */
  readonly first: Int32Array
  /** Supernode of every column. */
  readonly of: Int32Array
  /** Parent of every supernode, -1 for a root. */
  readonly parent: Int32Array
  /** Rows below the diagonal block of every supernode, ascending. */
  readonly rows: Lists
}

/**
 * Groups columns into supernodes and finds their rows.
 *
 * Columns numbered in postorder; a column joins the next one when that is its parent and has the same structure.
 * Ashcraft & Grimes 1989, "The influence of relaxed supernode partitions on the multifrontal method", ACM TOMS 15: a
 * supernode also joins its parent right after it when few of the entries that this adds are zero.
 *
 * @param rows - for every index the smaller ones it meets
 * @param parent - elimination tree
 * @param counts - entries of every column of the factor
 */
export function supernodes(rows: Lists, parent: Int32Array, counts: Int32Array, relax: boolean): Supernodes {
  const n = parent.length
  let first = fundamental(parent, counts)
  if (relax) first = relaxed(first, parent, counts)
  const count = first.length - 1
  const of = new Int32Array(n)
  for (let s = 0; s < count; s++) of.fill(s, first[s]!, first[s + 1]!)
  const parents = new Int32Array(count)
  for (let s = 0; s < count; s++) {
    const p = parent[first[s + 1]! - 1]!
    parents[s] = p < 0 ? -1 : of[p]!
  }
  return { count, first, of, parent: parents, rows: structure(rows, of, parents, count) }
}

function fundamental(parent: Int32Array, counts: Int32Array): Int32Array {
  const n = parent.length
  const first: number[] = []
  for (let j = 0; j < n; j++) {
    if (j === 0 || parent[j - 1] !== j || counts[j - 1] !== counts[j]! + 1) first.push(j)
  }
  first.push(n)
  return Int32Array.from(first)
}

/** One pass from the first supernode on with a stack of those that may still be joined by the next. */
function relaxed(first: Int32Array, parent: Int32Array, counts: Int32Array): Int32Array {
  const start: number[] = []
  const zeros: number[] = []
  for (let s = 0; s + 1 < first.length; s++) {
    let from = first[s]!
    const end = first[s + 1]!
    const below = counts[end - 1]! - 1
    let added = 0
    while (start.length > 0 && parent[from - 1]! >= from && parent[from - 1]! < end) {
      const child = start[start.length - 1]!
      const width = from - child
      const height = end - from + below
      const more = zeros[zeros.length - 1]! + width * (height - (counts[from - 1]! - 1))
      if (!worthwhile(more, width, end - child, height)) break
      start.pop()
      zeros.pop()
      from = child
      added += more
    }
    start.push(from)
    zeros.push(added)
  }
  start.push(first[first.length - 1]!)
  return Int32Array.from(start)
}

/** Whether `zeros` among the entries of `width` columns over `height` rows are a fair price for one panel of `together` columns. */
function worthwhile(zeros: number, width: number, together: number, height: number): boolean {
  const share = zeros / (width * (height + 0.5 * (width + 1)))
  if (together <= 4) return share < 0.5 || height <= 8
  if (together <= 16) return share < 0.3
  if (together <= 48) return share < 0.1
  return share < 0.05
}

/** Row i belongs to every supernode on the way from the columns it meets up to its own, so rows come out ascending. */
function structure(rows: Lists, of: Int32Array, parents: Int32Array, count: number): Lists {
  const n = of.length
  const pointers = new Int32Array(count + 1)
  const seen = new Int32Array(count).fill(-1)
  const put = new Int32Array(count)
  let indices = new Int32Array(0)
  for (const pass of ['count', 'fill'] as const) {
    seen.fill(-1)
    for (let i = 0; i < n; i++) {
      const own = of[i]!
      for (let q = rows.pointers[i]!; q < rows.pointers[i + 1]!; q++) {
        for (let s = of[rows.indices[q]!]!; s !== own && seen[s] !== i; s = parents[s]!) {
          seen[s] = i
          if (pass === 'count') pointers[s + 1]!++
          else indices[put[s]!++] = i
        }
      }
    }
    if (pass === 'fill') break
    for (let s = 0; s < count; s++) pointers[s + 1]! += pointers[s]!
    indices = new Int32Array(pointers[count]!)
    put.set(pointers.subarray(0, count))
  }
  return { pointers, indices }
}
