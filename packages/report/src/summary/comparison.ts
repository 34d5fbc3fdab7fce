import type { Diagnostic } from '@lmm/diagnostics'
import { compareModels, type ModelComparison, type Refit, type SimulationOptions } from '@lmm/inference'
import type { FittedModel } from '@lmm/reml'
import { say } from '../say.ts'

/** How models are fitted for a comparison. */
export interface ComparisonRequest {
  readonly refit: boolean
  readonly update: Refit | undefined
  readonly simulate: SimulationOptions | undefined
}

/** Likelihood-ratio tests of a model and those that follow it, which may be formulas. */
export function comparisonSummary(
  model: FittedModel,
  others: readonly (FittedModel | string)[],
  { refit, update, simulate }: ComparisonRequest,
): { readonly rows: readonly ModelComparison[]; readonly diagnostics: readonly Diagnostic[] } {
  const needed = (): Refit => {
    if (update) return update
    throw say.error('report/needs-update', {})
  }
  const models = [
    model,
    ...others.map((other) => (typeof other === 'string' ? needed()(model, { formula: other }) : other)),
  ]
  const again = refit && models.some(({ specification }) => specification.criterion === 'REML')
  const rows = compareModels(models, { refit: again ? needed() : false, ...(simulate && { simulate }) })
  return { rows, diagnostics: again ? [say.info('report/compared-by-ml', {})] : [] }
}
