import type { BasisFreedom } from './column-basis.ts'
import type { GroupedProducts } from './cross-products.ts'

/** The mean square of a column lies between this and its reciprocal. */
const least = 0.1

const isNearOne = (square: number): boolean => square > least && square < 1 / least

/**
 * Whether bases that a sample has chosen suit all rows: columns come out near unit root mean square. Among the sampled rows they are
 * orthonormal, and rows that are unlike those only add squares, so that this bounds the condition of all.
 */
export function isWellScaled(products: GroupedProducts, freedom: (term: number) => BasisFreedom): boolean {
  const { p, factors, weights, y } = products
  const squares = meanSquares(products)
  const q = factors[0]?.q ?? 0
  const terms = (factors[0]?.terms ?? []).every(({ term, start, basis: { size } }) => {
    const own = squares.subarray(start, start + size)
    return freedom(term) === 'common'
      ? isNearOne(own.reduce((sum, square) => sum + square, 0) / size)
      : own.every(isNearOne)
  })
  const isResponse = y.scale > 0 && (weights.kind === 'known-variance' || isNearOne(squares[q + p]!))
  return terms && isResponse && squares.subarray(q, q + p).every(isNearOne)
}

/** The mean square of each column of [z~ x~ y~]. */
function meanSquares({ n, p, factors, triangles, within }: GroupedProducts): Float64Array {
  const q = factors[0]?.q ?? 0
  const width = q + p + 1
  const squares = new Float64Array(width)
  for (let row = 0; row < triangles.length; row += width)
    for (let i = 0; i < width; i++) squares[i]! += triangles[row + i]! * triangles[row + i]!
  for (let i = 0; i <= p; i++) squares[q + i]! += within[i * (p + 2)]!
  return squares.map((square) => square / n)
}
