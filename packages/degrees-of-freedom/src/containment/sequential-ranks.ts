import type { CrossedProducts, CrossProducts, GroupedProducts } from '@lmm/design'
import { say } from '../say.ts'
import { eliminate } from './eliminate.ts'

/** Some columns of the Z of one random term, at all of its levels. */
export interface ZColumns {
  /** Index of the term in the design. */
  readonly term: number
  readonly first: number
  readonly columns: number
}

/** More random effects than these are too many for a dense matrix that is eliminated step by step. */
const largest = 2000

/** Ranks of X, [X Z_1], [X Z_1 Z_2], ... */
export function sequentialRanks(products: CrossProducts, effects: readonly ZColumns[]): number[] {
  const squares = squaresOf(products)
  return Array.from({ length: effects.length + 1 }, (_, k) => {
    const taken = effects.slice(0, k)
    const { left, rank } = products.kind === 'grouped' ? byLevel(products, taken) : together(products, taken)
    return rank + eliminate(left, products.p, products.p, squares)
  })
}

/** Squares of the columns of X. */
function squaresOf(products: CrossProducts): Float64Array {
  const { p } = products
  if (products.kind === 'crossed') return Float64Array.from({ length: p }, (_, x) => products.C[x * (p + 2)]!)
  const { within, triangles, factors } = products
  const q = factors[0]?.q ?? 0
  const width = q + p + 1
  const squares = Float64Array.from({ length: p }, (_, x) => within[x * (p + 2)]!)
  for (let from = 0; from < triangles.length; from += width)
    for (let x = 0; x < p; x++) squares[x]! += triangles[from + q + x]! ** 2
  return squares
}

/** The rank of Z, and X'X of what it leaves of X. */
interface Eliminated {
  readonly left: Float64Array
  readonly rank: number
}

function byLevel({ p, factors, triangles, within }: GroupedProducts, effects: readonly ZColumns[]): Eliminated {
  const left = new Float64Array(p * p)
  for (let x = 0; x < p; x++) for (let y = 0; y < p; y++) left[x * p + y] = within[x * (p + 1) + y]!
  const factor = factors[0]
  if (!factor) return { left, rank: 0 }
  const { q, levels } = factor
  const width = q + p + 1
  const columns = effects.flatMap((effect) => columnsOf(factor.terms, effect))
  for (let x = 0; x < p; x++) columns.push(q + x)
  const size = columns.length
  const c = size - p
  const G = new Float64Array(size * size)
  let rank = 0
  for (let level = 0; level < levels; level++) {
    G.fill(0)
    for (let row = 0; row < q; row++) {
      const from = (level * q + row) * width
      for (let a = 0; a < size; a++)
        for (let b = 0; b <= a; b++) G[a * size + b]! += triangles[from + columns[a]!]! * triangles[from + columns[b]!]!
    }
    rank += eliminate(G, size, c)
    addRest(G, size, c, left)
  }
  return { left, rank }
}

function together(products: CrossedProducts, effects: readonly ZColumns[]): Eliminated {
  const { p, factors, pairs, B, C } = products
  const places = factors.map(({ q, levels }) => new Int32Array(q * levels).fill(-1))
  let c = 0
  for (const effect of effects) {
    const f = factors.findIndex(({ terms }) => terms.some(({ term }) => term === effect.term))
    const { q, levels, terms } = factors[f]!
    for (const column of columnsOf(terms, effect))
      for (let level = 0; level < levels; level++) places[f]![level * q + column] = c++
  }
  if (c > largest)
    throw say.error('df/too-many-effects', {
      effects: c,
      limit: largest,
      groups: factors.map(({ groupName }) => groupName),
    })
  const size = c + p
  const G = new Float64Array(size * size)
  const set = (a: number, b: number, value: number): void => {
    G[Math.max(a, b) * size + Math.min(a, b)] = value
  }
  for (const { row, column, rowLevels, columnLevels, blocks } of pairs) {
    const qr = factors[row]!.q
    const qc = factors[column]!.q
    for (let block = 0; block < rowLevels.length; block++)
      for (let i = 0; i < qr; i++)
        for (let j = 0; j < qc; j++) {
          const a = places[row]![rowLevels[block]! * qr + i]!
          const b = places[column]![columnLevels[block]! * qc + j]!
          if (a >= 0 && b >= 0) set(a, b, blocks[(block * qr + i) * qc + j]!)
        }
  }
  places.forEach((own, f) => {
    own.forEach((a, at) => {
      if (a >= 0) for (let x = 0; x < p; x++) set(a, c + x, B[f]![at * (p + 1) + x]!)
    })
  })
  for (let x = 0; x < p; x++) for (let y = 0; y <= x; y++) set(c + x, c + y, C[x * (p + 1) + y]!)
  const rank = eliminate(G, size, c)
  const left = new Float64Array(p * p)
  addRest(G, size, c, left)
  return { left, rank }
}

/** Columns of an effect among those of its factor. */
function columnsOf(terms: GroupedProducts['factors'][number]['terms'], { term, first, columns }: ZColumns): number[] {
  const { start } = terms.find((own) => own.term === term)!
  return Array.from({ length: columns }, (_, i) => start + first + i)
}

/** Adds the lower triangle of what is left of G after its first c rows. */
function addRest(G: Float64Array, size: number, c: number, left: Float64Array): void {
  const p = size - c
  for (let x = 0; x < p; x++) for (let y = 0; y <= x; y++) left[x * p + y]! += G[(c + x) * size + c + y]!
}
