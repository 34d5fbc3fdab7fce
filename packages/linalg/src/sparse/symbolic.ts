import { postorder } from './elimination-tree.ts'
import { inverse, looseStructure } from './loose-structure.ts'
import { minimumDegreeOrder } from './minimum-degree/order.ts'
import { neighbours, renumbered, type SparsePattern } from './pattern.ts'
import { perfectOrder } from './perfect-order.ts'
import { type Supernodes, supernodes } from './supernodes.ts'

/** Choices for `analyze`. */
export interface AnalysisOptions {
  /**
   * Order of elimination before postordering: one without fill when there is one, else by approximate minimum degree
   * (`automatic`, the default); by approximate minimum degree anyway; as numbered; or a permutation of 0 to n - 1 with
   * `order[k]` the k-th to eliminate.
   */
  readonly order?: 'automatic' | 'minimum-degree' | 'natural' | Int32Array
  /** Whether supernodes may hold a few zeros to become larger; default true. */
  readonly relax?: boolean
}

/** All that the pattern alone decides about a sparse Cholesky factor; made by `analyze`, shared by any number of factors. */
export interface SymbolicFactor {
  readonly n: number
  /** Entries of the pattern. */
  readonly entries: number
  /** `order[k]` is the index that is eliminated k-th. */
  readonly order: Int32Array
  /** `place[order[k]] = k`. */
  readonly place: Int32Array
  /** Elimination tree of the reordered matrix, -1 for a root. */
  readonly parent: Int32Array
  /** Entries of every column of the factor, diagonal included. */
  readonly counts: Int32Array
  /** Entries of the factor: the sum of `counts`. */
  readonly factorEntries: number
  /** Multiplications and additions of one factorisation: the sum of the squares of `counts`. */
  readonly operations: number
  readonly supernodes: Supernodes
  /** Values that a numeric factor stores: the entries of the factor, the zeros among them and what lies above the diagonal of diagonal blocks. */
  readonly panelEntries: number
  /** Where the panel of every supernode begins: its own rows, then those below, row-major, as wide as the supernode. */
  readonly panels: Int32Array
  /** Where in the panels each entry of the pattern goes. */
  readonly slots: Int32Array
  readonly updates: Updates
}

/**
 * Which supernodes update which: for the target t, update u from `pointers[t]` to `pointers[t + 1] - 1` comes from the
 * supernode `source[u]`, whose rows `begin[u]` to `end[u] - 1` (places in its row list) are columns of t.
 */
export interface Updates {
  readonly pointers: Int32Array
  readonly source: Int32Array
  readonly begin: Int32Array
  readonly end: Int32Array
}

/**
 * Orders a sparse symmetric matrix and lays out its Cholesky factor.
 *
 * Fill-reducing order, elimination tree and its postorder, column counts, supernodes, and every index that the numeric
 * phase needs (Davis 2006, "Direct methods for sparse linear systems", chapters 4 and 7; Chen, Davis, Hager &
 * Rajamanickam 2008, "Algorithm 887: CHOLMOD", ACM TOMS 35).
 *
 * @param pattern - lower triangle by columns; a diagonal entry that is missing counts as zero
 *
 * @example
 * ```ts
 * import { analyze } from '@lmm/linalg'
 *
 * // An arrow: index 0 meets all others. Eliminated last, it causes no fill.
 * const pattern = {
 *   n: 4,
 *   columnPointers: Int32Array.of(0, 4, 5, 6, 7),
 *   rowIndices: Int32Array.of(0, 1, 2, 3, 1, 2, 3),
 * }
 * console.log(analyze(pattern).factorEntries)
 * ```
 * ```text
 * 7
 * ```
 */
