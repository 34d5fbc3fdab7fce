import type { FittedModel } from '@lmm/reml'
import { responseName } from './axis-title.ts'
import { say } from './say.ts'

/** The column along which groups run: the one that is named, else the first column of numbers that the right side of the formula reads. */
export function timeColumn(model: FittedModel, named: string | undefined): string {
  if (named !== undefined) return named
  const found = optionalTimeColumn(model)
  if (found === undefined) throw say.error('plots/no-number', {})
  return found
}

/** The first column of numbers that the right side of the formula reads, where there is one. */
export function optionalTimeColumn(model: FittedModel): string | undefined {
  const response = responseName(model)
  const { fixed, random } = model.terms
  const read = new Set(
    [fixed, ...random.map(({ columns }) => columns)].flatMap(({ terms }) =>
      terms.flatMap(({ variables }) => variables.flatMap(({ columns }) => columns)),
    ),
  )
  return model.schema.columns.find(({ name, kind }) => kind === 'number' && name !== response && read.has(name))?.name
}
