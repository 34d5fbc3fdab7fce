import { rotateRow } from '@lmm/linalg'
import {
  addConstant,
  between,
  type ColumnMap,
  followedBy,
  identity,
  mapped,
  mappedLeft,
  sideBySide,
} from '../../src/accumulation/column-map.ts'
import type { CrossProducts } from '../../src/index.ts'

/** Products of the same rows as they would be in the bases of other products, all numbers in one order. */
export function inBasisOf(products: CrossProducts, other: CrossProducts): Float64Array[] {
  const fixed = fixedMap(products, other)
  const Z = products.factors.map(({ terms }, f) =>
    sideBySide(terms.map(({ basis }, t) => between(basis, other.factors[f]!.terms[t]!.basis))),
  )
  const squared = (values: Float64Array): Float64Array =>
    mappedLeft(fixed, mapped(fixed, values, 0, fixed.from), 0, fixed.to)
  if (products.kind === 'grouped') {
    const q = Z[0]?.from ?? 0
    const width = q + fixed.from
    const both = sideBySide([...Z, fixed])
    const triangles = new Float64Array(products.triangles.length)
    const within = squared(products.within)
    for (let at = 0; at < triangles.length; at += width) {
      const row = mapped(both, products.triangles, at, 1)
      rotateRow(triangles, q, width, row, at - (at % (q * width)))
      for (let a = 0; a < fixed.to; a++)
        for (let b = 0; b < fixed.to; b++) within[a * fixed.to + b]! += row[q + a]! * row[q + b]!
    }
    return [triangles, within]
  }
  return [
    ...products.pairs.map(({ row, column, blocks }) => {
      const size = Z[row]!.from * Z[column]!.from
      return blockwise(blocks, size, (at) =>
        mappedLeft(Z[row]!, mapped(Z[column]!, blocks, at, Z[row]!.from), 0, Z[column]!.to),
      )
    }),
    ...products.B.map((B, f) =>
      blockwise(B, Z[f]!.from * fixed.from, (at) => mappedLeft(Z[f]!, mapped(fixed, B, at, Z[f]!.from), 0, fixed.to)),
    ),
    squared(products.C),
  ]
}

/** y~ = (y - center - x~'gamma) / scale in either basis. */
function fixedMap(from: CrossProducts, to: CrossProducts): ColumnMap {
  const p = from.p
  const X = between(from.X, to.X)
  const response = identity(p + 1)
  for (let j = 0; j < p; j++) response.M[j * (p + 1) + p] = from.y.gamma[j]!
  response.M[p * (p + 1) + p] = from.y.scale
  addConstant(response, from.X, from.y.center - to.y.center)
  const changed = followedBy(response, sideBySide([X, identity(1)]))
  const last = identity(p + 1)
  for (let j = 0; j < p; j++) last.M[j * (p + 1) + p] = -to.y.gamma[j]! / to.y.scale
  last.M[p * (p + 1) + p] = 1 / to.y.scale
  return followedBy(changed, last)
}

function blockwise(values: Float64Array, size: number, map: (at: number) => Float64Array): Float64Array {
  const out = new Float64Array(values.length)
  for (let at = 0; at < values.length; at += size) out.set(map(at), at)
  return out
}
