import type { CrossedProducts } from '@lmm/design'
import { analyze, factorize, solve } from '@lmm/linalg'
import { profileSettings } from '../profile.ts'
import type { LevelFactor } from '../relationship/level-factor.ts'
import type { LevelFactors } from '../relationship/related-design.ts'
import { say } from '../say.ts'
import { factorSigmas, lowerFactor } from '../several-factors/lambda.ts'
import {
  fillSystem,
  multiplyCrossProducts,
  multiplyLambda,
  type PenalizedSystem,
  penalizedSystem,
} from '../several-factors/penalized-system.ts'
import { solveSystem } from '../several-factors/solved-system.ts'
import type { JointBlock, JointCovariance, TermDerivative } from './joint-block.ts'

/** The effects of one term: effect i of a level is row `offset + level * stride + i` of all effects. */
interface TermRows {
  readonly offset: number
  readonly stride: number
  readonly levels: number
  readonly size: number
  /** b = (L (x) I) u of a term with a relationship. */
  readonly related: LevelFactor | undefined
}

/**
 * With several factors every level may know of every other: D E = Lambda M^-1 Lambda' E by a solve for the columns E of the block,
 * F = E - Z'Z D E, and sums over the levels of each term.
 */
export function crossedCovariance(
  products: CrossedProducts,
  Sigma: readonly Float64Array[],
  derivatives: readonly TermDerivative[],
  related: LevelFactors,
): JointCovariance {
  // docs/mathematics/prediction.md (1), (2), (5)
  const { p } = products
  const system = penalizedSystem(products)
  const n = system.pattern.n
  const Lambda = factorSigmas(products, Sigma).map((S, f) => lowerFactor(S, products.factors[f]!.q).Lambda)
  fillSystem(system, products, Lambda)
  const factor = factorize(analyze(system.pattern), system.values)
  if (factor.status !== 'ok')
    throw say.error('reml/infeasible', { reason: "Lambda'Z'Z Lambda + I is not positive definite" })
  const B = concatenated(products.B, n * (p + 1))
  // the criterion only decides nu, which is not used here
  const solved = solveSystem(products, system, factor, profileSettings(products, 'ML'), B, Lambda)
  if (typeof solved === 'string') throw say.error('reml/infeasible', { reason: solved })
  const { Q } = solved
  const K = multiplyCrossProducts(system, products, Q, p + 1)
  for (let at = 0; at < K.length; at++) K[at] = B[at]! - K[at]!
  const terms = termRows(products, system, related)
  /** E and D E of effects. */
  const solvedFor = (effects: ReturnType<typeof effectsAt>): { E: Float64Array; D: Float64Array } => {
    const r = effects.length
    const E = new Float64Array(n * r)
    effects.forEach((effect, a) => {
      for (const { row, weight } of effect) E[row * r + a] = weight
    })
    const half = multiplyLambda(system, products, Lambda, E, r, 'transposed')
    solve(factor, half, r)
    return { E, D: multiplyLambda(system, products, Lambda, half, r, 'plain') }
  }
  return {
    between(one, others) {
      const own = effectsAt(terms[one.term]!, one.level)
      const q = own.length
      const { D } = solvedFor(own)
      return others.map(({ term, level }) => {
        const effects = effectsAt(terms[term]!, level)
        const out = new Float64Array(q * effects.length)
        effects.forEach((effect, b) => {
          for (const { row, weight } of effect)
            for (let a = 0; a < q; a++) out[a * effects.length + b]! += weight * D[row * q + a]!
        })
        return out
      })
    },
    block(wanted) {
      const effects = wanted.flatMap(({ term, level }) => effectsAt(terms[term]!, level))
      const r = effects.length
      const { E, D } = solvedFor(effects)
      const F = multiplyCrossProducts(system, products, D, r)
      for (let at = 0; at < F.length; at++) F[at] = E[at]! - F[at]!
      const covariance = new Float64Array(r * r)
      const sensitivity = new Float64Array(r * p)
      effects.forEach((effect, a) => {
        for (const { row, weight } of effect) {
          for (let b = 0; b < r; b++) covariance[a * r + b]! += weight * D[row * r + b]!
          for (let x = 0; x < p; x++) sensitivity[a * p + x]! += weight * Q[row * (p + 1) + x]!
        }
      })
      const sums = terms.map((rows) => ({ own: crossSums(F, r, F, r, r, rows), X: crossSums(F, r, K, p + 1, p, rows) }))
      return {
        size: r,
        covariance,
        sensitivity,
        dCovariance: derivatives.map(({ term, dSigma }) => contracted(sums[term]!.own, dSigma, r, r)),
        dSensitivity: derivatives.map(({ term, dSigma }) => contracted(sums[term]!.X, dSigma, r, p)),
      } satisfies JointBlock
    },
  }
}

function concatenated(parts: readonly Float64Array[], length: number): Float64Array {
  const out = new Float64Array(length)
  let at = 0
  for (const part of parts) {
    out.set(part, at)
    at += part.length
  }
  return out
}

/** Where the effects of each term of the design are. */
function termRows({ factors }: CrossedProducts, { offsets }: PenalizedSystem, related: LevelFactors): TermRows[] {
  const out: TermRows[] = []
  factors.forEach(({ groupName, levels, q, terms }, f) => {
    for (const { term, start, basis } of terms)
      out[term] = { offset: offsets[f]! + start, stride: q, levels, size: basis.size, related: related.get(groupName) }
  })
  return out
}

/** The effects of one level as sums of rows: b_i = sum over k of L_ik u_k where levels are related, else the level's own. */
function effectsAt({ offset, stride, size, related }: TermRows, level: number): { row: number; weight: number }[][] {
  const parts: [number, number][] = []
  if (related)
    for (let at = related.rowPointers[level]!; at < related.rowPointers[level + 1]!; at++)
      parts.push([related.columns[at]!, related.values[at]!])
  else parts.push([level, 1])
  return Array.from({ length: size }, (_, i) => parts.map(([k, weight]) => ({ row: offset + k * stride + i, weight })))
}

/** sum over levels of F_la G_lb' for all columns a of F and the first `columns` b of G: r x columns blocks of q x q. */
function crossSums(
  F: Float64Array,
  r: number,
  G: Float64Array,
  width: number,
  columns: number,
  { offset, stride, levels, size }: TermRows,
): Float64Array {
  const out = new Float64Array(r * columns * size * size)
  for (let level = 0; level < levels; level++) {
    const first = offset + level * stride
    for (let i = 0; i < size; i++)
      for (let a = 0; a < r; a++) {
        const value = F[(first + i) * r + a]!
        if (value === 0) continue
        for (let b = 0; b < columns; b++)
          for (let j = 0; j < size; j++)
            out[((a * columns + b) * size + i) * size + j]! += value * G[(first + j) * width + b]!
      }
  }
  return out
}

/** tr(dSigma S_ab') by pairs of columns. */
function contracted(sums: Float64Array, dSigma: Float64Array, r: number, columns: number): Float64Array {
  const out = new Float64Array(r * columns)
  const cells = dSigma.length
  for (let pair = 0; pair < out.length; pair++) {
    let sum = 0
    for (let at = 0; at < cells; at++) sum += sums[pair * cells + at]! * dSigma[at]!
    out[pair] = sum
  }
  return out
}
