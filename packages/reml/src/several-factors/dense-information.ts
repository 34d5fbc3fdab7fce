import type { CrossedProducts } from '@lmm/design'
import { multiply, multiplyTransposedLeft, symmetrize } from '@lmm/linalg'
import type { ProfileSettings } from '../profile.ts'
import type { SigmaElement } from '../sigma-criterion.ts'
import { directions, informationAlong, timesSolved } from './average-information.ts'
import type { PenalizedSystem } from './penalized-system.ts'
import type { SolvedSystem } from './solved-system.ts'

/** What the dense Z'V^-1 Z of all random effects gives. */
export interface DenseDerivatives {
  /** Exact second derivatives of the criterion. */
  readonly curvature: Float64Array
  /** By factor the sum over levels of [Z'V^-1 Z]_gg. */
  readonly traces: readonly Float64Array[]
}

/** Exact second derivatives of the criterion for several grouping factors, from the dense Z'P Z of all random effects. */
export interface DenseInformation {
  derivatives(
    settings: ProfileSettings,
    elements: readonly SigmaElement[],
    state: SolvedSystem,
    whitened: Float64Array,
  ): DenseDerivatives
}

/**
 * With N = Z'V^-1 Z, less K_x K_x' under REML, and the average information A_ab, the exact second derivative is
 * 2 A_ab + nu (h'E_a h)(h'E_b h) / r^4 - sum over pairs of levels of tr(E_a N_gh E_b N_hg).
 */
export function denseInformation(products: CrossedProducts, system: PenalizedSystem): DenseInformation {
  // docs/mathematics/several-factors.md (4)
  let crossProducts: Float64Array | undefined
  return {
    derivatives(settings, elements, state, whitened) {
      crossProducts ??= denseCrossProducts(products, system)
      const { n } = system.pattern
      const m = elements.length
      const N = timesSolved(products, system, state, crossProducts, n)
      symmetrize(N, n)
      const diagonal = diagonalBlocks(products, system, N)
      const E = directions(products, system, elements, whitened)
      const NE = new Float64Array(n * m)
      multiply(N, E, NE, n, n, m)
      const out = informationAlong(products, settings, state, whitened, E, NE)
      if (settings.restricted) subtractFixedPart(N, whitened, n, products.p)
      const forms = quadraticForms(products, system, elements, whitened)
      const traces = tracesOfPairs(products, system, elements, N)
      const weight = settings.scaleFixed ? 0 : settings.nu / state.fit.rSquared ** 2
      for (let a = 0; a < m; a++)
        for (let b = 0; b < m; b++)
          out[a * m + b] = 2 * out[a * m + b]! + weight * forms[a]! * forms[b]! - traces[a * m + b]!
      return { curvature: out, traces: diagonal }
    },
  }
}

/** By factor the sum over levels of N_gg. */
function diagonalBlocks(
  { factors }: CrossedProducts,
  { offsets, pattern: { n } }: PenalizedSystem,
  N: Float64Array,
): Float64Array[] {
  return factors.map(({ levels, q }, f) => {
    const sum = new Float64Array(q * q)
    for (let level = 0; level < levels; level++)
      for (let i = 0; i < q; i++) {
        const from = (offsets[f]! + level * q + i) * n + offsets[f]! + level * q
        for (let j = 0; j < q; j++) sum[i * q + j]! += N[from + j]!
      }
    return sum
  })
}

/** Z'Z by rows. */
function denseCrossProducts(
  { factors, pairs }: CrossedProducts,
  { offsets, pattern: { n } }: PenalizedSystem,
): Float64Array {
  const out = new Float64Array(n * n)
  for (const { row, column, blocks, rowLevels, columnLevels } of pairs) {
    const qr = factors[row]!.q
    const qc = factors[column]!.q
    for (let block = 0; block < rowLevels.length; block++)
      for (let i = 0; i < qr; i++)
        for (let j = 0; j < qc; j++) {
          const value = blocks[(block * qr + i) * qc + j]!
          const r = offsets[row]! + rowLevels[block]! * qr + i
          const c = offsets[column]! + columnLevels[block]! * qc + j
          out[r * n + c] = value
          out[c * n + r] = value
        }
  }
  return out
}

/** N -= K_x K_x'. */
function subtractFixedPart(N: Float64Array, whitened: Float64Array, n: number, p: number): void {
  const width = p + 1
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      let sum = 0
      for (let x = 0; x < p; x++) sum += whitened[i * width + x]! * whitened[j * width + x]!
      N[i * n + j]! -= sum
      if (i !== j) N[j * n + i]! -= sum
    }
}

/** h'E_a h. */
function quadraticForms(
  { factors, p }: CrossedProducts,
  { offsets }: PenalizedSystem,
  elements: readonly SigmaElement[],
  whitened: Float64Array,
): Float64Array {
  const width = p + 1
  const places = factors.flatMap((factor, f) => factor.terms.map(({ start }) => ({ factor, f, start })))
  return Float64Array.from(elements, ({ term, i, j }) => {
    const { factor, f, start } = places[term]!
    let sum = 0
    for (let level = 0; level < factor.levels; level++) {
      const base = offsets[f]! + level * factor.q + start
      sum += whitened[(base + i) * width + p]! * whitened[(base + j) * width + p]!
    }
    return i === j ? sum : 2 * sum
  })
}

/** sum over pairs of levels of tr(E_a N_gh E_b N_hg), by way of sum vec(N_gh) vec(N_gh)' for each pair of terms. */
function tracesOfPairs(
  { factors }: CrossedProducts,
  { offsets, pattern: { n } }: PenalizedSystem,
  elements: readonly SigmaElement[],
  N: Float64Array,
): Float64Array {
  const terms = factors.flatMap(({ levels, q, terms: own }, f) =>
    own.map(({ start, basis: { size } }) => ({ levels, stride: q, from: offsets[f]! + start, size })),
  )
  const first = terms.map((_, k) => elements.findIndex(({ term }) => term === k))
  const m = elements.length
  const out = new Float64Array(m * m)
  terms.forEach((row, k) => {
    terms.slice(0, k + 1).forEach((column, l) => {
      const width = row.size * column.size
      const blocks = new Float64Array(row.levels * column.levels * width)
      let at = 0
      for (let g = 0; g < row.levels; g++)
        for (let h = 0; h < column.levels; h++)
          for (let i = 0; i < row.size; i++) {
            const from = (row.from + g * row.stride + i) * n + column.from + h * column.stride
            for (let j = 0; j < column.size; j++) blocks[at++] = N[from + j]!
          }
      const sums = new Float64Array(width * width)
      multiplyTransposedLeft(blocks, blocks, sums, width, row.levels * column.levels, width)
      for (let a = first[k]!; a < m && elements[a]!.term === k; a++)
        for (let b = first[l]!; b < m && elements[b]!.term === l; b++) {
          const { i, j } = elements[a]!
          const { i: u, j: v } = elements[b]!
          const straight = sums[(i * column.size + u) * width + j * column.size + v]!
          const across = sums[(i * column.size + v) * width + j * column.size + u]!
          const value = (i === j ? 1 : 2) * (u === v ? 0.5 : 1) * (straight + across)
          out[a * m + b] = value
          out[b * m + a] = value
        }
    })
  })
  return out
}
