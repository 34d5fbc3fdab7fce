import type { FittedModel } from '@lmm/reml'
import type { FigureOptions } from './options.ts'

/** The name of a column with its unit: `Reaction (ms)`. */
export function axisTitle(name: string, { units = {} }: FigureOptions): string {
  const unit = Object.hasOwn(units, name) ? units[name] : undefined
  return unit === undefined ? name : `${name} (${unit})`
}

/** The left side of the formula. */
export const responseName = (model: FittedModel): string => model.terms.response?.label ?? 'response'
