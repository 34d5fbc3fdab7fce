import { buildNewDesign, toBasis } from '@lmm/design'
import { cholesky, solveLower, solveLowerTransposed } from '@lmm/linalg'
import { type FittedModel, userMatrix } from '@lmm/reml'
import { say } from '../say.ts'

/** How each column that was left out is made of those that stayed: a weight for each coefficient. */
export function aliasedCombinations(model: FittedModel): Float64Array[] {
  const { rows, terms, schema, functions, aliased, basis } = model
  if (!rows) throw say.error('inference/needs-rows', { what: 'aliased', columns: aliased })
  const all = buildNewDesign(terms, schema, rows.table, { random: false, functions }).X
  const left = aliased.map((name) => all.columns[all.names.indexOf(name)]!)
  const p = rows.X.columns.length
  const gram = new Float64Array(p * p)
  const right = new Float64Array(p * left.length)
  const x = new Float64Array(p)
  for (let i = 0; i < rows.n; i++) {
    toBasis(basis.X, rows.X.columns, i, 1, x, 0)
    for (let j = 0; j < p; j++) {
      for (let k = 0; k <= j; k++) gram[j * p + k]! += x[j]! * x[k]!
      for (let a = 0; a < left.length; a++) right[j * left.length + a]! += x[j]! * left[a]![rows.rows[i]!]!
    }
  }
  cholesky(gram, p)
  solveLower(gram, p, right, left.length)
  solveLowerTransposed(gram, p, right, left.length)
  const M = userMatrix(basis.X)
  return left.map((_, a) => {
    const weights = Float64Array.from({ length: p }, (_, i) => {
      let sum = 0
      for (let j = 0; j < p; j++) sum += M.get(i, j) * right[j * left.length + a]!
      return sum
    })
    const largest = weights.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
    return weights.map((value) => (Math.abs(value) < 1e-9 * largest ? 0 : value))
  })
}
