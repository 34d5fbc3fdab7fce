import type { CrossedProducts } from '@lmm/design'
import { cholesky, multiplyTransposedLeft, rankUpdate, semidefiniteCholesky, solveLower } from '@lmm/linalg'
import { say } from '../say.ts'
import { type Component, factorSigma } from './component.ts'

/** More random effects than these in one component are too many for a dense matrix of them. */
export const largestComponent = 5000

/**
 * With several factors levels that meet in a row are connected: with M = Lambda'Z'Z Lambda + I = L L' and W = L^-1 Lambda'Z'Z of a
 * component, U = Z'Z - W'W and K = Z'X - W'L^-1 Lambda'Z'X.
 *
 * @throws LmmError `df/too-many-effects` for a component of more than `largestComponent`.
 */
export function crossedComponents(
  products: CrossedProducts,
  Sigma: readonly Float64Array[],
  visit: (component: Component) => void,
): void {
  const Lambda = products.factors.map((factor) => lowerFactor(factorSigma(factor, Sigma), factor.q))
  const layout = layoutOf(products)
  const blocks = blocksByComponent(products, layout)
  for (let c = 0; c < layout.sizes.length; c++) {
    const size = layout.sizes[c]!
    if (size > largestComponent)
      throw say.error('df/too-many-effects', {
        effects: size,
        limit: largestComponent,
        groups: products.factors.map(({ groupName }) => groupName),
      })
    const members = layout.members[c]!
    const U = denseProducts(products, layout, blocks[c]!, size)
    const K = denseResponses(products, layout, members, size)
    reduce(products, layout, members, Lambda, U, K, size)
    visit({ size, U, K, starts: startsOf(products, layout, members) })
  }
}

/** Where the effects of every level stand: the component, and the place of the first of them there. */
interface Layout {
  readonly component: readonly Int32Array[]
  readonly place: readonly Int32Array[]
  readonly sizes: readonly number[]
  /** Factor and level of each component, in turn. */
  readonly members: readonly (readonly (readonly [factor: number, level: number])[])[]
}

function layoutOf({ factors, pairs }: CrossedProducts): Layout {
  const offsets = factors.map((_, f) => factors.slice(0, f).reduce((sum, { levels }) => sum + levels, 0))
  const total = factors.reduce((sum, { levels }) => sum + levels, 0)
  const parent = Int32Array.from({ length: total }, (_, i) => i)
  const root = (i: number): number => {
    let at = i
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!
      at = parent[at]!
    }
    return at
  }
  for (const { row, column, rowLevels, columnLevels } of pairs)
    for (let block = 0; block < rowLevels.length; block++)
      parent[root(offsets[row]! + rowLevels[block]!)] = root(offsets[column]! + columnLevels[block]!)
  const number = new Map<number, number>()
  const sizes: number[] = []
  const members: [number, number][][] = []
  const component = factors.map(({ levels }) => new Int32Array(levels))
  const place = factors.map(({ levels }) => new Int32Array(levels))
  factors.forEach(({ levels, q }, f) => {
    for (let level = 0; level < levels; level++) {
      const at = root(offsets[f]! + level)
      const c = number.get(at) ?? number.size
      number.set(at, c)
      component[f]![level] = c
      place[f]![level] = sizes[c] ?? 0
      sizes[c] = (sizes[c] ?? 0) + q
      const own = members[c] ?? []
      own.push([f, level])
      members[c] = own
    }
  })
  return { component, place, sizes, members }
}

/** Pairs and blocks of each component, one after the other. */
function blocksByComponent({ pairs }: CrossedProducts, { component, sizes }: Layout): number[][] {
  const out: number[][] = sizes.map(() => [])
  pairs.forEach(({ row, rowLevels }, pair) => {
    for (let block = 0; block < rowLevels.length; block++) out[component[row]![rowLevels[block]!]!]!.push(pair, block)
  })
  return out
}

