import type { PatternProducts } from '@lmm/design'
import { cholesky, logDeterminantFromCholesky, solveLower } from '@lmm/linalg'
import { type Profile, type ProfileSettings, profile } from '../profile.ts'
import type { PatternCovariance } from './pattern-covariance.ts'

/** The patterns of a fit factored at one theta. */
export interface PatternSystem {
  /** Lower factor of V by pattern, k x k. */
  readonly factors: readonly Float64Array[]
  /** L^-1 [X y] of the pseudo-clusters by pattern, in the layout of the products. */
  readonly solved: readonly Float64Array[]
  /** [X y]'V^-1[X y], (p + 1)^2. */
  readonly C: Float64Array
}

/** Room for the systems of some products. */
export function patternSystem({ patterns, p }: PatternProducts): PatternSystem {
  return {
    factors: patterns.map(({ size }) => new Float64Array(size * size)),
    solved: patterns.map(({ rows }) => new Float64Array(rows.length)),
    C: new Float64Array((p + 1) ** 2),
  }
}

/** Factors V of every pattern at theta and profiles beta and sigma out; a string says why not. */
export function solvePatterns(
  products: PatternProducts,
  covariance: PatternCovariance,
  settings: ProfileSettings,
  { factors, solved, C }: PatternSystem,
  theta: Float64Array,
  order: 0 | 1 | 2,
): Profile | string {
  const width = products.p + 1
  if (!covariance.prepare(theta, order)) return 'a residual standard deviation is not positive'
  C.fill(0)
  let logDetV = 0
  for (const [p, { size, rank, rows, clusters }] of products.patterns.entries()) {
    const L = factors[p]!
    const S = solved[p]!
    covariance.write(p, size, L)
    // docs/mathematics/residual-structures.md (1), (3)
    if (cholesky(L, size) >= 0) return 'the covariance of a group is not positive definite'
    logDetV += clusters * logDeterminantFromCholesky(L, size)
    S.set(rows)
    solveLower(L, size, S, rank * width)
    addSquares(S, size * rank, width, C)
  }
  for (let x = 0; x < width; x++) for (let y = 0; y < x; y++) C[y * width + x] = C[x * width + y]!
  return profile(C, logDetV, settings) ?? "X'V^-1 X is not positive definite, or nothing is left of the response"
}

/** Adds the lower triangle of rows'rows. */
function addSquares(rows: Float64Array, count: number, width: number, C: Float64Array): void {
  for (let r = 0; r < count; r++) {
    const at = r * width
    for (let x = 0; x < width; x++) {
      const value = rows[at + x]!
      if (value === 0) continue
      const to = x * width
      for (let y = 0; y <= x; y++) C[to + y]! += value * rows[at + y]!
    }
  }
}
