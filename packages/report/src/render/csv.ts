import type { StructureParameter } from '@lmm/inference'
import type { PredictionSummary } from '../summary/prediction.ts'
import type { Summary } from '../summary/summary.ts'

const columns = [
  'part',
  'group',
  'level',
  'term',
  'estimate',
  'stdError',
  'df',
  'statistic',
  'pValue',
  'lower',
  'upper',
  'numDf',
] as const

/** One number of a summary with what it belongs to. */
type CsvRow = Partial<Record<(typeof columns)[number], string | number | null>>

/**
 * A summary as one tidy CSV table in full precision, a number a row. `part` says what it is: `fixed`, `sd`, `correlation`, `fit`
 * (criterion, counts), `anova`, `mean`, `contrast`, `profile`, `r2`, `icc`, `comparison` (`estimate` the deviance), `randomEffects`,
 * `fitted`, `residual`, `populationFitted`, `prediction`, `interval`; `level` is the level of the group, the cell of the mean, or the row of
 * the table, from 1.
 *
 * @example
 * ```ts
 * import { summarize } from '@lmm/report'
 * import { lmm } from 'lmm'
 * import { renderCsv } from '@lmm/report/csv'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * const model = lmm('Reaction ~ Days + (Days | Subject)', sleepstudy)
 * const table = renderCsv(summarize(model))
 * console.log(table.split('\n')[0])
 * ```
 * ```text
 * part,group,level,term,estimate,stdError,df,statistic,pValue,lower,upper,numDf
 * ```
 */
export function renderCsv(summary: Summary): string {
  const rows = [
    ...fixedRows(summary),
    ...randomRows(summary),
    ...fitRows(summary),
    ...testRows(summary),
    ...requestedRows(summary),
  ]
  return csvText(
    columns,
    rows.map((row) => columns.map((column) => row[column] ?? null)),
  )
}

/**
 * Predictions as a CSV table: `row`, from 1, `population`, `conditional`, and five columns such as `group.lower` for each interval.
 *
 * @example
 * ```ts
 * import { summarize } from '@lmm/report'
 * import { lmm } from 'lmm'
 * import { renderPredictionsCsv } from '@lmm/report/csv'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * const model = lmm('Reaction ~ Days + (Days | Subject)', sleepstudy)
 * const { predictions } = summarize(model, { predict: [{ Days: 10, Subject: '308' }] })
 * console.log(renderPredictionsCsv(predictions!).split('\n')[0])
 * ```
 * ```text
 * row,population,conditional
 * ```
 */
export function renderPredictionsCsv({
  population,
  conditional,
  intervals = [],
}: Pick<PredictionSummary, 'population' | 'conditional' | 'intervals'>): string {
  const parts = ['estimate', 'stdError', 'df', 'lower', 'upper'] as const
  return csvText(
    [
      'row',
      'population',
      'conditional',
      ...intervals.flatMap(({ target }) => parts.map((part) => `${target}.${part}`)),
    ],
    population.map((value, i) => [
      i + 1,
      value,
      conditional[i]!,
      ...intervals.flatMap((interval) => parts.map((part) => interval[part][i]!)),
    ]),
  )
}

/**
 * Any table as CSV: a cell that does not exist is empty, quotes stand where they must.
 *
 * @example
 * ```ts
 * import { csvText } from '@lmm/report/csv'
 * console.log(csvText(['term', 'estimate'], [['x, y', 1.5], ['z', null]]))
 * ```
 * ```text
 * term,estimate
 * "x, y",1.5
 * z,
 *
 * ```
 */
export function csvText(columns: readonly string[], rows: readonly (readonly (string | number | null)[])[]): string {
  return [columns, ...rows].map((row) => `${row.map((cell) => field(cell ?? '')).join(',')}\n`).join('')
}

const fixedRows = (summary: Summary): CsvRow[] => summary.fixed.map((row) => ({ part: 'fixed', ...row }))

