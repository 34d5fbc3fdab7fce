import type { LikelihoodRatioCase } from '../case.ts'
import { column } from './anova.ts'
import { type Aspect, aspect } from './check.ts'
import { logRatio, worst } from './error.ts'
import type { SummaryJson } from './summary.ts'

/** Chi-square and p of each model against the one before, and AIC. */
export function likelihoodRatioAspects({ anova }: LikelihoodRatioCase, { comparison = [] }: SummaryJson): Aspect[] {
  return [
    aspect(
      'LRT chi-square',
      worst(
        comparison.map((row) => row.chisq),
        column(anova, 'Chisq'),
      ),
      1e-4,
    ),
    aspect(
      'LRT p',
      logRatio(
        comparison.map((row) => row.pValue),
        column(anova, 'Pr(>Chisq)'),
      ),
      1e-3,
    ),
    aspect(
      'LRT AIC',
      worst(
        comparison.map((row) => row.aic),
        column(anova, 'AIC'),
      ),
      1e-4,
    ),
  ]
}
