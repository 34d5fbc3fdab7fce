import { type Column, type Design, residualDesign, type Table, tableAt } from '@lmm/design'
import type { FittedModel } from '@lmm/reml'
import { residualCovariance } from '../residual-covariance/residual-covariance.ts'
import { residualSpecifications } from '../residual-covariance/residual-specifications.ts'
import { rootsOfRows } from '../residuals/connected.ts'
import { membersByRoot } from '../residuals/members.ts'
import { rowsOfModel } from '../rows/model-rows.ts'
import { newRows } from '../rows/new-rows.ts'
import { say } from '../say.ts'
import { placesOf } from '../term-filter.ts'

/** The level of rows that come without any grouping column. */
export const unnamed = '(new)'

/** The table whose rows are all of one new group: every column that grouping alone reads, of random effects and of residuals. */
export function ofOneGroup(model: FittedModel, table: Table): Table {
  const { covariance } = residualSpecifications(model, [
    ...table.columns.keys(),
    ...(model.rows?.table.columns.keys() ?? []),
    ...model.terms.random.flatMap(({ group }) => group.flatMap(({ columns }) => columns)),
  ])
  const fixed = [model.terms.fixed, ...model.terms.random.map(({ columns }) => columns)].flatMap(({ terms }) => terms)
  const read = new Set(
    [...fixed.flatMap(({ variables }) => variables), ...(covariance?.axis ?? [])].flatMap(({ columns }) => columns),
  )
  const random = model.terms.random.flatMap(({ group }) => group)
  const own = [
    ...random,
    ...(covariance?.group ?? []).filter(({ columns }) => columns.every((name) => !table.columns.has(name))),
  ]
  const apart = new Set(covariance?.by?.columns)
  const columns = new Map(table.columns)
  const one: Column = { kind: 'text', codes: new Int32Array(table.rowCount), dictionary: [unnamed] }
  for (const name of own.flatMap((each) => each.columns))
    if (!read.has(name) && !apart.has(name)) columns.set(name, one)
  return { ...table, columns }
}

/** What of a fit its rows tell of the groups of others. */
interface FitGroups {
  /** Level of the residuals' group of each row. */
  readonly levels: ReadonlyMap<string, number>
  readonly codes: Int32Array
  readonly roots: Int32Array
  readonly members: ReadonlyMap<number, readonly number[]>
}

const known = new WeakMap<FittedModel, FitGroups>()

function groupsOfFit(model: FittedModel): FitGroups {
  const found = known.get(model)
  if (found) return found
  const rows = rowsOfModel(model, 'updateGroup')
  const { groups } = residualCovariance(model, rows.residualRows)
  const { levels, codes } = residualGroups(model, model.rows!.table, model.rows!.rows)
  const roots = rootsOfRows(model, rows, groups)
  const made = { levels: placesOf(levels), codes, roots, members: membersByRoot(roots) }
  known.set(model, made)
  return made
}

function residualGroups(
  model: FittedModel,
  table: Table,
  rows: Int32Array,
): { readonly levels: readonly string[]; readonly codes: Int32Array } {
  const asked = { ...residualSpecifications(model, [...table.columns.keys()]), variance: null }
  const design = { table, rows, n: rows.length } as Design
  const { columns } = model.specification
  return residualDesign(asked, design, { functions: model.functions, ...(columns && { columns }) }).groups!
}

/**
 * The rows of the fit that hang together with others, which name groups of it; none where these name no group of the fit.
 *
 * @throws LmmError `prediction/needs-data` where the model does not hold its rows and others may be of its groups.
 */
export function rowsAround(model: FittedModel, table: Table): Table | null {
  const read = newRows(model, table)
  const all = Int32Array.from({ length: table.rowCount }, (_, i) => i)
  const meets = model.random.map((_, k) => new Set(read.design.random[k]!.codes.filter((code) => code >= 0)))
  if (!model.rows || !model.products) {
    const named = model.residual.group !== null && model.random.some(({ group }) => group === model.residual.group)
    if (named && meets.every(({ size }) => size === 0)) return null
    throw say.error('prediction/needs-data', { function: 'updateGroup' })
  }
  const { levels, codes, roots, members } = groupsOfFit(model)
  const own = residualGroups(model, table, all)
  const groups = new Set(own.levels.flatMap((level) => levels.get(level) ?? []))
  const related = model.random.map(({ group }) => Object.hasOwn(model.relationships, group))
  const touched = new Set<number>()
  for (let i = 0; i < roots.length; i++) {
    const byLevel = model.rows.random.some(({ codes: of }, k) =>
      related[k] ? meets[k]!.size > 0 : meets[k]!.has(of[i]!),
    )
    if (byLevel || groups.has(codes[i]!)) touched.add(roots[i]!)
  }
  if (touched.size === 0) return null
  const rows = [...touched].flatMap((root) => members.get(root)!).sort((a, b) => a - b)
  const { table: whole, rows: places } = model.rows
  return tableAt(
    whole,
    Int32Array.from(rows, (row) => places[row]!),
    whole.columns.keys(),
  )
}
