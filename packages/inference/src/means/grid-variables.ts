import type { ColumnInput } from '@lmm/design'
import type { Variable } from '@lmm/formula'
import type { FittedModel } from '@lmm/reml'
import { say } from '../say.ts'

/** A column of the data as the reference grid has it: some values of it, each with its name. */
export interface GridVariable {
  /** Name of the column. */
  readonly name: string
  /** Other names it goes by: `factor(dose)` for the column dose. */
  readonly aliases: readonly string[]
  readonly labels: readonly string[]
  /** A factor is averaged over; a covariate with several values is not. */
  readonly kind: 'factor' | 'covariate'
  /** The column of a table that takes these values, by their places. */
  column(places: Int32Array): ColumnInput
}

/** Values at which covariates are taken, instead of their means. */
export type At = Readonly<Record<string, number | readonly number[]>>

/** The columns that the fixed part reads, with the values that they take in the grid. */
export function gridVariables(model: FittedModel, at: At): GridVariable[] {
  const variables = fixedVariables(model)
  const columns = [...new Set(variables.flatMap((variable) => variable.columns))]
  for (const name of Object.keys(at))
    if (!columns.includes(name)) throw say.error('inference/unknown-covariate', { name, known: columns })
  return columns.map((name) => {
    const reading = variables.filter((variable) => variable.columns.includes(name))
    const chosen = at[name]
    if (chosen !== undefined) return covariate(name, typeof chosen === 'number' ? [chosen] : chosen)
    return levelsOf(model, name, reading) ?? covariate(name, [meanOf(model, name)])
  })
}

/** The variables of the fixed part and of the offsets, without repetition. */
export function fixedVariables({ terms }: FittedModel): Variable[] {
  const all = [...terms.fixed.terms.flatMap(({ variables }) => variables), ...terms.offsets]
  return [...new Map(all.map((variable) => [variable.label, variable])).values()]
}

function covariate(name: string, values: readonly number[]): GridVariable {
  return {
    name,
    aliases: [],
    labels: values.map(String),
    kind: 'covariate',
    column: (places) => Float64Array.from(places, (place) => values[place]!),
  }
}

/** The levels of a column that is a factor or is made one; null for a covariate. */
function levelsOf(model: FittedModel, name: string, reading: readonly Variable[]): GridVariable | null {
  const schema = model.schema.columns.find((column) => column.name === name)
  const asFactor = reading.flatMap((variable) => {
    const found = model.schema.variables.find(({ label }) => label === variable.label)
    return found?.kind === 'factor' && variable.columns.length === 1 ? [found] : []
  })
  const aliases = asFactor.map(({ label }) => label).filter((label) => label !== name)
  const part = { name, aliases, kind: 'factor' } as const
  if (schema?.kind === 'factor') {
    // a factor that only numbers are made of, within(x, g): a level that the fit did not see stands for the average group
    if (asFactor.length === 0 && !reading.some((variable) => isFactor(model, variable))) return averageGroup(name)
    const { levels } = schema
    return { ...part, labels: levels, column: (places) => Array.from(places, (place) => levels[place]!) }
  }
  if (schema?.kind === 'logical')
    return { ...part, labels: ['FALSE', 'TRUE'], column: (places) => Array.from(places, (place) => place === 1) }
  const [first] = asFactor
  if (!first) return null
  const values = first.levels.map(Number)
  if (values.some(Number.isNaN)) return null
  return { ...part, labels: first.levels, column: (places) => Float64Array.from(places, (place) => values[place]!) }
}

const isFactor = ({ schema }: FittedModel, { label }: Variable): boolean =>
  schema.variables.find((one) => one.label === label)?.kind === 'factor'

const averageGroup = (name: string): GridVariable => ({
  name,
  aliases: [],
  labels: ['(average)'],
  kind: 'covariate',
  column: (places) => Array.from(places, () => '(average)'),
})

/** The mean of a covariate over the rows used. */
function meanOf({ rows, names, basis }: FittedModel, name: string): number {
  const column = rows?.table.columns.get(name)
  if (rows && column?.kind === 'number') {
    const first = column.values[rows.rows[0]!]!
    let sum = 0
    for (const row of rows.rows) sum += column.values[row]! - first
    return first + sum / rows.n
  }
  const at = names.indexOf(name)
  // the basis of the fit is centred at the means of its columns
  if (at >= 0 && basis.X.constant && basis.X.constant[at] === 0) return basis.X.center[at]!
  throw say.error('inference/covariate-mean', { name })
}
