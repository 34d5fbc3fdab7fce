import { type TableInput, tableOf } from '@lmm/design'
import type { FittedModel } from '@lmm/reml'
import { residualCovariance } from '../residual-covariance/residual-covariance.ts'
import { rowMoments } from '../residual-covariance/row-moments.ts'
import { connectedRows } from '../residuals/connected.ts'
import { rowsOfTable } from '../rows/model-rows.ts'
import type { Belief } from '../uncertainty/belief.ts'
import { conditional, usableRows } from './conditional.ts'
import { joinedTables } from './joined-tables.ts'

/** What is believed of the rows to predict, given earlier rows of their groups. */
export interface PastBeliefs {
  /** Of z'b, or of z'b + e where an observation is predicted: one quantity. */
  at(row: number): Belief
}

/**
 * Predicts rows from the earlier rows of their groups: what these say of the random effects, and where residuals are correlated, of
 * the residual too. The random effects are believed what the past says alone; the fit gives beta and the covariances.
 */
export function pastBeliefs(
  model: FittedModel,
  past: TableInput,
  data: TableInput,
  { observation, included }: { readonly observation: boolean; readonly included: (term: number) => boolean },
): PastBeliefs {
  const before = tableOf(past)
  const rows = rowsOfTable(model, joinedTables(before, tableOf(data)), { response: true })
  const first = before.rowCount
  const moments = rowMoments(model, rows)
  const own = rowMoments(model, rows, included)
  const residual = residualCovariance(model, rows.residualRows)
  const usable = usableRows(rows, moments)
  const connected = connectedRows(model, rows, residual.groups)
  return {
    at(row) {
      const members = connected(first + row).filter((i) => i < first && usable(i))
      return conditional(model, rows, residual, { members, row: first + row, observation, moments, own })
    },
  }
}
