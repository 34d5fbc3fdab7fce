import { normal } from '@lmm/distributions'
import { semidefiniteCholesky } from '@lmm/linalg'
import type { FittedModel } from '@lmm/reml'
import { hasPlainResiduals, residualBlocks } from '../residual-covariance/residual-covariance.ts'
import type { ModelRows } from '../rows/model-rows.ts'
import type { RandomGenerator } from './random-generator.ts'

/** Adds drawn residuals to the values of rows; a row without a variance becomes NaN. */
export type ResidualDrawer = (generator: RandomGenerator, values: Float64Array) => void

/** Makes the drawer of residuals of rows: independent ones row by row, correlated ones group by group. */
export function residualDrawer(model: FittedModel, rows: ModelRows): ResidualDrawer {
  if (hasPlainResiduals(model)) {
    const roots = rows.residuals().residual.map(Math.sqrt)
    return (generator, values) => {
      for (let i = 0; i < values.length; i++) {
        const e = roots[i]! * normal.quantile(generator.uniform())
        values[i] = Number.isFinite(e) ? values[i]! + e : Number.NaN
      }
    }
  }
  const blocks = residualBlocks(model, rows.residualRows, () => true).map(({ members, R }) => {
    semidefiniteCholesky(R, members.length, 1e-14)
    return { members, L: R }
  })
  return (generator, values) => {
    for (const { members, L } of blocks) {
      const k = members.length
      const u = Float64Array.from({ length: k }, () => normal.quantile(generator.uniform()))
      members.forEach((row, i) => {
        for (let j = 0; j <= i; j++) values[row]! += L[i * k + j]! * u[j]!
      })
    }
  }
}
