import type { FittedModel } from '@lmm/reml'
import { type CompareModelsOptions, compareModels, type Refit } from './compare-models.ts'

/** The likelihood-ratio test of one random term: the model against the one without it. */
export interface RandomTermTest {
  /** The term as written. */
  readonly term: string
  readonly logLik: number
  readonly chisq: number
  readonly df: number
  readonly pValue: number
  /** For a single variance half of it; null where the mixture of chi-squares is neither known nor simulated. */
  readonly pBoundary: number | null
  /** Number of responses that `pBoundary` was simulated from; null where it is known in closed form. */
  readonly simulations: number | null
}

/**
 * Tests each random term by leaving it out, with the criterion of the fit: the fixed effects are the same, so that REML serves.
 *
 * @param refit - fits the model again with another formula, as `update` of the package `lmm` does.
 * @example
 * ```ts
 * import { lmm, randomTests } from 'lmm'
 * import { penicillin } from '@lmm/datasets/penicillin'
 * const model = lmm('diameter ~ 1 + (1 | plate) + (1 | sample)', penicillin)
 * for (const { term, chisq, df } of randomTests(model)) console.log(term, chisq.toFixed(2), df)
 * ```
 * ```text
 * (1 | plate) 105.06 1
 * (1 | sample) 282.40 1
 * ```
 */
export function randomTests(
  model: FittedModel,
  { refit, ...options }: { readonly refit: Refit } & Pick<CompareModelsOptions, 'simulate'>,
): RandomTermTest[] {
  return model.terms.random.map(({ label }) => {
    const without = refit(model, { formula: `. ~ . - ${label}` })
    const [row, whole] = compareModels([without, model], { ...options, refit: false })
    const { chisq, df, pValue, pBoundary, simulations } = whole!
    return { term: label, logLik: row!.logLik, chisq: chisq!, df: df!, pValue: pValue!, pBoundary, simulations }
  })
}
