import type { Diagnostic } from '@lmm/diagnostics'
import type { FittedModel } from '@lmm/reml'
import { conditionalPredictor } from '../linear-predictor.ts'
import type { NewRows } from '../rows/new-rows.ts'
import { residualVariances } from '../uncertainty/residual-variance.ts'
import { hasPlainResiduals, residualCovariance } from './residual-covariance.ts'

/** The variance of the residual of one row, and its derivatives by psi where it is not a multiple of sigma^2. */
export interface RowResidual {
  readonly variance: number
  readonly derivatives: Float64Array | null
}

/** The residuals of new rows, each by itself. */
export interface RowResiduals {
  readonly notes: readonly Diagnostic[]
  at(row: number): RowResidual
}

/** Variances of the residuals of new rows. */
export function rowResiduals(model: FittedModel, rows: NewRows): RowResiduals {
  if (hasPlainResiduals(model)) {
    const { residual, notes } = residualVariances(model, rows)
    return { notes, at: (row) => ({ variance: residual[row]!, derivatives: null }) }
  }
  const { table, n, weights } = rows
  const covariance = residualCovariance(model, {
    table,
    rows: Int32Array.from({ length: n }, (_, i) => i),
    n,
    weights,
    fitted: () => conditionalPredictor(model, rows),
  })
  return {
    notes: [],
    at(row) {
      const derivatives = covariance.derivatives([row])
      return {
        variance: covariance.of([row])[0]!,
        derivatives: derivatives && Float64Array.from(derivatives, (d) => (d ? d[0]! : 0)),
      }
    },
  }
}
