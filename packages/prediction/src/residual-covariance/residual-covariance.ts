import type { FittedModel } from '@lmm/reml'
import { membersByRoot } from '../residuals/members.ts'
import { residualVariances } from '../uncertainty/residual-variance.ts'
import { boundResiduals } from './bound-residuals.ts'
import type { ResidualCovariance, ResidualRows } from './residual-rows.ts'

export type { ResidualCovariance } from './residual-rows.ts'

/** Whether residuals are independent with one variance, up to weights. */
export const hasPlainResiduals = ({ residual }: FittedModel): boolean =>
  residual.structure === 'identity' && residual.variance === null

/** The covariance of the residuals of rows that the model implies: R_ij = sigma^2 C_ij g_i g_j / sqrt(w_i w_j). */
export function residualCovariance(model: FittedModel, rows: ResidualRows): ResidualCovariance {
  return hasPlainResiduals(model) ? independent(model, rows) : structured(model, rows)
}

/** The variances of the residuals of rows, and what there is to say of them. */
export function residualDiagonal(model: FittedModel, rows: ResidualRows): ReturnType<typeof residualVariances> {
  if (hasPlainResiduals(model)) return residualVariances(model, rows)
  const { of } = residualCovariance(model, rows)
  return { residual: Float64Array.from({ length: rows.n }, (_, i) => of([i])[0]!), notes: [] }
}

/** The rows of each group with correlated residuals and their R; rows that lack a value are left out. */
export function residualBlocks(
  model: FittedModel,
  rows: ResidualRows,
  usable: (row: number) => boolean,
): { readonly members: readonly number[]; readonly R: Float64Array }[] {
  const { groups, of } = residualCovariance(model, rows)
  return [...membersByRoot(groups).values()].flatMap((all) => {
    const members = all.filter(usable)
    return members.length === 0 ? [] : [{ members, R: of(members) }]
  })
}

function independent(model: FittedModel, rows: ResidualRows): ResidualCovariance {
  const { residual } = residualVariances(model, rows)
  const parameters = model.basis.vcovDerivatives.length
  const diagonal = (members: readonly number[], factor: number): Float64Array => {
    const k = members.length
    const out = new Float64Array(k * k)
    members.forEach((row, i) => {
      out[i * k + i] = factor * residual[row]!
    })
    return out
  }
  return {
    groups: Int32Array.from({ length: rows.n }, (_, i) => i),
    of: (members) => diagonal(members, 1),
    derivatives: (members) =>
      Array.from({ length: parameters }, (_, k) => (k >= model.parameters.length ? diagonal(members, 2) : null)),
  }
}

/** Relative step of differences: the error of the fourth-order formula is about its fourth power. */
const step = 1e-3

function structured(model: FittedModel, rows: ResidualRows): ResidualCovariance {
  const bound = boundResiduals(model, rows)
  const { parameters, theta, residual } = model
  const count = model.basis.vcovDerivatives.length
  const from = parameters.length - residual.parameterCount
  const own = theta.slice(from)
  return {
    groups: bound.groups,
    of: (members) => bound.covariance(members, own),
    derivatives(members) {
      if (bound.level(own) === null) return null
      return Array.from({ length: count }, (_, k): Float64Array | null => {
        if (k < from) return null
        if (k >= parameters.length) return bound.covariance(members, own).map((value) => 2 * value)
        const { lower, upper } = parameters[k]!
        return difference((at) => bound.covariance(members, moved(own, k - from, at)), theta[k]!, lower, upper)
      })
    },
  }
}

function moved(theta: Float64Array, k: number, value: number): Float64Array {
  const out = theta.slice()
  out[k] = value
  return out
}

/** Derivative at a value from four values around it, moved into the box where it lies near its border. */
function difference(value: (at: number) => Float64Array, at: number, lower: number, upper: number): Float64Array {
  const h = Math.min(step * Math.max(0.1, Math.abs(at)), (upper - lower) / 16)
  const center = Math.min(Math.max(at, lower + 2 * h), upper - 2 * h)
  const [a, b, c, d] = [value(center - 2 * h), value(center - h), value(center + h), value(center + 2 * h)]
  return a.map((first, i) => (first - 8 * b[i]! + 8 * c[i]! - d[i]!) / (12 * h))
}