export function analyze(pattern: SparsePattern, options: AnalysisOptions = {}): SymbolicFactor {
  const { n } = pattern
  const { order: wish = 'automatic', relax = true } = options
  const first = initialOrder(pattern, wish)
  const loose = looseStructure(pattern, inverse(first))
  const post = postorder(loose.parent, loose.counts)
  const order = first.map((_, k) => first[post[k]!]!)
  const place = inverse(order)
  const parent = relabelled(loose.parent, post)
  const counts = loose.counts.map((_, k) => loose.counts[post[k]!]!)
  const groups = supernodes(renumbered(pattern, place).rows, parent, counts, relax)
  const { panels, panelEntries } = panelStarts(groups)
  return {
    n,
    entries: pattern.rowIndices.length,
    order,
    place,
    parent,
    counts,
    factorEntries: counts.reduce((sum, count) => sum + count, 0),
    operations: counts.reduce((sum, count) => sum + count * count, 0),
    supernodes: groups,
    panelEntries,
    panels,
    slots: slotsOf(pattern, place, groups, panels),
    updates: updatesOf(groups),
  }
}

function initialOrder(pattern: SparsePattern, wish: AnalysisOptions['order']): Int32Array {
  const { n } = pattern
  if (wish === 'natural') return Int32Array.from({ length: n }, (_, i) => i)
  if (wish instanceof Int32Array) return wish.slice()
  const graph = neighbours(pattern)
  const perfect = wish === 'automatic' ? perfectOrder(n, graph) : null
  return perfect ?? minimumDegreeOrder(n, graph)
}

/** The tree when node post[k] is called k. */
function relabelled(parent: Int32Array, post: Int32Array): Int32Array {
  const name = inverse(post)
  return parent.map((_, k) => {
    const p = parent[post[k]!]!
    return p < 0 ? -1 : name[p]!
  })
}

function panelStarts({ count, first, rows }: Supernodes): { panels: Int32Array; panelEntries: number } {
  const panels = new Int32Array(count + 1)
  // Summed apart: beyond 2^31 the starts are not usable, but the sum still tells how large a factor it would be.
  let panelEntries = 0
  for (let s = 0; s < count; s++) {
    const width = first[s + 1]! - first[s]!
    panelEntries += width * (width + rows.pointers[s + 1]! - rows.pointers[s]!)
    panels[s + 1] = panelEntries
  }
  return { panels, panelEntries }
}

function slotsOf(pattern: SparsePattern, place: Int32Array, groups: Supernodes, panels: Int32Array): Int32Array {
  const { n, columnPointers, rowIndices } = pattern
  const { first, of, rows } = groups
  const slots = new Int32Array(rowIndices.length)
  for (let j = 0; j < n; j++) {
    for (let q = columnPointers[j]!; q < columnPointers[j + 1]!; q++) {
      const a = place[j]!
      const b = place[rowIndices[q]!]!
      const column = Math.min(a, b)
      const row = Math.max(a, b)
      const s = of[column]!
      const width = first[s + 1]! - first[s]!
      const line = row < first[s + 1]! ? row - first[s]! : width + find(rows.indices, row, rows.pointers, s)
      slots[q] = panels[s]! + line * width + column - first[s]!
    }
  }
  return slots
}

/** Place of `row` in the ascending list s, by bisection. */
function find(indices: Int32Array, row: number, pointers: Int32Array, s: number): number {
  const from = pointers[s]!
  let low = from
  let high = pointers[s + 1]! - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (indices[middle]! < row) low = middle + 1
    else high = middle
  }
  return low - from
}

function updatesOf({ count, of, rows }: Supernodes): Updates {
  const pointers = new Int32Array(count + 1)
  const eachRun = (visit: (target: number, source: number, begin: number, end: number) => void): void => {
    for (let s = 0; s < count; s++) {
      const from = rows.pointers[s]!
      const length = rows.pointers[s + 1]! - from
      for (let begin = 0; begin < length; ) {
        const target = of[rows.indices[from + begin]!]!
        let end = begin + 1
        while (end < length && of[rows.indices[from + end]!] === target) end++
        visit(target, s, begin, end)
        begin = end
      }
    }
  }
  eachRun((target) => {
    pointers[target + 1]!++
  })
  for (let t = 0; t < count; t++) pointers[t + 1]! += pointers[t]!
  const put = pointers.slice(0, count)
  const source = new Int32Array(pointers[count]!)
  const begins = new Int32Array(source.length)
  const ends = new Int32Array(source.length)
  eachRun((target, s, begin, end) => {
    const u = put[target]!++
    source[u] = s
    begins[u] = begin
    ends[u] = end
  })
  return { pointers, source, begin: begins, end: ends }
}
