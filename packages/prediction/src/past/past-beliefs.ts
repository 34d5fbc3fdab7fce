import { type TableInput, tableOf } from '@lmm/design'
import type { FittedModel } from '@lmm/reml'
import { givenRows, type RowDerivatives } from '../residual-covariance/given-rows.ts'
import { type ResidualCovariance, residualCovariance } from '../residual-covariance/residual-covariance.ts'
import { type RowMoments, rowMoments } from '../residual-covariance/row-moments.ts'
import { connectedRows } from '../residuals/connected.ts'
import { type ModelRows, rowsOfTable } from '../rows/model-rows.ts'
import { say } from '../say.ts'
import type { Belief } from '../uncertainty/belief.ts'
import { joinedTables } from './joined-tables.ts'

/** What is believed of the rows to predict, given earlier rows of their groups. */
export interface PastBeliefs {
  /** Of z'b, or of z'b + e where an observation is predicted: one quantity. */
  at(row: number): Belief
}

/** Earlier rows of one group beyond which the covariance of all of them would be too large. */
const most = 2000

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
  const moments = rowMoments(model, rows, included)
  const residual = residualCovariance(model, rows.residualRows)
  const usable = (i: number): boolean =>
    i < first &&
    !Number.isNaN(rows.y![i]!) &&
    !Number.isNaN(moments.mean[i]!) &&
    rows.random.every(({ places }) => places[i]! >= 0)
  const connected = connectedRows(model, rows, residual.groups)
  return {
    at(row) {
      const members = connected(first + row).filter(usable)
      if (members.length > most) throw say.error('prediction/past-rows', { rows: members.length, most })
      return conditional(model, rows, moments, residual, members, first + row, observation)
    },
  }
}

function conditional(
  model: FittedModel,
  rows: ModelRows,
  moments: RowMoments,
  residual: ResidualCovariance,
  members: readonly number[],
  row: number,
  observation: boolean,
): Belief {
  const p = model.names.length
  const n = members.length
  const all = [...members, row]
  const R = residual.of(all)
  const dR = residual.derivatives(all)
  const split = (M: Float64Array, random: { V: Float64Array; C: Float64Array; D: Float64Array }): RowDerivatives => {
    const width = n + 1
    for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) random.V[i * n + j]! += M[i * width + j]!
    if (!observation) return random
    for (let i = 0; i < n; i++) random.C[i]! += M[n * width + i]!
    random.D[0]! += M[n * width + n]!
    return random
  }
  const parts = split(R, {
    V: moments.between(members, members),
    C: moments.between([row], members),
    D: moments.between([row], [row]),
  })
  const parameters = model.basis.vcovDerivatives.length
  return givenRows({
    n,
    r: 1,
    p,
    X: Float64Array.from({ length: n * p }, (_, at) => moments.X[members[Math.floor(at / p)]! * p + (at % p)]!),
    left: Float64Array.from(members, (i) => rows.y![i]! - moments.mean[i]!),
    V: parts.V!,
    C: parts.C!,
    D: parts.D!,
    derivatives:
      dR &&
      Array.from({ length: parameters }, (_, k): RowDerivatives => {
        const V = moments.derivative(members, members, k)
        const own = dR[k]
        if (!V && !own) return { V: null, C: null, D: null }
        const random = {
          V: V ?? new Float64Array(n * n),
          C: moments.derivative([row], members, k) ?? new Float64Array(n),
          D: moments.derivative([row], [row], k) ?? new Float64Array(1),
        }
        return own ? split(own, random) : random
      }),
  })
}
