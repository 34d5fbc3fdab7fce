import type { TableInput } from '@lmm/design'
import type { Diagnostic } from '@lmm/diagnostics'
import type { FittedModel } from '@lmm/reml'
import { conditionalPredictor, type PredictorRows } from '../linear-predictor.ts'
import { residualDiagonal } from '../residual-covariance/residual-covariance.ts'
import type { ResidualRows } from '../residual-covariance/residual-rows.ts'
import { say } from '../say.ts'
import { newRows } from './new-rows.ts'

/** Rows with their response, whether of the fit or of other data. */
export interface ModelRows extends PredictorRows {
  /** Rows of the table, 0-based. */
  readonly rows: Int32Array
  /** The response; null where it was not asked for. */
  readonly y: Float64Array | null
  readonly random: readonly ModelRowsTerm[]
  /** Variance of the residual of each row, and what there is to say of it. */
  readonly residuals: () => { readonly residual: Float64Array; readonly notes: readonly Diagnostic[] }
  /** The rows as the covariance of their residuals sees them. */
  readonly residualRows: ResidualRows
}

/** The random part of rows: levels of the fit are their place there, others follow them. */
export interface ModelRowsTerm {
  readonly codes: Int32Array
  readonly columns: readonly Float64Array[]
  readonly places: Int32Array
  /** Number of levels that were not in the fit. */
  readonly newLevels: number
}

/** The rows that a model was fitted to; throws, naming what needs them, when it does not hold them. */
export function rowsOfModel(model: FittedModel, needs: string): ModelRows {
  const { rows } = model
  if (!rows) throw say.error('prediction/no-rows', { function: needs })
  const { n, X, offset, y, weights } = rows
  const ones = weights?.values ?? new Float64Array(n).fill(1)
  const out: ModelRows = {
    n,
    X: X.columns,
    random: rows.random.map(({ codes, columns }) => ({ codes, columns, places: codes, newLevels: 0 })),
    offset,
    rows: rows.rows,
    y,
    residuals: () => residualDiagonal(model, out.residualRows),
    residualRows: {
      table: rows.table,
      rows: rows.rows,
      n,
      weights: ones,
      fitted: () => conditionalPredictor(model, out),
    },
  }
  return out
}

/** Rows of other data. */
export function rowsOfTable(
  model: FittedModel,
  data: TableInput,
  { response = false }: { readonly response?: boolean } = {},
): ModelRows {
  const rows = newRows(model, data, { response })
  const all = Int32Array.from({ length: rows.n }, (_, i) => i)
  const out: ModelRows = {
    n: rows.n,
    X: rows.X,
    random: rows.design.random.map(({ codes, columns, found, levels }) => {
      const fresh = new Map<number, number>()
      const places = codes.map((code, i) => {
        const own = found.codes[i]!
        if (code >= 0 || own < 0) return code
        if (!fresh.has(own)) fresh.set(own, levels.length + fresh.size)
        return fresh.get(own)!
      })
      return { codes, columns, places, newLevels: fresh.size }
    }),
    offset: rows.offset,
    rows: all,
    y: rows.design.y,
    residuals: () => residualDiagonal(model, out.residualRows),
    residualRows: {
      table: rows.table,
      rows: all,
      n: rows.n,
      weights: rows.weights,
      fitted: () => conditionalPredictor(model, out),
    },
  }
  return out
}
