import type { FitCase } from '../case.ts'

/** glmmTMB with `dispformula = ~ 0` leaves a tiny residual variance and with it a noisy optimum. */
export const isNoisy = (reference: FitCase): boolean => reference.type === 'glmmTMB'

/** At a singular optimum the criterion is flat in some directions, and estimates are known less well. */
export const isSingular = (reference: FitCase): boolean => reference.fit.isSingular === true

/** Size of a residual: sigma, or where the residual structure owns its scale the standard deviation at the first position. */
export function residualSize({ fit }: FitCase): number {
  return fit.sigma || Math.sqrt(fit.residualCovariance?.[0]?.[0] ?? 1)
}
