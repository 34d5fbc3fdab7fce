import type { CellDesign } from './cell-design.ts'
import { combination, dot, nullSpace } from './null-space.ts'
import { containsTerm } from './term-parts.ts'

/**
 * The hypothesis of a term of type III: of the functions that the data determine and that involve the term and those that contain it alone,
 * those orthogonal to the functions of the containing terms (Goodnight 1978, SAS technical report R-101). Where no cell is empty they compare
 * means over equally weighted cells. Rows of weights of the coefficients.
 */
export function typeThreeRows({ terms, owner, weights }: CellDesign, term: number): Float64Array[] {
  // docs/mathematics/hypotheses.md (2)
  const containing = new Set(terms.flatMap((other, t) => (containsTerm(other, terms[term]!) ? [t] : [])))
  const within = functionsOf(weights, owner, (t) => t === term || containing.has(t))
  const above = functionsOf(weights, owner, (t) => containing.has(t)).map((k) => combination(k, weights))
  if (above.length === 0) return within.map(cleared)
  const own = within.map((k) => combination(k, weights))
  const orthogonal = nullSpace(own.map((row) => Float64Array.from(above, (other) => dot(row, other))))
  return orthogonal.map((a) => cleared(combination(a, within)))
}

/** Weights of coefficients whose functions have no parameters but those of the terms allowed. */
function functionsOf(
  weights: readonly Float64Array[],
  owner: Int32Array,
  allowed: (term: number) => boolean,
): Float64Array[] {
  const outside = Array.from(owner, (term, at) => (allowed(term) ? -1 : at)).filter((at) => at >= 0)
  if (outside.length === owner.length) return []
  return nullSpace(weights.map((row) => Float64Array.from(outside, (at) => row[at]!)))
}

/** Without what is rounding error. */
function cleared(row: Float64Array): Float64Array {
  const largest = row.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  return row.map((value) => (Math.abs(value) < 1e-11 * largest ? 0 : value))
}
