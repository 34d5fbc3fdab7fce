import { decimalsFor } from '../../numbers/decimals.ts'
import { formatDf, formatNumber, formatPValue } from '../../numbers/format.ts'
import type { MeansSummary } from '../../summary/means.ts'
import type { Summary } from '../../summary/summary.ts'
import type { Words } from '../../words.ts'
import { type Block, numberColumn, paragraph, type Section, type TableColumn, table, textColumn } from '../document.ts'
import { testCells } from './fixed.ts'

/** F tests and marginal means that were asked for. */
export function testSections(summary: Summary, words: Words, digits: number): Section[] {
  return [
    ...anovaSection(summary, words),
    ...sharesSection(summary, words),
    ...profileSection(summary, words, digits),
    ...comparisonSection(summary, words),
    ...(summary.means ?? []).map((means) => meansSection(summary, means, words, digits)),
  ]
}

function anovaSection({ anova, df }: Summary, words: Words): Section[] {
  if (!anova) return []
  const finite = df !== 'asymptotic'
  const columns = [
    textColumn(words('report/term', {})),
    numberColumn(words('report/num-df', {})),
    ...(finite ? [numberColumn(words('report/den-df', {}))] : []),
    numberColumn('F'),
    numberColumn(words('report/p', {})),
  ]
  const rows = anova.rows.map(({ term, numDf, denDf, statistic, pValue }) => [
    term,
    String(numDf),
    ...(finite ? [formatDf(denDf)] : []),
    formatNumber(statistic, 2),
    formatPValue(pValue),
  ])
  const items = anova.rows.map(({ term, hypothesis: { say: _, ...data } }) => {
    return words('report/tested', { term, hypothesis: words('inference/hypothesis', data) })
  })
  return [
    { heading: words('report/anova', { type: anova.type }), blocks: [table(columns, rows), { kind: 'list', items }] },
  ]
}

function sharesSection({ r2, icc }: Summary, words: Words): Section[] {
  if (!r2 || !icc) return []
  const columns = (
    ['report/r2-marginal', 'report/r2-conditional', 'report/icc-adjusted', 'report/icc-unadjusted'] as const
  ).map((code) => numberColumn(words(code, {})))
  const values = [r2.marginal, r2.conditional, icc.adjusted, icc.unadjusted]
  return [
    { heading: words('report/shares', {}), blocks: [table(columns, [values.map((value) => formatNumber(value, 3))])] },
  ]
}

function profileSection({ profile, profileCriterion, level }: Summary, words: Words, digits: number): Section[] {
  if (!profile || !profileCriterion) return []
  const columns = [
    textColumn(words('report/parameter', {})),
    numberColumn(words('report/estimate', {})),
    numberColumn(words('report/lower', { level })),
    numberColumn(words('report/upper', {})),
  ]
  const rows = profile.map(({ parameter, estimate, lower, upper }) => {
    const width = lower === null || upper === null ? null : (upper - lower) / 4
    const decimals = decimalsFor(width, digits, estimate ?? 0)
    return [parameter, ...[estimate, lower, upper].map((value) => formatNumber(value, decimals))]
  })
  return [{ heading: words('report/profile', { criterion: profileCriterion }), blocks: [table(columns, rows)] }]
}

function comparisonSection({ comparison }: Summary, words: Words): Section[] {
  if (!comparison) return []
  const criterion = comparison[0]!.criterion
  const columns = [
    textColumn(words('report/model', {})),
    numberColumn(words('report/parameters', {})),
    numberColumn(words('report/criterion', { criterion })),
    numberColumn('AIC'),
    numberColumn('BIC'),
    numberColumn(words('report/chi-square', {})),
    numberColumn(words('report/df', {})),
    numberColumn(words('report/p', {})),
  ]
  const rows = comparison.map((row) => [
    row.formula,
    String(row.npar),
    ...[row.deviance, row.aic, row.bic, row.chisq].map((value) => formatNumber(value, 2)),
    row.df === null ? '' : String(row.df),
    formatPValue(row.pValue),
  ])
  const corrected = comparison.flatMap(({ formula, pBoundary, simulations }) =>
    pBoundary === null
      ? []
      : [paragraph(words('report/boundary-p', { formula, p: formatPValue(pBoundary), simulations }))],
  )
  return [{ heading: words('report/comparison', {}), blocks: [table(columns, rows), ...corrected] }]
}

function meansSection({ level, df }: Summary, means: MeansSummary, words: Words, digits: number): Section {
  const finite = df !== 'asymptotic'
  const factors = Object.keys(means.rows[0]?.levels ?? {})
  const numbers = (statistic: boolean): TableColumn[] => [
    numberColumn(words('report/estimate', {})),
    numberColumn(words('report/std-error', {})),
    numberColumn(words('report/lower', { level })),
    numberColumn(words('report/upper', {})),
    ...(finite ? [numberColumn(words('report/df', {}))] : []),
    ...(statistic
      ? [numberColumn(words(finite ? 'report/t' : 'report/z', {})), numberColumn(words('report/p', {}))]
      : []),
  ]
  const rows = means.rows.map(({ levels, estimate, stdError, lower, upper, df: own }) => {
    const decimals = decimalsFor(stdError, digits, estimate ?? 0)
    return [
      ...factors.map((name) => levels[name]!),
      ...[estimate, stdError, lower, upper].map((value) => formatNumber(value, decimals)),
      ...(finite ? [formatDf(own)] : []),
    ]
  })
  const blocks: Block[] = [table([...factors.map(textColumn), ...numbers(false)], rows)]
  if (means.contrasts) {
    const by = Object.keys(means.contrasts[0]?.by ?? {})
    blocks.push(
      table(
        [textColumn(words('report/contrast', {})), ...by.map(textColumn), ...numbers(true)],
        means.contrasts.map((row) => [
          row.contrast,
          ...by.map((name) => row.by[name]!),
          ...testCells(row, digits, finite),
        ]),
      ),
      paragraph(words('report/adjustment', { adjust: means.adjust ?? 'none' })),
    )
  }
  return { heading: words('report/means', { specs: means.specs }), blocks }
}
