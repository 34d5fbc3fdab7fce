import type { Column } from '@lmm/design'
import type { FittedModel } from '@lmm/reml'
import { randomTermFor, rowsFor } from './needs.ts'
import { say } from './say.ts'

/**
 * The group of each row of the fit, as codes: of the grouping factor that is named, else of the residual covariance, else of the
 * random term with most levels; one group of all rows where there is none of these.
 */
export function rowGroups(model: FittedModel, plot: string, group: string | undefined): Int32Array {
  const design = rowsFor(model, plot)
  if (group !== undefined) return design.random[randomTermFor(model, plot, group)]!.codes
  const columns = model.residual.group?.split(':').map((name) => design.table.columns.get(name))
  if (columns?.every((column) => column !== undefined)) return codesOf(columns, design.rows)
  const finest = design.random.toSorted((a, b) => b.levels.length - a.levels.length)[0]
  return finest?.codes ?? new Int32Array(design.n)
}

/** The values of a column of numbers in the rows of the fit. */
export function rowValues(model: FittedModel, plot: string, name: string): Float64Array {
  const { table, rows } = rowsFor(model, plot)
  const column = table.columns.get(name)
  if (column?.kind !== 'number') throw say.error('plots/needs-number', { column: name })
  return Float64Array.from(rows, (at) => column.values[at]!)
}

function codesOf(columns: readonly Column[], rows: Int32Array): Int32Array {
  const known = new Map<string, number>()
  return rows.map((at) => {
    const key = columns.map((column) => (column.kind === 'number' ? column.values[at]! : column.codes[at]!)).join()
    const code = known.get(key) ?? known.size
    known.set(key, code)
    return code
  })
}
