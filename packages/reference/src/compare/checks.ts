import type { FitCase, LikelihoodRatioCase, ReferenceCase } from '../case.ts'
import { anovaTable, kenwardRogerAnovaAspects, satterthwaiteAnovaAspects } from './anova.ts'
import type { Check } from './check.ts'
import { kenwardRogerAspects, satterthwaiteAspects } from './degrees-of-freedom.ts'
import { estimateAspects } from './estimates.ts'
import { fittedAspects, predictionAspects } from './fitted.ts'
import { likelihoodRatioAspects } from './likelihood-ratio.ts'
import { meansAspects, meansDf, meansSpecs } from './means.ts'
import { profileAspects } from './profile.ts'
import { r2Aspects } from './r2.ts'
import { randomAspects } from './random.ts'
import { residualAspects } from './residual.ts'
import { isSingular } from './tolerance.ts'

/**
 * Everything a case can judge: for each check the request whose summary it reads. The first is `fit`, which needs estimates, random
 * effects and fitted values alone.
 *
 * @example
 * ```ts
 * import { checks, readCase } from '@lmm/reference'
 *
 * const names = checks(readCase('sleepstudy_rs')).map((check) => check.name)
 * ```
 */
export function checks(reference: ReferenceCase): Check[] {
  return reference.type === 'lrt' ? [likelihoodRatioCheck(reference)] : [...fitChecks(reference)]
}

function* fitChecks(reference: FitCase): Iterable<Check> {
  const { newdata, satterthwaite, kenward_roger, mmrm, profile_ci95_exact, r2_nakagawa } = reference
  yield {
    name: 'fit',
    request: { randomEffects: true, fitted: true },
    compare: (summary) => [
      ...estimateAspects(reference, summary),
      ...residualAspects(reference, summary),
      ...randomAspects(reference, summary),
      ...fittedAspects(reference, summary),
    ],
  }
  if (newdata)
    yield {
      name: 'predictions',
      request: { predict: newdata.rows },
      compare: (summary) => predictionAspects(reference, summary),
    }
  if ((satterthwaite && !isSingular(reference)) || mmrm)
    yield {
      name: 'satterthwaite',
      request: { df: 'satterthwaite' },
      compare: (summary) => satterthwaiteAspects(reference, summary),
    }
  if (kenward_roger || mmrm)
    yield {
      name: 'kenward-roger',
      request: { df: 'kenward-roger' },
      compare: (summary) => kenwardRogerAspects(reference, summary),
    }
  yield* anovaChecks(reference)
  yield* meansChecks(reference)
  if (profile_ci95_exact)
    yield {
      name: 'profile',
      request: { profile: true },
      compare: (summary) => profileAspects(reference, summary),
    }
  if (r2_nakagawa) yield { name: 'r2', request: { r2: true }, compare: (summary) => r2Aspects(reference, summary) }
}

function* anovaChecks(reference: FitCase): Iterable<Check> {
  for (const type of ['I', 'II', 'III'] as const) {
    const table = anovaTable(reference, `satterthwaite_type_${type}`)
    if (table)
      yield {
        name: 'anova',
        request: { df: 'satterthwaite', anova: type },
        compare: (summary) => satterthwaiteAnovaAspects(type, table, summary),
      }
  }
  const table = anovaTable(reference, 'kenward_roger_type_III')
  if (table)
    yield {
      name: 'anova',
      request: { df: 'kenward-roger', anova: 'III' },
      compare: (summary) => kenwardRogerAnovaAspects(table, summary),
    }
}

function* meansChecks(reference: FitCase): Iterable<Check> {
  if (isSingular(reference)) return
  for (const means of reference.emmeans ?? []) {
    const df = meansDf(means)
    if (df)
      yield {
        name: 'means',
        request: { df, means: [meansSpecs(means)], pairwise: true, adjust: 'tukey' },
        compare: (summary) => meansAspects(means, summary),
      }
  }
}

function likelihoodRatioCheck(reference: LikelihoodRatioCase): Check {
  const compare = reference.models.slice(1).map(({ formula }) => formula)
  return {
    name: 'likelihood-ratio',
    request: { compare, ...(reference.REML && { refit: false as const }) },
    compare: (summary) => likelihoodRatioAspects(reference, summary),
  }
}
