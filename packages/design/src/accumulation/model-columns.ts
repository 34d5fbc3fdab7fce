import type { ModelTerms, Variable } from '@lmm/formula'
import type { RowOptions } from '../frame/schema-options.ts'

/** Options that name columns. */
export type NamingOptions = Pick<RowOptions, 'weights' | 'offset' | 'complete'>

/** The response, offsets and the variables of X and Z. */
export function modelVariables(terms: ModelTerms): Variable[] {
  const sets = [terms.fixed, ...terms.random.map(({ columns }) => columns)]
  const own = sets.flatMap((set) => set.terms.flatMap(({ variables }) => variables))
  return [...(terms.response ? [terms.response] : []), ...own, ...terms.offsets]
}

/** The columns of a table that a model and its options read. */
export function columnNames(terms: ModelTerms, { weights, offset, complete }: NamingOptions): ReadonlySet<string> {
  const groups = terms.random.flatMap(({ group }) => group)
  const named = [weights?.column, offset, ...(complete ?? [])].filter((name) => name !== undefined)
  return new Set([...[...modelVariables(terms), ...groups].flatMap(({ columns }) => columns), ...named])
}