/** Z'Z of a component. */
function denseProducts(
  { factors, pairs }: CrossedProducts,
  { place }: Layout,
  blocks: readonly number[],
  size: number,
): Float64Array {
  const out = new Float64Array(size * size)
  for (let at = 0; at < blocks.length; at += 2) {
    const { row, column, rowLevels, columnLevels, blocks: values } = pairs[blocks[at]!]!
    const block = blocks[at + 1]!
    const qr = factors[row]!.q
    const qc = factors[column]!.q
    const r = place[row]![rowLevels[block]!]!
    const c = place[column]![columnLevels[block]!]!
    for (let i = 0; i < qr; i++)
      for (let j = 0; j < qc; j++) {
        const value = values[(block * qr + i) * qc + j]!
        out[(r + i) * size + c + j] = value
        out[(c + j) * size + r + i] = value
      }
  }
  return out
}

/** Z'X of a component. */
function denseResponses(
  { factors, B, p }: CrossedProducts,
  { place }: Layout,
  members: Layout['members'][number],
  size: number,
): Float64Array {
  const out = new Float64Array(size * p)
  for (const [f, level] of members)
    for (let i = 0; i < factors[f]!.q; i++) {
      const from = (level * factors[f]!.q + i) * (p + 1)
      const to = (place[f]![level]! + i) * p
      for (let x = 0; x < p; x++) out[to + x] = B[f]![from + x]!
    }
  return out
}

/** Turns Z'Z into U and Z'X into K. */
function reduce(
  { factors, p }: CrossedProducts,
  { place }: Layout,
  members: Layout['members'][number],
  Lambda: readonly Float64Array[],
  U: Float64Array,
  K: Float64Array,
  size: number,
): void {
  const W = new Float64Array(size * size)
  const X = new Float64Array(size * p)
  const M = new Float64Array(size * size)
  for (const [f, level] of members) {
    const { q } = factors[f]!
    const base = place[f]![level]!
    multiplyLevel(Lambda[f]!, q, base, U, W, size)
    multiplyLevel(Lambda[f]!, q, base, K, X, p)
  }
  for (const [f, level] of members) {
    const { q } = factors[f]!
    const base = place[f]![level]!
    const L = Lambda[f]!
    for (let i = 0; i < size; i++)
      for (let b = 0; b < q; b++) {
        let sum = base + b === i ? 1 : 0
        for (let k = b; k < q; k++) sum += W[i * size + base + k]! * L[k * q + b]!
        M[i * size + base + b] = sum
      }
  }
  if (cholesky(M, size) >= 0) throw say.error('df/infeasible', {})
  solveLower(M, size, W, size)
  solveLower(M, size, X, p)
  const WX = new Float64Array(size * p)
  multiplyTransposedLeft(W, X, WX, size, size, p)
  for (let at = 0; at < K.length; at++) K[at]! -= WX[at]!
  transpose(W, size)
  rankUpdate(U, size, -1, W, size)
  for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) U[j * size + i] = U[i * size + j]!
}

/** Rows of one level of out = Lambda' x. */
function multiplyLevel(
  L: Float64Array,
  q: number,
  base: number,
  x: Float64Array,
  out: Float64Array,
  columns: number,
): void {
  for (let b = 0; b < q; b++)
    for (let k = b; k < q; k++) {
      const value = L[k * q + b]!
      if (value === 0) continue
      const to = (base + b) * columns
      const from = (base + k) * columns
      for (let c = 0; c < columns; c++) out[to + c]! += value * x[from + c]!
    }
}

function transpose(A: Float64Array, n: number): void {
  for (let i = 0; i < n; i++)
    for (let j = 0; j < i; j++) {
      const value = A[i * n + j]!
      A[i * n + j] = A[j * n + i]!
      A[j * n + i] = value
    }
}

/** Lambda with Lambda Lambda' = Sigma, zeros above the diagonal. */
function lowerFactor(Sigma: Float64Array, q: number): Float64Array {
  const Lambda = Sigma.slice()
  semidefiniteCholesky(Lambda, q, 1e-14)
  for (let i = 0; i < q; i++) for (let j = i + 1; j < q; j++) Lambda[i * q + j] = 0
  return Lambda
}

function startsOf({ factors }: CrossedProducts, { place }: Layout, members: Layout['members'][number]): number[][] {
  const starts: number[][] = []
  for (const { terms } of factors) for (const { term } of terms) starts[term] = []
  for (const [f, level] of members)
    for (const { term, start } of factors[f]!.terms) starts[term]!.push(place[f]![level]! + start)
  return starts
}
