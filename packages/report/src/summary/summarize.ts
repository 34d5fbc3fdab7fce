import { fitted, populationFitted, residuals } from '@lmm/prediction'
import type { FittedModel } from '@lmm/reml'
import type { SummaryRequest } from '../request.ts'
import { finite, finiteAll, matrixRows } from './finite.ts'
import { fixedEffectRows } from './fixed.ts'
import { aic, bic } from './information.ts'
import { predictionSummary } from './prediction.ts'
import { randomTermSummaries } from './random.ts'
import { randomEffectsSummaries } from './random-effects.ts'
import { remarks } from './remark.ts'
import { residualSummary } from './residual.ts'
import type { Summary } from './summary.ts'

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
  const { specification, certificate, criterion, npar, n } = model
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
    converged: certificate.status !== 'not-converged',
    singular: model.singular,
    certificate: { ...certificate, gradientNorm: finite(certificate.gradientNorm) },
    df: null,
    fixed: fixedEffectRows(model),
    vcov: matrixRows(model.vcov),
    aliased: model.aliased,
    random: randomTermSummaries(model),
    residual: residualSummary(model),
    ...(request.randomEffects && { randomEffects: randomEffectsSummaries(model) }),
    ...(request.fitted && {
      rows: Array.from(model.rows?.rows ?? []),
      fitted: finiteAll(fitted(model)),
      residuals: finiteAll(residuals(model)),
      populationFitted: finiteAll(populationFitted(model)),
    }),
    ...(request.predict !== undefined && {
      predictions: predictionSummary(model, request.predict, request.prediction),
    }),
    warnings: remarks(model.diagnostics, 'warning'),
    notes: remarks(model.diagnostics, 'info'),
  }
}
