import type { FittedModel } from '@lmm/reml'
import type { FigureOptions } from './options.ts'
import { wordsOf } from './words.ts'

const unitOf = (name: string, { units = {} }: FigureOptions): string | undefined =>
  Object.hasOwn(units, name) ? units[name] : undefined

const withUnit = (name: string, unit: string | undefined): string => (unit === undefined ? name : `${name} (${unit})`)

/** The name of a column with its unit: `Reaction (ms)`. */
export const axisTitle = (name: string, options: FigureOptions): string => withUnit(name, unitOf(name, options))

/** The left side of the formula. */
export const responseName = (model: FittedModel): string => model.terms.response?.label ?? 'response'

/**
 * The name of an effect with its unit where the units tell it: that of the response for an intercept, `Days (ms/d)` for a slope;
 * `name` says it otherwise than the term.
 */
export function effectTitle(model: FittedModel, term: string, options: FigureOptions, name: string = term): string {
  const of = unitOf(responseName(model), options)
  const by = unitOf(term, options)
  if (of === undefined) return name
  if (term === '(Intercept)') return withUnit(name, of)
  return by === undefined ? name : withUnit(name, wordsOf(options)('figure/unit-per', { of, by }))
}
