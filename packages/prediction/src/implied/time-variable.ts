import type { FittedModel } from '@lmm/reml'
import { say } from '../say.ts'
import { unknown } from '../term-filter.ts'

/** The columns that the random terms read, left of their bars. */
export function randomColumns({ terms }: FittedModel): readonly string[] {
  return [
    ...new Set(
      terms.random.flatMap(({ columns }) =>
        columns.terms.flatMap(({ variables }) => variables.flatMap((variable) => variable.columns)),
      ),
    ),
  ]
}

/** The column that a variance is a function of: the one that is named, or the only one that is not given a value. */
export function timeVariable(model: FittedModel, named: string | undefined, given: readonly string[]): string {
  const columns = randomColumns(model)
  if (named !== undefined) {
    if (!columns.includes(named)) throw unknown('column', named, columns)
    return named
  }
  const free = columns.filter((name) => !given.includes(name))
  if (free.length === 1) return free[0]!
  throw say.error('prediction/which-variable', { columns: free })
}
