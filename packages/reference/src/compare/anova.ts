import type { AnovaTable, FitCase, NumberTable } from '../case.ts'
import { type Aspect, aspect } from './check.ts'
import { relative, worst } from './error.ts'
import { byName } from './names.ts'
import type { AnovaRow, Cell, SummaryJson } from './summary.ts'
import { isSingular } from './tolerance.ts'

/** The column of a table of R. */
export function column(table: NumberTable, name: string): (number | null)[] {
  const at = table.cols.indexOf(name)
  return table.values.map((row) => row[at] ?? null)
}

/** The table without terms all of whose columns are aliased: they have no test. */
function tested(table: NumberTable): NumberTable {
  const F = column(table, 'F value')
  const kept = table.rows.map((_, i) => i).filter((i) => F[i] !== null)
  return { ...table, rows: kept.map((i) => table.rows[i]!), values: kept.map((i) => table.values[i]!) }
}

/** The table of a case, where it can be compared: not at a singular optimum. */
export function anovaTable(reference: FitCase, name: AnovaTable): NumberTable | undefined {
  const table = reference.anova?.[name]
  return table && !isSingular(reference) ? tested(table) : undefined
}

const cellsOf = (table: NumberTable, { anova }: SummaryJson, of: (row: AnovaRow) => Cell): Cell[] =>
  byName(anova?.rows, (row) => row.term, table.rows).map((row) => row && of(row))

/** F tests with Satterthwaite's degrees of freedom. */
export function satterthwaiteAnovaAspects(
  type: 'I' | 'II' | 'III',
  table: NumberTable,
  summary: SummaryJson,
): Aspect[] {
  const numDf = column(table, 'NumDF')
  const F = relative(
    cellsOf(table, summary, (row) => row.statistic),
    column(table, 'F value'),
  )
  const df = Math.max(
    worst(
      cellsOf(table, summary, (row) => row.numDf),
      numDf,
      1e-9,
    ),
    relative(
      cellsOf(table, summary, (row) => row.denDf),
      column(table, 'DenDF'),
    ),
  )
  // with several numerator df lmerTest's denominator depends on how the hypothesis is written down: 31.42 to 31.46 for the same one
  const tolerance = numDf.every((value) => value === 1) ? 1e-3 : 1e-2
  return [aspect(`anova ${type} F`, F, 1e-3), aspect(`anova ${type} df`, df, tolerance)]
}

/** F tests with Kenward and Roger's covariance and degrees of freedom, type III. */
export function kenwardRogerAnovaAspects(table: NumberTable, summary: SummaryJson): Aspect[] {
  const error = Math.max(
    relative(
      cellsOf(table, summary, (row) => row.statistic),
      column(table, 'F value'),
    ),
    relative(
      cellsOf(table, summary, (row) => row.denDf),
      column(table, 'DenDF'),
    ),
  )
  return [aspect('anova KR', error, 1e-3)]
}
