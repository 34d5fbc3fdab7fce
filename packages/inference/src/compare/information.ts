import type { FittedModel } from '@lmm/reml'

/** Information criteria of a model: smaller is better, among models of the same response and criterion. */
export interface InformationCriteria {
  readonly aic: number
  /** AIC with the correction for few rows (Hurvich & Tsai 1989); null where there are too few for it. */
  readonly aicc: number | null
  readonly bic: number
}

/**
 * AIC, AICc with rows (ML) or rows less fixed effects (REML) as its N, and BIC with rows.
 *
 * @example
 * ```ts
 * import { informationCriteria, lmm } from 'lmm'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * const model = lmm('Reaction ~ Days + (Days | Subject)', sleepstudy)
 * const { aic, aicc, bic } = informationCriteria(model)
 * console.log(aic.toFixed(2), aicc!.toFixed(2), bic.toFixed(2))
 * ```
 * ```text
 * 1755.63 1756.12 1774.79
 * ```
 */
export function informationCriteria({ criterion, npar, n, names, specification }: FittedModel): InformationCriteria {
  // docs/mathematics/comparing-models.md (2)
  const N = specification.criterion === 'ML' ? n : n - names.length
  const aic = criterion + 2 * npar
  const left = N - npar - 1
  return { aic, aicc: left > 0 ? aic + (2 * npar * (npar + 1)) / left : null, bic: criterion + npar * Math.log(n) }
}
