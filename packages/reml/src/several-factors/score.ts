import type { CrossedProducts } from '@lmm/design'
import { solveLowerTransposed } from '@lmm/linalg'
import type { Profile, ProfileSettings } from '../profile.ts'
import { isDiagonal, type PenalizedSystem } from './penalized-system.ts'

/**
 * S = sum over levels of [Z'V^-1 Z]_gg by factor, from M^-1 at the pattern of M: Z'V^-1 Z Lambda = Z'Z Lambda M^-1, whose
 * diagonal blocks need M^-1 only where Z'Z is not zero.
 */
export function logDeterminantScore(
  products: CrossedProducts,
  system: PenalizedSystem,
  Lambda: readonly Float64Array[],
  inverse: Float64Array,
): Float64Array[] {
  // docs/mathematics/several-factors.md (2)
  const { factors, pairs } = products
  const N = factors.map(({ q }) => new Float64Array(q * q))
  pairs.forEach((products, pair) => {
    const { row, column, blocks, rowLevels } = products
    const qr = factors[row]!.q
    const qc = factors[column]!.q
    const Lr = Lambda[row]!
    const Lc = Lambda[column]!
    const Nr = N[row]!
    const Nc = N[column]!
    if (qr === 1 && qc === 1) {
      const positions = system.positions[pair]!
      for (let block = 0; block < blocks.length; block++) {
        const value = blocks[block]! * inverse[positions[block]!]!
        Nr[0]! += value * Lc[0]!
        if (!isDiagonal(products, block)) Nc[0]! += value * Lr[0]!
      }
      return
    }
    const AL = new Float64Array(qr * qc)
    const Minv = new Float64Array(qr * qc)
    for (let block = 0; block < rowLevels.length; block++) {
      const diagonal = isDiagonal(products, block)
      readBlock(system, pair, block, qr, qc, diagonal, inverse, Minv)
      const A = block * qr * qc
      // (A Lambda_c) M^-1' adds to the row factor.
      for (let i = 0; i < qr; i++)
        for (let b = 0; b < qc; b++) {
          let sum = 0
          for (let k = b; k < qc; k++) sum += blocks[A + i * qc + k]! * Lc[k * qc + b]!
          AL[i * qc + b] = sum
        }
      for (let i = 0; i < qr; i++)
        for (let j = 0; j < qr; j++) for (let b = 0; b < qc; b++) Nr[i * qr + j]! += AL[i * qc + b]! * Minv[j * qc + b]!
      if (diagonal) continue
      // (A' Lambda_r) M^-1 adds to the column factor.
      for (let b = 0; b < qc; b++)
        for (let k = 0; k < qr; k++) {
          let sum = 0
          for (let i = k; i < qr; i++) sum += blocks[A + i * qc + b]! * Lr[i * qr + k]!
          for (let c = 0; c < qc; c++) Nc[b * qc + c]! += sum * Minv[k * qc + c]!
        }
    }
  })
  return N.map((SLambda, f) => divideByLambda(SLambda, Lambda[f]!, factors[f]!.q))
}

/** One block of M^-1, the diagonal ones completed from their lower triangle. */
function readBlock(
  { positions }: PenalizedSystem,
  pair: number,
  block: number,
  qr: number,
  qc: number,
  diagonal: boolean,
  inverse: Float64Array,
  out: Float64Array,
): void {
  for (let b = 0; b < qc; b++) {
    const skipped = diagonal ? b : 0
    const at = positions[pair]![block * qc + b]! - skipped
    for (let i = skipped; i < qr; i++) {
      out[i * qc + b] = inverse[at + i]!
      if (diagonal) out[b * qc + i] = inverse[at + i]!
    }
  }
}

/** S from S Lambda, made symmetric. */
function divideByLambda(SLambda: Float64Array, Lambda: Float64Array, q: number): Float64Array {
  const transposed = new Float64Array(q * q)
  for (let i = 0; i < q; i++) for (let j = 0; j < q; j++) transposed[j * q + i] = SLambda[i * q + j]!
  solveLowerTransposed(Lambda, q, transposed, q)
  const S = new Float64Array(q * q)
  for (let i = 0; i < q; i++)
    for (let j = 0; j < q; j++) S[i * q + j] = (transposed[j * q + i]! + transposed[i * q + j]!) / 2
  return S
}

/** K = Z'V^-1 [X y] with its columns of X whitened and h = Z'V^-1 (y - X beta) last, and by factor sum K_x K_x' (REML) + ratio h h'. */
export function whitenedProducts(
  { factors, p }: CrossedProducts,
  { offsets, pattern }: PenalizedSystem,
  { restricted }: ProfileSettings,
  { L, beta, ratio }: Profile,
  K: Float64Array,
): { whitened: Float64Array; quadratic: Float64Array[] } {
  const width = p + 1
  for (let row = 0; row < pattern.n; row++) {
    const at = row * width
    for (let x = 0; x < p; x++) K[at + p]! -= K[at + x]! * beta[x]!
    for (let x = 0; x < p; x++) {
      let sum = K[at + x]!
      for (let y = 0; y < x; y++) sum -= L[x * p + y]! * K[at + y]!
      K[at + x] = sum / L[x * p + x]!
    }
  }
  const quadratic = factors.map(({ levels, q }, f) => {
    const J = new Float64Array(q * q)
    for (let level = 0; level < levels; level++)
      for (let i = 0; i < q; i++)
        for (let j = 0; j < q; j++) {
          const a = (offsets[f]! + level * q + i) * width
          const b = (offsets[f]! + level * q + j) * width
          let sum = ratio * K[a + p]! * K[b + p]!
          if (restricted) for (let x = 0; x < p; x++) sum += K[a + x]! * K[b + x]!
          J[i * q + j]! += sum
        }
    return J
  })
  return { whitened: K, quadratic }
}

/** The diagonal block of each term from the matrices of the factors. */
export function termBlocks({ factors }: CrossedProducts, D: readonly Float64Array[]): Float64Array[] {
  return factors.flatMap(({ q, terms }, f) =>
    terms.map(({ start, basis: { size } }) =>
      Float64Array.from(
        { length: size * size },
        (_, at) => D[f]![(start + Math.floor(at / size)) * q + start + (at % size)]!,
      ),
    ),
  )
}
