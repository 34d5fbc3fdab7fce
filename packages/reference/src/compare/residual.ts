import type { FitCase } from '../case.ts'
import { type Aspect, aspect } from './check.ts'
import { relative, worst } from './error.ts'
import type { SummaryJson } from './summary.ts'
import { isNoisy } from './tolerance.ts'

/** Residual covariance, correlation parameters and variance function. */
export function residualAspects(reference: FitCase, { residual }: SummaryJson): Aspect[] {
  const { residualCovariance, identSd, varfunc_coef, correlation_coef } = reference.fit
  const note = JSON.stringify(residual)
  const aspects: Aspect[] = []
  if (residualCovariance) {
    const error = worst(residual?.covariance?.matrix, residualCovariance, residualCovariance[0]![0])
    aspects.push(aspect('residual covariance', error, isNoisy(reference) ? 1e-3 : 5e-5, note))
  }
  if (identSd) {
    const levels = Object.keys(identSd)
    const error = relative(
      levels.map((level) => residual?.variance?.sd?.[level]),
      levels.map((level) => identSd[level]),
    )
    aspects.push(aspect('variance function', error, 5e-5, note))
  } else if (varfunc_coef && !reference.mmrm) {
    const have = Object.values(residual?.variance?.parameters ?? {})
    aspects.push(aspect('variance function', worst(have, varfunc_coef.values.values), 2e-4, note))
  }
  const { names = [], values = [] } = correlation_coef?.values ?? {}
  if (values.length > 0) {
    const have = Object.values(residual?.parameters ?? {}).slice(0, values.length)
    // a correlation on the scale of 1 - rho^2, a range on its own
    const scale = values.map((value, i) => (names[i] === 'range' ? value : Math.max(1e-6, 1 - value * value)))
    aspects.push(aspect('residual correlation', worst(have, values, scale), 1e-4, note))
  }
  return aspects
}
