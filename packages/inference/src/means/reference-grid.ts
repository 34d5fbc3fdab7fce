import { buildNewDesign, tableOf } from '@lmm/design'
import type { FittedModel } from '@lmm/reml'
import { combinations } from '../anova/cell-design.ts'
import { estimability } from './estimability.ts'
import { type At, type GridVariable, gridVariables } from './grid-variables.ts'

/** All combinations of the values of the variables of a model, with the row of X of each. */
export interface ReferenceGrid {
  readonly variables: readonly GridVariable[]
  /** Places of the values of each variable, by point. */
  readonly points: readonly (readonly number[])[]
  /** Rows of X: weights of the coefficients. */
  readonly rows: readonly Float64Array[]
  /** How far a function with these rows is from one that the data determine: zero where it is. */
  readonly deviations: readonly Float64Array[]
}

/** The reference grid (Lenth's term): factors at all of their levels, covariates at their means or at the values given. */
export function referenceGrid(model: FittedModel, at: At): ReferenceGrid {
  const variables = gridVariables(model, at)
  const points = combinations(variables.map(({ labels }) => labels.length))
  const { rows, deviations } = gridRows(model, variables, points)
  return { variables, points, rows, deviations }
}

/** Rows of X at points of the grid. */
function gridRows(
  model: FittedModel,
  variables: readonly GridVariable[],
  points: readonly (readonly number[])[],
): Pick<ReferenceGrid, 'rows' | 'deviations'> {
  const columns = new Map(
    variables.map((variable, v) => [variable.name, variable.column(Int32Array.from(points, (point) => point[v]!))]),
  )
  return rowsOfTable(model, columns.size > 0 ? tableOf(columns) : null)
}

/** Rows of X of a table, or the one row of a model without variables. */
export function rowsOfTable(
  model: FittedModel,
  table: Parameters<typeof buildNewDesign>[2] | null,
): Pick<ReferenceGrid, 'rows' | 'deviations'> {
  const p = model.names.length
  if (!table) return { rows: [new Float64Array(p).fill(1)], deviations: [new Float64Array(0)] }
  const fixed = { ...model.terms, response: null, random: [], offsets: [] }
  const X = buildNewDesign(fixed, model.schema, table, { random: false, functions: model.functions }).X
  const kept = model.names.map((name) => X.columns[X.names.indexOf(name)]!)
  const deviates = estimability(model, X)
  return {
    rows: Array.from({ length: table.rowCount }, (_, r) => Float64Array.from(kept, (column) => column[r]!)),
    deviations: Array.from({ length: table.rowCount }, (_, r) => deviates(r)),
  }
}
