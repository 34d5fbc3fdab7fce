import type { CrossProducts } from '@lmm/design'
import type { FittedModel } from '@lmm/reml'

/** What the rows of each level of one random term say, in the basis of the fit and relative to its variance. */
export interface OwnRows {
  /** Z'Z of each level, levels x q x q. */
  readonly information: Float64Array
  /** Z'(y - X beta - Z b of all other terms), levels x q. */
  readonly left: Float64Array
}

/** Z'Z and Z'(y - X beta - other random effects) of every level of random term k, from the products alone. */
export function ownRows(model: FittedModel, products: CrossProducts, k: number): OwnRows {
  const { y } = products
  const beta = model.basis.beta.map((value, j) => (value - y.gamma[j]!) / y.scale)
  const modes = model.basis.random.map((term) => term.modes.map((value) => value / y.scale))
  return products.kind === 'grouped' ? fromTriangles(products, k, beta, modes) : fromPairs(products, k, beta, modes)
}

/** Z'Z = R'R and Z'[X y] = R'b of one factor. */
function fromTriangles(
  { triangles, factors, p }: Extract<CrossProducts, { kind: 'grouped' }>,
  k: number,
  beta: Float64Array,
  modes: readonly Float64Array[],
): OwnRows {
  const { q, levels, terms } = factors[0]!
  const { start, basis } = terms.find(({ term }) => term === k)!
  const { size } = basis
  const width = q + p + 1
  const information = new Float64Array(levels * size * size)
  const left = new Float64Array(levels * size)
  for (let level = 0; level < levels; level++)
    for (let row = 0; row < q; row++) {
      const at = (level * q + row) * width
      // what is left of the row of [R b] once beta and the other terms are taken out
      let rest = triangles[at + q + p]!
      for (let x = 0; x < p; x++) rest -= triangles[at + q + x]! * beta[x]!
      for (const other of terms)
        if (other.term !== k)
          for (let j = 0; j < other.basis.size; j++)
            rest -= triangles[at + other.start + j]! * modes[other.term]![level * other.basis.size + j]!
      for (let i = 0; i < size; i++) {
        const value = triangles[at + start + i]!
        left[level * size + i]! += value * rest
        for (let j = 0; j < size; j++) information[(level * size + i) * size + j]! += value * triangles[at + start + j]!
      }
    }
  return { information, left }
}

/** Z'Z by pairs of factors and Z'[X y] of several factors. */
function fromPairs(
  { pairs, factors, B, p }: Extract<CrossProducts, { kind: 'crossed' }>,
  k: number,
  beta: Float64Array,
  modes: readonly Float64Array[],
): OwnRows {
  const own = factors.findIndex(({ terms }) => terms.some(({ term }) => term === k))
  const { q, levels, terms } = factors[own]!
  const { start, basis } = terms.find(({ term }) => term === k)!
  const { size } = basis
  const information = new Float64Array(levels * size * size)
  const left = new Float64Array(levels * size)
  for (let level = 0; level < levels; level++)
    for (let i = 0; i < size; i++) {
      const at = (level * q + start + i) * (p + 1)
      let rest = B[own]![at + p]!
      for (let x = 0; x < p; x++) rest -= B[own]![at + x]! * beta[x]!
      left[level * size + i] = rest
    }
  const effects = factors.map((factor) => stackedModes(factor, modes))
  /** Takes the block `value(i, j)` of the level with a level of another factor, or its own, out of `left`. */
  const take = (level: number, other: number, f: number, value: (i: number, j: number) => number): void => {
    for (let i = 0; i < size; i++)
      for (let j = 0; j < factors[f]!.q; j++) {
        const own = f === ownFactor && j >= start && j < start + size
        if (own) information[(level * size + i) * size + j - start]! += value(i, j)
        else left[level * size + i]! -= value(i, j) * effects[f]![other * factors[f]!.q + j]!
      }
  }
  const ownFactor = own
  for (const { row, column, blocks, rowLevels, columnLevels } of pairs) {
    if (row !== own && column !== own) continue
    const qr = factors[row]!.q
    const qc = factors[column]!.q
    rowLevels.forEach((rowLevel, block) => {
      const A = block * qr * qc
      const columnLevel = columnLevels[block]!
      if (row === own) take(rowLevel, columnLevel, column, (i, j) => blocks[A + (start + i) * qc + j]!)
      else take(columnLevel, rowLevel, row, (i, j) => blocks[A + j * qc + start + i]!)
    })
  }
  return { information, left }
}

/** Modes of all terms of a factor, level by level. */
function stackedModes(
  { q, levels, terms }: CrossProducts['factors'][number],
  modes: readonly Float64Array[],
): Float64Array {
  const out = new Float64Array(levels * q)
  for (const { term, start, basis } of terms)
    for (let level = 0; level < levels; level++)
      for (let i = 0; i < basis.size; i++) out[level * q + start + i] = modes[term]![level * basis.size + i]!
  return out
}
