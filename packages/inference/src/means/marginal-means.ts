import { type DegreesOfFreedom, estimateOf } from '@lmm/degrees-of-freedom'
import type { Diagnostic } from '@lmm/diagnostics'
import { checkCall, type FittedModel } from '@lmm/reml'
import { degreesOf, type InferenceOptions, levelOf } from '../options.ts'
import { say } from '../say.ts'
import { testOf } from '../tests/linear-test.ts'
import { isEstimable } from './estimability.ts'
import type { At } from './grid-variables.ts'
import { type CellWeights, type MeanFunction, meanFunctions } from './mean-functions.ts'
import { meanOffset } from './mean-offset.ts'
import { referenceGrid } from './reference-grid.ts'
import { onResponseScale, type Scale, transformationOf } from './response-scale.ts'
import { meansSpecification } from './specification.ts'

/** Options of `marginalMeans`. */
export interface MeansOptions extends InferenceOptions {
  /** Values of covariates, one or several each, instead of their means over the rows used. */
  readonly at?: At
  /** How other factors are averaged: all cells alike (default), or by their rows in the data. */
  readonly weights?: CellWeights
  /** `response` takes means of a transformed response back to the response; default `model`, the scale of the left side. */
  readonly scale?: Scale
}

/** One marginal mean; numbers are null where the data do not determine it. */
export interface MeanRow {
  readonly levels: Readonly<Record<string, string>>
  readonly estimate: number | null
  readonly stdError: number | null
  readonly df: number | null
  readonly lower: number | null
  readonly upper: number | null
}

/** Marginal means, with all that comparisons of them need. */
export interface MarginalMeans {
  readonly specs: string
  readonly rows: readonly MeanRow[]
  readonly variables: readonly string[]
  readonly by: readonly string[]
  readonly functions: readonly MeanFunction[]
  readonly model: FittedModel
  readonly options: MeansOptions
  readonly diagnostics: readonly Diagnostic[]
  /** Means, which offsets are added to, or slopes. */
  readonly kind: 'mean' | 'trend'
}

/**
 * Marginal means over a reference grid (estimated marginal means, least-squares means): covariates at their means, other factors averaged,
 * offsets at their mean.
 *
 * @param specs - `'A'`, `'A * B'` (every cell, first factor fastest) or `'A | B'` (A within each level of B).
 * @throws LmmError where a name is no variable of the fixed part.
 * @example
 * ```ts
 * import { lmm, marginalMeans } from 'lmm'
 * import { oats } from '@lmm/datasets/oats'
 * const model = lmm('yield ~ Variety * nitro + (1 | Block/Variety)', oats)
 * for (const { levels, estimate, stdError } of marginalMeans(model, 'Variety').rows)
 *   console.log(levels.Variety, estimate!.toFixed(1), stdError!.toFixed(2))
 * ```
 * ```text
 * Golden Rain 104.5 7.80
 * Marvellous 109.8 7.80
 * Victory 97.6 7.80
 * ```
 */
export function marginalMeans(model: FittedModel, specs: string, options: MeansOptions = {}): MarginalMeans {
  checkCall('marginalMeans()', model, options, { at: true, weights: true, scale: true, df: true, level: true })
  const { at = {}, weights = 'equal', scale = 'model' } = options
  const specification = meansSpecification(specs)
  const functions = meanFunctions(model, referenceGrid(model, at), specification, weights)
  const degrees = degreesOf(model, options)
  const level = levelOf(options)
  const offset = meanOffset(model)
  const transformation = scale === 'response' ? transformationOf(model) : null
  const rows = functions.map(({ levels, weights: l, deviations }): MeanRow => {
    if (!isEstimable(deviations)) return { levels, estimate: null, stdError: null, df: null, lower: null, upper: null }
    const { estimate, stdError, df, lower, upper } = meanTest(model, degrees, l, offset, level)
    const row = { levels, estimate, stdError, df, lower, upper }
    return transformation ? { ...row, ...onResponseScale(row, transformation) } : row
  })
  const missing = rows.filter((row) => row.estimate === null)
  const diagnostics =
    missing.length > 0
      ? [
          say.warning('inference/not-estimable', {
            cells: missing.map(({ levels }) => Object.values(levels).join(' ')),
          }),
        ]
      : []
  const { variables, by } = specification
  return { specs, rows, variables, by, functions, model, options, diagnostics, kind: 'mean' }
}

function meanTest(
  model: FittedModel,
  degrees: DegreesOfFreedom,
  l: Float64Array,
  offset: number,
  level: number,
): ReturnType<typeof testOf> {
  // docs/mathematics/hypotheses.md (3)
  const { variance, df } = degrees.linear(l)
  return testOf(estimateOf(model, l) + offset, Math.sqrt(Math.max(0, variance)), df, level)
}
