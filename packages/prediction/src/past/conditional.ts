import type { FittedModel } from '@lmm/reml'
import { givenRows, type RowDerivatives } from '../residual-covariance/given-rows.ts'
import type { ResidualCovariance } from '../residual-covariance/residual-covariance.ts'
import type { RowMoments } from '../residual-covariance/row-moments.ts'
import type { ModelRows } from '../rows/model-rows.ts'
import { say } from '../say.ts'
import type { Belief } from '../uncertainty/belief.ts'

/** Rows that hang together beyond which the covariance of all of them would be too large. */
const most = 2000

/** What a row is believed of given others. */
export interface ConditionalRequest {
  /** Rows that are given. */
  readonly members: readonly number[]
  readonly row: number
  /** Whether the row's own residual is believed too. */
  readonly observation: boolean
  /** Moments of all random terms, and of those whose effects the row is believed to have. */
  readonly moments: RowMoments
  readonly own: RowMoments
}

/** What is believed of z'b of a row, or of z'b + e, given the responses of others: one quantity. */
export function conditional(
  model: FittedModel,
  rows: ModelRows,
  residual: ResidualCovariance,
  { members, row, observation, moments, own }: ConditionalRequest,
): Belief {
  const p = model.names.length
  const n = members.length
  if (n > most) throw say.error('prediction/past-rows', { rows: n, most })
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
    C: own.between([row], members),
    D: own.between([row], [row]),
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
        const residualPart = dR[k]
        if (!V && !residualPart) return { V: null, C: null, D: null }
        const random = {
          V: V ?? new Float64Array(n * n),
          C: own.derivative([row], members, k) ?? new Float64Array(n),
          D: own.derivative([row], [row], k) ?? new Float64Array(1),
        }
        return residualPart ? split(residualPart, random) : random
      }),
  })
}

/** Rows that can be given: with a response, a mean, a weight and a level of every random term. */
export function usableRows({ random, residualRows, y }: ModelRows, { mean }: RowMoments): (row: number) => boolean {
  const { weights } = residualRows
  return (i) =>
    !Number.isNaN(y![i]!) &&
    !Number.isNaN(mean[i]!) &&
    (weights === null || weights[i]! > 0) &&
    random.every(({ places }) => places[i]! >= 0)
}
