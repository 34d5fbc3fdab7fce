import type { SparsePattern } from '../src/index.ts'
import { uniform } from './matrices.ts'

/** The pattern of a set of pairs, with the full diagonal. */
export function patternOf(n: number, pairs: Iterable<readonly [number, number]>): SparsePattern {
  const columns = Array.from({ length: n }, (_, j) => new Set([j]))
  for (const [a, b] of pairs) columns[Math.min(a, b)]!.add(Math.max(a, b))
  const sorted = columns.map((rows) => [...rows].sort((a, b) => a - b))
  const columnPointers = new Int32Array(n + 1)
  for (let j = 0; j < n; j++) columnPointers[j + 1] = columnPointers[j]! + sorted[j]!.length
  return { n, columnPointers, rowIndices: Int32Array.from(sorted.flat()) }
}

const whole = (next: () => number, below: number): number => Math.floor(((next() + 1) / 2) * below)

/** Levels of several crossed factors, numbered one factor after the other, that meet in random rows. */
export function crossed(sizes: readonly number[], rows: number, seed: number): SparsePattern {
  const next = uniform(seed)
  const starts = sizes.map((_, f) => sizes.slice(0, f).reduce((sum, size) => sum + size, 0))
  const n = sizes.reduce((sum, size) => sum + size, 0)
  const pairs: [number, number][] = []
  for (let r = 0; r < rows; r++) {
    const levels = sizes.map((size, f) => starts[f]! + whole(next, size))
    for (let f = 1; f < levels.length; f++) for (let g = 0; g < f; g++) pairs.push([levels[f]!, levels[g]!])
  }
  return patternOf(n, pairs)
}

/** Each level of every stage lies in one random level of the stage before, and meets all levels that it lies in. */
export function nested(sizes: readonly number[], seed: number): SparsePattern {
  const next = uniform(seed)
  const pairs: [number, number][] = []
  const above: number[][] = []
  let start = 0
  for (const [stage, size] of sizes.entries()) {
    for (let k = 0; k < size; k++) {
      const inside = stage === 0 ? [] : above[start - sizes[stage - 1]! + whole(next, sizes[stage - 1]!)]!
      above[start + k] = [...inside, start + k]
      for (const level of inside) pairs.push([level, start + k])
    }
    start += size
  }
  return patternOf(start, pairs)
}

export function banded(n: number, width: number): SparsePattern {
  const pairs: [number, number][] = []
  for (let i = 0; i < n; i++) for (let j = Math.max(0, i - width); j < i; j++) pairs.push([i, j])
  return patternOf(n, pairs)
}

/** Index 0 meets all others. */
export function arrow(n: number): SparsePattern {
  return patternOf(
    n,
    Array.from({ length: Math.max(0, n - 1) }, (_, i) => [0, i + 1] as const),
  )
}

export function grid(rows: number, columns: number): SparsePattern {
  const pairs: [number, number][] = []
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      if (j > 0) pairs.push([i * columns + j, i * columns + j - 1])
      if (i > 0) pairs.push([i * columns + j, (i - 1) * columns + j])
    }
  }
  return patternOf(rows * columns, pairs)
}

export function random(n: number, pairs: number, seed: number): SparsePattern {
  const next = uniform(seed)
  return patternOf(
    n,
    Array.from({ length: pairs }, () => [whole(next, n), whole(next, n)] as const),
  )
}

/** Every node of another pattern becomes `size` nodes that all meet. */
export function blown(pattern: SparsePattern, size: number): SparsePattern {
  const pairs: [number, number][] = []
  for (let j = 0; j < pattern.n; j++) {
    for (let q = pattern.columnPointers[j]!; q < pattern.columnPointers[j + 1]!; q++) {
      for (let a = 0; a < size; a++) {
        for (let b = 0; b < size; b++) pairs.push([pattern.rowIndices[q]! * size + a, j * size + b])
      }
    }
  }
  return patternOf(pattern.n * size, pairs)
}

/** Random values that make a diagonally dominant matrix of the pattern. */
export function positiveValues(pattern: SparsePattern, seed: number): Float64Array {
  const next = uniform(seed)
  const { n, columnPointers, rowIndices } = pattern
  const values = Float64Array.from(rowIndices, () => next())
  const sums = new Float64Array(n)
  for (let j = 0; j < n; j++) {
    for (let q = columnPointers[j]!; q < columnPointers[j + 1]!; q++) {
      if (rowIndices[q] === j) continue
      sums[j]! += Math.abs(values[q]!)
      sums[rowIndices[q]!]! += Math.abs(values[q]!)
    }
  }
  for (let j = 0; j < n; j++) {
    for (let q = columnPointers[j]!; q < columnPointers[j + 1]!; q++) {
      if (rowIndices[q] === j) values[q] = sums[j]! + 0.5 + Math.abs(next())
    }
  }
  return values
}

export function dense(pattern: SparsePattern, values: Float64Array): Float64Array {
  const { n, columnPointers, rowIndices } = pattern
  const a = new Float64Array(n * n)
  for (let j = 0; j < n; j++) {
    for (let q = columnPointers[j]!; q < columnPointers[j + 1]!; q++) {
      a[rowIndices[q]! * n + j] = values[q]!
      a[j * n + rowIndices[q]!] = values[q]!
    }
  }
  return a
}

export interface Example {
  readonly label: string
  readonly pattern: SparsePattern
}

/** Small patterns of every kind. */
export const examples: readonly Example[] = [
  { label: 'order zero', pattern: patternOf(0, []) },
  { label: 'order one', pattern: patternOf(1, []) },
  { label: 'order two', pattern: patternOf(2, [[0, 1]]) },
  { label: 'diagonal', pattern: patternOf(30, []) },
  { label: 'full', pattern: banded(40, 39) },
  { label: 'full beyond one leaf', pattern: banded(150, 149) },
  { label: 'arrow', pattern: arrow(60) },
  { label: 'tridiagonal', pattern: banded(80, 1) },
  { label: 'banded', pattern: banded(90, 7) },
  { label: 'grid', pattern: grid(13, 11) },
  { label: 'nested', pattern: nested([3, 20, 100], 1) },
  { label: 'nested with slopes', pattern: blown(nested([2, 12, 50], 2), 2) },
  { label: 'crossed', pattern: crossed([60, 40], 150, 3) },
  { label: 'crossed, nearly full', pattern: crossed([90, 30], 900, 4) },
  { label: 'three crossed factors', pattern: crossed([70, 30, 6], 200, 5) },
  { label: 'crossed with slopes', pattern: blown(crossed([40, 12], 160, 6), 3) },
  { label: 'disconnected', pattern: random(150, 90, 7) },
  ...[8, 9, 10, 11, 12, 13, 14, 15].map((seed) => ({
    label: `random ${seed}`,
    pattern: random(20 * seed, 12 * seed * (seed - 6), seed),
  })),
]
