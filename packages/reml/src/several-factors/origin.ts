import type { CrossedProducts } from '@lmm/design'
import { multiplyLambda, type PenalizedSystem } from './penalized-system.ts'

/**
 * Effects b0 of factors whose effects are much larger than the residuals, to measure from: y'V^-1 y is a difference of large numbers where
 * [X y] - Z b0 leaves small ones.
 */
export interface Origin {
  /** The factors whose effects are moved, of one effect a level each. */
  readonly factors: readonly number[]
  /** b0 of each column of [X y], rows of p + 1; zero for the other factors. */
  readonly effects: Float64Array
  /** Z'([X y] - Z b0). */
  readonly B: Float64Array
  /** ([X y] - Z b0)'([X y] - Z b0), its lower triangle. */
  readonly C: Float64Array
}

/** b0 in units of Lambda, c = Lambda^-1 b0 by rows of p + 1; null where a moved factor has a Lambda too small for that. */
export function scaledEffects(
  { factors, effects }: Origin,
  products: CrossedProducts,
  { offsets }: PenalizedSystem,
  Lambda: readonly Float64Array[],
): Float64Array | null {
  const width = products.p + 1
  if (factors.some((f) => !(Lambda[f]![0]! >= 1))) return null
  const out = new Float64Array(effects.length)
  for (const f of factors)
    for (let at = offsets[f]! * width; at < offsets[f + 1]! * width; at++) out[at] = effects[at]! / Lambda[f]![0]!
  return out
}

/** Lambda'Z'([X y] - Z b0) - c. */
export function movedResponses(
  { B }: Origin,
  products: CrossedProducts,
  system: PenalizedSystem,
  Lambda: readonly Float64Array[],
  c: Float64Array,
): Float64Array {
  const out = multiplyLambda(system, products, Lambda, B, products.p + 1, 'transposed')
  for (let at = 0; at < out.length; at++) out[at]! -= c[at]!
  return out
}
