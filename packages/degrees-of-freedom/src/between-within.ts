import type { DfMethod } from './df-method.ts'
import { byEffect, effectsOf } from './effects.ts'
import { say } from './say.ts'
import { waldMethod } from './wald-method.ts'

/**
 * Degrees of freedom between and within the groups (Schluchter & Elashoff 1990; SAS DDFM=BW): a term that is constant within every group
 * has groups less columns of such terms, any other has what is left of rows less columns. For one grouping factor.
 *
 * @throws LmmError `df/needs-one-group`, `df/needs-rows`, `df/none-left`.
 */
export const betweenWithin: DfMethod = waldMethod('between-within', (model) => {
  const { random, rows, names, products } = model
  const groups = [...new Set(random.map(({ group }) => group))]
  if (groups.length !== 1) throw say.error('df/needs-one-group', { groups })
  if (!rows) throw say.error('df/needs-rows', { method: 'between-within' })
  const effects = effectsOf(model)
  const { codes, levels } = rows.random[0]!
  const varying = new Set<number>()
  rows.X.columns.forEach((column, j) => {
    if (variesWithin(column, codes, levels.length)) varying.add(effects[j]!)
  })
  const within = effects.filter((term) => varying.has(term)).length
  const observations = products?.observations ?? rows.n
  const df = {
    between: levels.length - (names.length - within),
    within: observations - levels.length - within,
  }
  return byEffect(model, (term) => {
    const part = varying.has(term) ? 'within' : 'between'
    if (df[part] <= 0) throw say.error('df/none-left', { method: 'between-within', term: labelOf(term) })
    return df[part]
  })

  function labelOf(term: number): string {
    return term < 0 ? '(Intercept)' : model.terms.fixed.terms[term]!.label
  }
})

function variesWithin(column: Float64Array, codes: Int32Array, levels: number): boolean {
  const first = new Float64Array(levels).fill(Number.NaN)
  for (let i = 0; i < column.length; i++) {
    const level = codes[i]!
    if (Number.isNaN(first[level]!)) first[level] = column[i]!
    else if (Math.abs(column[i]! - first[level]!) > 1e-10 * Math.abs(first[level]!)) return true
  }
  return false
}
