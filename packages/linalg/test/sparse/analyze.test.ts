import { describe, expect, it } from 'vitest'
import { analyze, type SparsePattern } from '../../src/index.ts'
import { minimumDegreeOrder } from '../../src/sparse/minimum-degree/order.ts'
import { neighbours } from '../../src/sparse/pattern.ts'
import { perfectOrder } from '../../src/sparse/perfect-order.ts'
import { arrow, banded, blown, crossed, examples, grid, nested, random } from '../patterns.ts'

/** The factor's structure by the definition: eliminating k joins all later neighbours of k. */
function eliminated(pattern: SparsePattern, place: Int32Array): Set<number>[] {
  const { n, columnPointers, rowIndices } = pattern
  const columns = Array.from({ length: n }, () => new Set<number>())
  for (let j = 0; j < n; j++) {
    for (let q = columnPointers[j]!; q < columnPointers[j + 1]!; q++) {
      const [a, b] = [place[j]!, place[rowIndices[q]!]!]
      if (a !== b) columns[Math.min(a, b)]!.add(Math.max(a, b))
    }
  }
  for (const later of columns) {
    const next = Math.min(...later)
    for (const i of later) if (i !== next) columns[next]!.add(i)
  }
  return columns
}

/** Entries of the factor when the pattern is eliminated in a given order. */
const fill = (pattern: SparsePattern, order: Int32Array): number => analyze(pattern, { order }).factorEntries

const naturalOrder = (n: number): Int32Array => Int32Array.from({ length: n }, (_, i) => i)

describe('analyze', () => {
  it.each(examples.flatMap((example) => [true, false].map((relax) => ({ ...example, relax }))))(
    'finds tree, counts and rows of the factor: $label (relax $relax)',
    ({ pattern, relax }) => {
      const symbolic = analyze(pattern, { relax })
      const { n, place, order, parent, counts, supernodes } = symbolic
      expect([...order].sort((a, b) => a - b)).toEqual([...naturalOrder(n)])
      const columns = eliminated(pattern, place)
      for (const [j, later] of columns.entries()) {
        expect(order[place[j]!]).toBe(j)
        expect(parent[j]).toBe(later.size === 0 ? -1 : Math.min(...later))
        expect(counts[j]).toBe(later.size + 1)
      }
      expect(symbolic.factorEntries).toBe(columns.reduce((sum, later) => sum + later.size + 1, 0))
      for (let s = 0; s < supernodes.count; s++) {
        const [first, end] = [supernodes.first[s]!, supernodes.first[s + 1]!]
        const below = [
          ...supernodes.rows.indices.subarray(supernodes.rows.pointers[s], supernodes.rows.pointers[s + 1]),
        ]
        expect(below).toEqual([...columns[end - 1]!].sort((a, b) => a - b))
        for (let j = first; j < end - 1; j++) {
          expect(parent[j]).toBeLessThan(end)
          if (!relax) expect(parent[j]).toBe(j + 1)
          // Without relaxation the structure is exact, with it a superset.
          const later = [...columns[j]!].filter((i) => i >= end).sort((a, b) => a - b)
          if (!relax) expect(later).toEqual(below)
          for (const i of later) expect(below).toContain(i)
        }
      }
    },
  )

  it.each([
    ['nested', nested([5, 60, 700, 2000], 1)],
    ['nested with two effects a level', blown(nested([5, 60, 300], 2), 2)],
    ['an arrow', arrow(5000)],
    ['a band', banded(2000, 5)],
    ['a tree', patternTree(3000)],
  ])('causes no fill in %s', (_, pattern) => {
    const symbolic = analyze(pattern)
    expect(symbolic.factorEntries).toBe(pattern.rowIndices.length)
  })

  it('takes an order from outside', () => {
    const pattern = arrow(10)
    expect(fill(pattern, naturalOrder(10))).toBe(55)
    expect(fill(pattern, naturalOrder(10).reverse())).toBe(19)
  })
})

describe('perfectOrder', () => {
  it.each(examples)('is found exactly when some elimination without fill exists: $label', ({ pattern }) => {
    // Greedy: a graph is chordal if and only if nodes whose neighbours all meet can be removed until none is left.
    const graph = neighbours(pattern)
    const sets = Array.from(
      { length: pattern.n },
      (_, i) => new Set(graph.indices.subarray(graph.pointers[i], graph.pointers[i + 1])),
    )
    const left = new Set(sets.keys())
    for (let removed = true; removed; ) {
      removed = false
      for (const i of left) {
        const around = [...sets[i]!]
        if (!around.every((a) => around.every((b) => a === b || sets[a]!.has(b)))) continue
        for (const a of around) sets[a]!.delete(i)
        left.delete(i)
        removed = true
      }
    }
    const order = perfectOrder(pattern.n, graph)
    expect(order !== null).toBe(left.size === 0)
    if (order !== null) expect(fill(pattern, order)).toBe(pattern.rowIndices.length)
  })
})

describe('minimumDegreeOrder', () => {
  it.each(examples)('is a permutation: $label', ({ pattern }) => {
    expect([...minimumDegreeOrder(pattern.n, neighbours(pattern))].sort((a, b) => a - b)).toEqual([
      ...naturalOrder(pattern.n),
    ])
  })

  // Levels of the largest factor have the smallest numbers, so the natural order is "largest factor first".
  it.each([
    ['3000 x 1100 with 73,000 pairs', [3000, 1100], 73_000],
    ['3000 x 1100 with 20,000 pairs', [3000, 1100], 20_000],
    ['1000 x 1000 with 6,000 pairs', [1000, 1000], 6_000],
    ['2000 x 500 x 40 with 10,000 rows', [2000, 500, 40], 10_000],
  ] as const)('fills hardly more than eliminating the largest factor first: crossed %s', (_, sizes, rows) => {
    const pattern = crossed(sizes, rows, 9)
    const { n } = pattern
    const found = analyze(pattern).factorEntries
    const best = Math.min(fill(pattern, naturalOrder(n)), fill(pattern, naturalOrder(n).reverse()))
    expect(found).toBeLessThan(1.05 * best)
  })

  it('fills a grid of 60 x 60 less than half as much as the natural order', () => {
    const pattern = grid(60, 60)
    expect(analyze(pattern).factorEntries).toBeLessThan(0.5 * fill(pattern, naturalOrder(3600)))
  })

  it('moves its lists together when they fill up', () => {
    // Random sparse graphs make many large elements one after the other.
    const pattern = random(3000, 9000, 4)
    expect(new Set(minimumDegreeOrder(pattern.n, neighbours(pattern))).size).toBe(3000)
  })
})

/** Each index meets one random earlier one. */
function patternTree(n: number): SparsePattern {
  const columnPointers = new Int32Array(n + 1)
  const children = Array.from({ length: n }, (_, j) => [j])
  for (let i = 1; i < n; i++) children[(i * 7919) % i]!.push(i)
  for (let j = 0; j < n; j++) columnPointers[j + 1] = columnPointers[j]! + children[j]!.length
  return { n, columnPointers, rowIndices: Int32Array.from(children.flat()) }
}
