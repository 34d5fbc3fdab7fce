import {
  type InferenceOptions,
  type StructureParameter,
  structureParameters,
  type VarianceComponent,
} from '@lmm/inference'
import type { FittedModel, RandomTermFit } from '@lmm/reml'
import { finite, finiteAll, matrixRows } from './finite.ts'

/** Lower and upper confidence limit; null where there is none. */
export type Limits = readonly [lower: number | null, upper: number | null]

/** Covariance of the random effects of one term, on the user's scale. */
export interface RandomTermSummary {
  readonly group: string
  /** Number of levels. */
  readonly levels: number
  readonly structure: string
  /** Names of the q columns. */
  readonly terms: readonly string[]
  readonly sd: readonly (number | null)[]
  /** Confidence limits of the standard deviations, on the log scale. */
  readonly sdLimits: readonly Limits[]
  /** q x q. */
  readonly covariance: readonly (readonly (number | null)[])[]
  /** q x q; null where a variance is zero. */
  readonly correlation: readonly (readonly (number | null)[])[]
  /** Natural quantities of a structure that has its own, e.g. rho. */
  readonly parameters: Readonly<Record<string, number | null>>
  /** The same with standard errors and limits. */
  readonly estimates: readonly StructureParameter[]
}

/** Every random term of a model, in the order of the formula. */
export function randomTermSummaries(
  model: FittedModel,
  components: readonly VarianceComponent[],
  options: Pick<InferenceOptions, 'level'>,
): RandomTermSummary[] {
  return model.random.map((term) => ({
    group: term.group,
    levels: term.levels.length,
    structure: term.structure,
    terms: term.terms,
    sd: finiteAll(standardDeviations(term)),
    sdLimits: term.terms.map((name) => limitsOf(components, `sd_${name}|${term.group}`)),
    covariance: matrixRows(term.G),
    correlation: correlations(term),
    parameters: Object.fromEntries(term.parameters.map((p) => [p.name, finite(p.value)])),
    estimates: structureParameters(model, term.parameters, options),
  }))
}

/** The limits of a component; null where there are none. */
export function limitsOf(components: readonly VarianceComponent[], parameter: string): Limits {
  const found = components.find((component) => component.parameter === parameter)
  return [finite(found?.lower ?? null), finite(found?.upper ?? null)]
}

const standardDeviations = (term: RandomTermFit): number[] =>
  term.terms.map((_, i) => Math.sqrt(Math.max(0, term.G.get(i, i))))

function correlations(term: RandomTermFit): (number | null)[][] {
  const sd = standardDeviations(term)
  return sd.map((a, i) =>
    sd.map((b, j) => {
      if (a === 0 || b === 0) return null
      return i === j ? 1 : finite(Math.max(-1, Math.min(1, term.G.get(i, j) / (a * b))))
    }),
  )
}
