import type { Design } from '@lmm/design'
import type { FittedModel } from '@lmm/reml'
import { say } from './say.ts'

/** The rows of the fit. Throws where the model does not hold them. */
export function rowsFor(model: FittedModel, plot: string): Design {
  if (model.rows === null) throw say.error('plots/needs-rows', { plot })
  return model.rows
}

/** The place of the random term of that grouping factor; the first without a name. Throws where there is none. */
export function randomTermFor(model: FittedModel, plot: string, group: string | undefined): number {
  if (model.random.length === 0) throw say.error('plots/needs-random-effects', { plot })
  const found = group === undefined ? 0 : model.random.findIndex((term) => term.group === group)
  if (found < 0)
    throw say.error('plots/unknown-group', {
      group: group!,
      known: [...new Set(model.random.map((term) => term.group))],
    })
  return found
}
