import type { FitCase } from '../case.ts'
import { type Aspect, aspect } from './check.ts'
import { relative, worst } from './error.ts'
import { byName } from './names.ts'
import type { SummaryJson } from './summary.ts'
import { isNoisy } from './tolerance.ts'

/** Criterion, fixed effects and their standard errors, sigma and information criteria. */
export function estimateAspects(reference: FitCase, summary: SummaryJson): Aspect[] {
  const { fit } = reference
  const { names, values } = fit.beta
  const rows = byName(summary.fixed, (row) => row.term, names)
  const absent = names.filter((_, i) => !rows[i])
  if (absent.length > 0) {
    const note = `no ${absent.join(', ')}; has ${summary.fixed.map((row) => row.term).join(', ')}`
    return [aspect('fixed names', Number.POSITIVE_INFINITY, 0, note)]
  }
  const noisy = isNoisy(reference)
  const aspects = [
    ...criterionAspects(reference, summary),
    aspect(
      'beta',
      worst(
        rows.map((row) => row?.estimate),
        values,
        fit.se,
      ),
      noisy ? 1e-3 : 1e-5,
    ),
    aspect('AIC', worst(summary.aic, fit.AIC), 1e-4),
    aspect('npar', worst(summary.npar, fit.npar), 0),
  ]
  // glmmTMB's standard errors hold the uncertainty of theta
  if (!noisy)
    aspects.push(
      aspect(
        'SE',
        relative(
          rows.map((row) => row?.stdError),
          fit.se,
        ),
        2e-5,
      ),
    )
  if (fit.sigma) aspects.push(aspect('sigma', relative(summary.sigma, fit.sigma), noisy ? 1e-4 : 2e-5))
  // nlme's REML fits count n - p rows in BIC
  if (reference.type === 'lmer') aspects.push(aspect('BIC', worst(summary.bic, fit.BIC), 1e-4))
  return aspects
}

/** Not above the reference's minimum; and not below it either, which would be another criterion. */
function criterionAspects(reference: FitCase, { deviance }: SummaryJson): Aspect[] {
  const { criterion } = reference.fit
  const above = (deviance ?? Number.NaN) - criterion
  const size = Math.abs(criterion)
  const noisy = isNoisy(reference)
  const note = `ours - theirs = ${above}`
  return [
    aspect('criterion', Math.max(0, above), noisy ? 5e-5 : 1e-8 * Math.max(1, size), note),
    aspect('criterion below reference', Math.max(0, -above), noisy ? 5e-5 : Math.max(1e-5, 1e-10 * size), note),
  ]
}
