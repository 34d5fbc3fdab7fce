import type { BoundCovariance } from '@lmm/covariance'
import type { PatternProducts } from '@lmm/design'
import { Matrix } from 'ml-matrix'
import type { ProfileSettings } from '../../profile.ts'
import type { PenalizedSystem } from '../../several-factors/penalized-system.ts'
import { structureDerivative } from '../../structure-derivatives.ts'
import type { PatternCovariance } from '../pattern-covariance.ts'
import type { GroupRows } from './group-rows.ts'
import type { EffectPattern } from './local-effects.ts'
import { factorOffsets } from './whitened-products.ts'

/** What derivatives are taken of. */
export interface SparseParts {
  readonly products: PatternProducts
  readonly groups: GroupRows
  readonly effects: EffectPattern
  readonly covariance: PatternCovariance
  /** Of the random terms, in the order of the products. */
  readonly bounds: readonly BoundCovariance[]
  readonly system: PenalizedSystem
  readonly settings: ProfileSettings
}

/** A random term with its place among the effects and the parameters. */
export interface EffectTerm {
  readonly bound: BoundCovariance
  readonly from: number
  readonly factor: number
  readonly start: number
  readonly q: number
  readonly everywhere: Int32Array
}

/** Parts with the places of their random terms. */
export interface PlacedParts extends SparseParts {
  readonly terms: readonly EffectTerm[]
  /** First effect of each factor, and the number of all. */
  readonly offsets: readonly number[]
  /** Number of parameters of the random terms. */
  readonly random: number
}

/** The parts with the random terms put into their places. */
export function placed(parts: SparseParts): PlacedParts {
  let from = 0
  const places = parts.products.factors.flatMap((factor, f) =>
    factor.terms.map(({ start, basis }) => ({ factor: f, start, q: basis.size })),
  )
  const terms = parts.bounds.map((bound, t): EffectTerm => {
    const { q } = places[t]!
    const everywhere = Int32Array.from({ length: q }, (_, i) => i)
    const term = { ...places[t]!, bound, from, everywhere }
    from += bound.parameters.length
    return term
  })
  return { ...parts, terms, offsets: factorOffsets(parts.products), random: from }
}

/** dSigma of a term by its parameter k. */
export function sigmaDerivative({ bound, from, q, everywhere }: EffectTerm, theta: Float64Array, k: number): Matrix {
  const out = Matrix.zeros(q, q)
  structureDerivative(bound, theta.subarray(from, from + bound.parameters.length), k, everywhere, out)
  return out
}
