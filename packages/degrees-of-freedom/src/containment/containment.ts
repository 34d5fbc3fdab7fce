import { columnsAt } from '@lmm/design'
import type { FittedModel } from '@lmm/reml'
import { crossProductsOf } from '../cross-products-of.ts'
import type { DfMethod } from '../df-method.ts'
import { byEffect } from '../effects.ts'
import { say } from '../say.ts'
import { waldMethod } from '../wald-method.ts'
import { sequentialRanks } from './sequential-ranks.ts'

/**
 * SAS DDFM=CONTAIN: a term has the smallest rank that a random effect which contains it adds to [X Z], effects taken in their order; a term
 * that none contains has the rows less the rank of [X Z]. The effect of `x` in `(x | g)` is `x:g`.
 *
 * @throws LmmError `df/needs-products`, `df/too-many-effects`, `df/none-left`.
 */
export const containment: DfMethod = /* @__PURE__ */ waldMethod('containment', (model) => {
  const { terms } = model
  const products = crossProductsOf(model, 'containment')
  const effects = randomEffectsOf(model)
  const ranks = sequentialRanks(
    products,
    effects.map(({ term, first, columns }) => ({ term, first, columns })),
  )
  const left = products.observations - ranks.at(-1)!
  return byEffect(model, (term) => {
    const own = term < 0 ? [] : terms.fixed.terms[term]!.variables.map(({ label }) => label)
    const containing = effects.flatMap((effect, k) =>
      own.every((label) => effect.variables.has(label)) ? [ranks[k + 1]! - ranks[k]!] : [],
    )
    const df = containing.length > 0 ? Math.min(...containing) : left
    if (df > 0) return df
    const label = term < 0 ? '(Intercept)' : terms.fixed.terms[term]!.label
    throw say.error('df/none-left', { method: 'containment', term: label })
  })
})

/** A random effect in the words of SAS: the variables of its columns with those of its groups. */
interface NamedEffect {
  /** Index of the random term in the design, and which of its columns. */
  readonly term: number
  readonly first: number
  readonly columns: number
  readonly variables: ReadonlySet<string>
}

function randomEffectsOf({ terms, schema }: FittedModel): NamedEffect[] {
  return terms.random.flatMap(({ columns, group }, term) => {
    const { assign } = columnsAt(columns, schema, 0)
    const groups = group.map(({ label }) => label)
    return [...new Set(assign)].map((effect): NamedEffect => {
      const own = effect < 0 ? [] : columns.terms[effect]!.variables.map(({ label }) => label)
      const first = assign.indexOf(effect)
      return { term, first, columns: assign.lastIndexOf(effect) - first + 1, variables: new Set([...own, ...groups]) }
    })
  })
}
