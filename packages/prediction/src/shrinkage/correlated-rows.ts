import { toBasis } from '@lmm/design'
import { cholesky, solveLower } from '@lmm/linalg'
import type { FittedModel } from '@lmm/reml'
import { conditionalPredictor } from '../linear-predictor.ts'
import { residualBlocks } from '../residual-covariance/residual-covariance.ts'
import { rowsOfModel } from '../rows/model-rows.ts'
import { say } from '../say.ts'
import type { OwnRows } from './own-estimates.ts'

/**
 * Z'R^-1 Z of every level of random term k and Z'R^-1 (y - X beta - all other random effects), for residuals that have a covariance or a
 * variance function; in units of the variance and of the scale of the response that the basis of the fit has.
 */
export function correlatedRows(model: FittedModel, k: number, scale: number): OwnRows {
  // docs/mathematics/prediction.md (6)
  const rows = rowsOfModel(model, 'shrinkage')
  const { basis, modes } = model.basis.random[k]!
  const { variance } = model.basis
  const { codes, columns } = rows.random[k]!
  const { size: q } = basis
  const levels = model.random[k]!.levels.length
  const information = new Float64Array(levels * q * q)
  const left = new Float64Array(levels * q)
  const means = conditionalPredictor(model, rows)
  for (const { members, R } of residualBlocks(model, rows.residualRows, () => true)) {
    const n = members.length
    if (cholesky(R, n) >= 0) throw say.error('prediction/singular-rows', { rows: n })
    for (const level of new Set(members.map((row) => codes[row]!))) {
      // L^-1 [Z_level, y - X beta - Z b]
      const width = q + 1
      const W = new Float64Array(n * width)
      members.forEach((row, i) => {
        if (codes[row] === level) toBasis(basis, columns, row, 1, W, i * width)
        W[i * width + q] = rows.y![row]! - means[row]!
      })
      solveLower(R, n, W, width)
      for (let i = 0; i < n; i++)
        for (let a = 0; a < q; a++) {
          const value = variance * W[i * width + a]!
          left[level * q + a]! += (value * W[i * width + q]!) / scale
          for (let b = 0; b < q; b++) information[(level * q + a) * q + b]! += value * W[i * width + b]!
        }
    }
  }
  // what is left once the level's own effects are put back
  for (let level = 0; level < levels; level++)
    for (let a = 0; a < q; a++)
      for (let b = 0; b < q; b++)
        left[level * q + a]! += (information[(level * q + a) * q + b]! * modes[level * q + b]!) / scale
  return { information, left }
}
