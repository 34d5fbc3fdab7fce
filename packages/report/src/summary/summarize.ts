import { type DfMethod, dfMethods } from '@lmm/degrees-of-freedom'
import type { OptionNames } from '@lmm/diagnostics'
import { rSquared, varianceComponents } from '@lmm/inference'
import { fitted, populationFitted, residuals } from '@lmm/prediction'
import { checkCall, type FittedModel } from '@lmm/reml'
import type { SummaryRequest } from '../request.ts'
import { say } from '../say.ts'
import { anovaSummary } from './anova.ts'
import { comparisonSummary } from './comparison.ts'
import { finite, finiteAll, matrixRows } from './finite.ts'
import { fixedEffectRows } from './fixed.ts'
import { aic, bic } from './information.ts'
import { meansSummary } from './means.ts'
import { predictionSummary } from './prediction.ts'
import { profileSummary } from './profile.ts'
import { limitsOf, randomTermSummaries } from './random.ts'
import { randomEffectsSummaries } from './random-effects.ts'
import { remarks } from './remark.ts'
import { residualSummary } from './residual.ts'
import type { Summary } from './summary.ts'

const requests: OptionNames<SummaryRequest> = {
  df: true,
  level: true,
  anova: true,
  means: true,
  pairwise: true,
  adjust: true,
  r2: true,
  profile: true,
  compare: true,
  refit: true,
  simulate: true,
  update: true,
  randomEffects: true,
  fitted: true,
  predict: true,
  prediction: true,
}

/**
 * A fitted model as plain data, ready for `JSON.stringify`: estimates, covariances, the certificate and all remarks, with what the
 * request adds. A number that does not exist is null.
 *
 * @example
 * ```ts
 * import { lmm, summarize } from 'lmm'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * const summary = summarize(lmm('Reaction ~ Days + (Days | Subject)', sleepstudy))
 * console.log(summary.fixed.map(({ term, statistic }) => `${term} ${statistic!.toFixed(2)}`).join(', '))
 * ```
 * ```text
 * (Intercept) 36.84, Days 6.77
 * ```
 */
export function summarize(model: FittedModel, request: SummaryRequest = {}): Summary {
  checkCall('summarize()', model, request, requests)
  const { specification, certificate, criterion, npar, n } = model
  const { df = 'satterthwaite', level = 0.95 } = request
  const method = methodOf(df)
  const fixed = fixedEffectRows(model, method, level)
  const degrees = method.of(model)
  const components = varianceComponents(model, { level })
  const { pairwise = false, adjust, refit = true } = request
  const means = request.means?.map((specs) => meansSummary(model, specs, { df: method, level, pairwise, adjust }))
  const profiles = request.profile ? profileSummary(model, request.profile, level) : undefined
  const { update, simulate } = request
  const comparison = request.compare && comparisonSummary(model, request.compare, { refit, update, simulate })
  const diagnostics = [
    ...model.diagnostics,
    ...degrees.diagnostics,
    ...(means ?? []).flatMap((table) => table.diagnostics),
    ...(profiles?.diagnostics ?? []),
    ...(comparison?.diagnostics ?? []),
  ]
  return {
    schemaVersion: 1,
    formula: specification.formula,
    criterion: specification.criterion,
    weights: specification.weights,
    offset: specification.offset,
    n,
    rowsDropped: model.dropped.count,
    dropped: model.dropped.byColumn,
    p: model.names.length,
    deviance: finite(criterion),
    logLik: finite(model.logLik),
    npar,
    aic: finite(aic(criterion, npar)),
    bic: finite(bic(criterion, npar, n)),
    sigma: model.sigma === null ? null : finite(model.sigma),
    sigmaLimits: limitsOf(components, 'sigma'),
    converged: certificate.status !== 'not-converged',
    singular: model.singular,
    certificate: { ...certificate, gradientNorm: finite(certificate.gradientNorm) },
    df,
    level,
    fixed,
    vcov: matrixRows(degrees.vcov),
    aliased: model.aliased,
    random: randomTermSummaries(model, components, { level }),
    residual: residualSummary(model, { level }),
    ...(request.randomEffects && { randomEffects: randomEffectsSummaries(model) }),
    ...(request.fitted && {
      rows: Array.from(model.rows?.rows ?? []),
      fitted: finiteAll(fitted(model)),
      residuals: finiteAll(residuals(model)),
      populationFitted: finiteAll(populationFitted(model)),
    }),
    ...(request.anova && { anova: anovaSummary(model, request.anova, method) }),
    ...(request.r2 && sharesOf(model)),
    ...(profiles && { profile: profiles.rows, profileCriterion: profiles.criterion }),
    ...(comparison && { comparison: comparison.rows }),
    ...(means && { means: means.map(({ summary }) => summary) }),
    ...(request.predict !== undefined && {
      predictions: predictionSummary(model, request.predict, request.prediction),
    }),
    warnings: remarks(diagnostics, 'warning'),
    notes: remarks(diagnostics, 'info'),
  }
}

function sharesOf(model: FittedModel): Pick<Summary, 'r2' | 'icc'> {
  const { r2, icc } = rSquared(model)
  return { r2, icc }
}

/** The method of that name. Throws where there is none. */
function methodOf(name: string): DfMethod {
  if (Object.hasOwn(dfMethods, name)) return dfMethods[name as keyof typeof dfMethods]
  throw say.error('report/unknown-df', { name, known: Object.keys(dfMethods) })
}
