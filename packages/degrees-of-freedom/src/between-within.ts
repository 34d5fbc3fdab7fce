import type { FittedModel } from '@lmm/reml'
import type { DfMethod } from './df-method.ts'
import { byEffect, effectsOf } from './effects.ts'
import { say } from './say.ts'
import { waldMethod } from './wald-method.ts'

/**
 * Degrees of freedom between and within the groups (Schluchter & Elashoff 1990; SAS DDFM=BW): a term that is constant within every group
 * has groups less columns of such terms, any other has what is left of rows less columns. For one grouping factor, of random effects, of the
 * covariance of the residuals or of both. (SAS alone gives all terms the degrees of freedom between groups under TYPE=UN.)
 *
 * @throws LmmError `df/needs-one-group`, `df/needs-rows`, `df/none-left`.
 */
export const betweenWithin: DfMethod = /* @__PURE__ */ waldMethod('between-within', (model) => {
  const { random, residual, rows, names, products } = model
  const groups = [...new Set([...random.map(({ group }) => group), ...(residual.group ? [residual.group] : [])])]
  if (groups.length !== 1) throw say.error('df/needs-one-group', { groups })
  if (!rows) throw say.error('df/needs-rows', { method: 'between-within' })
  const effects = effectsOf(model)
  const { codes, levels } = rows.random[0] ? groupsOf(rows.random[0]) : residualGroups(model, rows.n)
  const varying = new Set<number>()
  rows.X.columns.forEach((column, j) => {
    if (variesWithin(column, codes, levels)) varying.add(effects[j]!)
  })
  const within = effects.filter((term) => varying.has(term)).length
  const observations = products?.observations ?? rows.n
  // docs/mathematics/counted-degrees-of-freedom.md (1)
  const df = {
    between: levels - (names.length - within),
    within: observations - levels - within,
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

/** Levels of a grouping factor by row. */
interface Grouping {
  readonly codes: Int32Array
  readonly levels: number
}

const groupsOf = ({ codes, levels }: { readonly codes: Int32Array; readonly levels: readonly string[] }): Grouping => ({
  codes,
  levels: levels.length,
})

/** The groups of the residuals, numbered as the products hold them. */
function residualGroups({ products }: FittedModel, n: number): Grouping {
  if (products?.kind !== 'patterns') throw say.error('df/needs-products', { method: 'between-within' })
  const codes = new Int32Array(n)
  let levels = 0
  for (const { size, clusters, groups, members } of products.patterns) {
    const own = groups.reduce((most, group) => Math.max(most, group + 1), 0)
    for (let c = 0; c < clusters; c++)
      for (let i = 0; i < size; i++) codes[members[c * size + i]!] = levels + c * own + groups[i]!
    levels += clusters * own
  }
  return { codes, levels }
}

function variesWithin(column: Float64Array, codes: Int32Array, levels: number): boolean {
  const first = new Float64Array(levels).fill(Number.NaN)
  for (let i = 0; i < column.length; i++) {
    const level = codes[i]!
    if (Number.isNaN(first[level]!)) first[level] = column[i]!
    else if (Math.abs(column[i]! - first[level]!) > 1e-10 * Math.abs(first[level]!)) return true
  }
  return false
}
