import type { CrossedProducts, PatternProducts } from '@lmm/design'
import { cholesky, logDeterminantFromCholesky, solveLower } from '@lmm/linalg'
import type { PatternCovariance } from '../pattern-covariance.ts'
import type { GroupRows } from './group-rows.ts'
import type { EffectPattern, LocalEffects } from './local-effects.ts'

/** Rows whitened by the Cholesky factors of the covariance of their residuals, and their products. */
export interface WhitenedRows {
  /** L of each pattern, L L' = R. */
  readonly factors: readonly Float64Array[]
  /** L^-1 [x~ y~] by pattern: count x k x (p + 1). */
  readonly rows: readonly Float64Array[]
  /** L^-1 Z by pattern and group: k x effects of the group. */
  readonly effects: readonly (readonly Float64Array[])[]
  readonly logDetR: number
  /** Z'R^-1 Z, Z'R^-1 [X y] and [X y]'R^-1 [X y]. */
  readonly products: CrossedProducts
}

/** Whitens all rows at the theta that the covariance was prepared for; null where the covariance of a group is not positive definite. */
export function whitenedRows(
  source: PatternProducts,
  groups: GroupRows,
  effects: EffectPattern,
  covariance: PatternCovariance,
): WhitenedRows | null {
  // docs/mathematics/residual-structures.md (8)
  const { factors: columns, p } = source
  const width = p + 1
  const offsets = factorOffsets(source)
  const B = new Float64Array(offsets.at(-1)! * width)
  const C = new Float64Array(width * width)
  for (const { blocks } of effects.pairs) blocks.fill(0)
  const factors: Float64Array[] = []
  const rows: Float64Array[] = []
  const whitened: Float64Array[][] = []
  let logDetR = 0
  for (const [at, pattern] of groups.patterns.entries()) {
    const { size: k, count } = pattern
    const L = new Float64Array(k * k)
    covariance.residual(at, k, L)
    if (cholesky(L, k) >= 0) return null
    logDetR += count * logDeterminantFromCholesky(L, k)
    const white = pattern.rows.slice()
    const own: Float64Array[] = []
    for (let g = 0; g < count; g++) {
      const responses = white.subarray(g * k * width, (g + 1) * k * width)
      solveLower(L, k, responses, width)
      const local = effects.groups[at]![g]!
      const W = whitenedEffects(groups, at, g, local, L)
      for (let i = 0; i < k; i++) {
        addSquare(responses, i * width, width, C)
        addResponses(W, responses, i, local, columns, offsets, width, B)
      }
      addPairs(W, k, local, effects, columns)
      own.push(W)
    }
    factors.push(L)
    whitened.push(own)
    rows.push(white)
  }
  for (let a = 0; a < width; a++) for (let b = 0; b < a; b++) C[b * width + a] = C[a * width + b]!
  const { n, observations, X, y, weights } = source
  return {
    factors,
    rows,
    effects: whitened,
    logDetR,
    products: {
      kind: 'crossed',
      n,
      p,
      observations,
      X,
      y,
      weights,
      factors: columns,
      pairs: effects.pairs,
      B: columns.map((_, f) => B.subarray(offsets[f]! * width, offsets[f + 1]! * width)),
      C,
    },
  }
}

/** First row of each factor among all random effects. */
export function factorOffsets({ factors }: Pick<PatternProducts, 'factors'>): number[] {
  const offsets = [0]
  for (const { levels, q } of factors) offsets.push(offsets.at(-1)! + levels * q)
  return offsets
}

/** L^-1 Z of the rows of one group, k x local effects. */
function whitenedEffects(
  { patterns }: GroupRows,
  at: number,
  g: number,
  { size, columns }: LocalEffects,
  L: Float64Array,
): Float64Array {
  const { size: k, Z } = patterns[at]!
  const W = new Float64Array(k * size)
  Z.forEach((values, t) => {
    const q = values.length / (patterns[at]!.count * k)
    for (let i = 0; i < k; i++) {
      const to = i * size + columns[t * k + i]!
      for (let j = 0; j < q; j++) W[to + j] = values[(g * k + i) * q + j]!
    }
  })
  solveLower(L, k, W, size)
  return W
}

function addSquare(row: Float64Array, from: number, width: number, C: Float64Array): void {
  for (let a = 0; a < width; a++) {
    const value = row[from + a]!
    if (value !== 0) for (let b = 0; b <= a; b++) C[a * width + b]! += value * row[from + b]!
  }
}

/** B += w [x~ y~] for the effects of one whitened row. */
function addResponses(
  W: Float64Array,
  rows: Float64Array,
  i: number,
  { levels, size }: LocalEffects,
  factors: PatternProducts['factors'],
  offsets: readonly number[],
  width: number,
  B: Float64Array,
): void {
  for (const { factor, level, start } of levels) {
    const { q } = factors[factor]!
    for (let c = 0; c < q; c++) {
      const value = W[i * size + start + c]!
      if (value === 0) continue
      const to = (offsets[factor]! + level * q + c) * width
      for (let x = 0; x < width; x++) B[to + x]! += value * rows[i * width + x]!
    }
  }
}

/** W'W of one group, by pairs of its levels. */
function addPairs(
  W: Float64Array,
  k: number,
  { levels, size, pairs }: LocalEffects,
  effects: EffectPattern,
  factors: PatternProducts['factors'],
): void {
  let at = 0
  for (let a = 0; a < levels.length; a++)
    for (let b = 0; b <= a; b++) {
      const { blocks } = effects.pairs[pairs[at++]!]!
      const block = pairs[at++]!
      const qr = factors[levels[a]!.factor]!.q
      const qc = factors[levels[b]!.factor]!.q
      for (let i = 0; i < k; i++)
        for (let r = 0; r < qr; r++) {
          const value = W[i * size + levels[a]!.start + r]!
          if (value === 0) continue
          const to = (block * qr + r) * qc
          for (let c = 0; c < qc; c++) blocks[to + c]! += value * W[i * size + levels[b]!.start + c]!
        }
    }
}
