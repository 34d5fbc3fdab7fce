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
    return `${term}: ${words('inference/hypothesis', data)}.`
  })
  return [
    { heading: words('report/anova', { type: anova.type }), blocks: [table(columns, rows), { kind: 'list', items }] },
  ]
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