function randomRows(summary: Summary): CsvRow[] {
  const rows = summary.random.flatMap(({ group, terms, sd, correlation, estimates }): CsvRow[] => [
    ...terms.map((term, i) => ({ part: 'sd', group, term, estimate: sd[i]! })),
    ...terms.flatMap((term, i) =>
      terms.slice(0, i).map((other, j) => ({
        part: 'correlation',
        group,
        term: `${term}.${other}`,
        estimate: correlation[i]![j]!,
      })),
    ),
    ...parameterRows(group, estimates),
  ])
  const { estimates, levels, variance } = summary.residual
  return [
    ...rows,
    { part: 'sd', group: 'Residual', estimate: summary.sigma },
    ...parameterRows('Residual', estimates),
    ...(levels ?? []).flatMap((level) => parameterRows('Residual', level.estimates, level.level)),
    ...parameterRows('Residual', variance?.estimates ?? []),
  ]
}

const parameterRows = (group: string, estimates: readonly StructureParameter[], level?: string): CsvRow[] =>
  estimates.map(({ name, ...numbers }) => ({
    part: 'parameter',
    group,
    ...(level && { level }),
    term: name,
    ...numbers,
  }))

function fitRows(summary: Summary): CsvRow[] {
  const { n, rowsDropped, deviance, logLik, npar, aic, bic } = summary
  return Object.entries({ n, rowsDropped, deviance, logLik, npar, aic, bic }).map(([term, estimate]) => ({
    part: 'fit',
    term,
    estimate,
  }))
}

function testRows({ anova, means, profile, r2, icc, comparison }: Summary): CsvRow[] {
  const cell = (levels: Readonly<Record<string, string>>): string => Object.values(levels).join(' ')
  const shares = (part: string, values: object = {}): CsvRow[] =>
    Object.entries(values).map(([term, estimate]) => ({ part, term, estimate }))
  return [
    ...(anova?.rows ?? []).map(({ term, numDf, denDf, statistic, pValue }) => {
      return { part: 'anova', term, numDf, df: denDf, statistic, pValue }
    }),
    ...(means ?? []).flatMap(({ specs, rows, contrasts = [] }): CsvRow[] => [
      ...rows.map(({ levels, ...row }) => ({ part: 'mean', group: specs, level: cell(levels), ...row })),
      ...contrasts.map(({ contrast, by, ...row }) => {
        return { part: 'contrast', group: specs, level: cell(by), term: contrast, ...row }
      }),
    ]),
    ...(profile ?? []).map(({ parameter, group, estimate, lower, upper }) => {
      return { part: 'profile', group, term: parameter, estimate, lower, upper }
    }),
    ...shares('r2', r2),
    ...shares('icc', icc),
    ...(comparison ?? []).map(({ formula, deviance, df, chisq, pValue }) => {
      return { part: 'comparison', term: formula, estimate: deviance, df, statistic: chisq, pValue }
    }),
  ]
}

function requestedRows(summary: Summary): CsvRow[] {
  const effects = (summary.randomEffects ?? []).flatMap(({ group, levels, terms, values, variances }) =>
    levels.flatMap((level, g) =>
      terms.map((term, i): CsvRow => {
        const variance = variances[g]![i]![i]!
        const stdError = variance === null ? null : Math.sqrt(variance)
        return { part: 'randomEffects', group, level, term, estimate: values[g]![i]!, stdError }
      }),
    ),
  )
  const used = summary.rows ?? []
  const byRow = (part: string, values: readonly (number | null)[] = [], term = ''): CsvRow[] =>
    values.map((estimate, i) => ({ part, level: (part === 'prediction' ? i : used[i]!) + 1, term, estimate }))
  return [
    ...effects,
    ...byRow('fitted', summary.fitted),
    ...byRow('residual', summary.residuals),
    ...byRow('populationFitted', summary.populationFitted),
    ...byRow('prediction', summary.predictions?.population, 'population'),
    ...byRow('prediction', summary.predictions?.conditional, 'conditional'),
    ...(summary.predictions?.intervals ?? []).flatMap(({ target, estimate, stdError, df, lower, upper }) =>
      estimate.map(
        (value, i): CsvRow => ({
          part: 'interval',
          level: i + 1,
          term: target,
          estimate: value,
          stdError: stdError[i]!,
          df: df[i]!,
          lower: lower[i]!,
          upper: upper[i]!,
        }),
      ),
    ),
  ]
}

const field = (value: string | number): string => {
  const text = String(value)
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
