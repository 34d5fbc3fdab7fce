import { decimalsFor } from '../../numbers/decimals.ts'
import { formatDf, formatNumber, formatPValue } from '../../numbers/format.ts'
import type { FixedEffectRow } from '../../summary/fixed.ts'
import type { Summary } from '../../summary/summary.ts'
import type { Words } from '../../words.ts'
import { type Block, numberColumn, paragraph, type Section, table, textColumn } from '../document.ts'

/** Estimates of the fixed effects with their tests, each printed as far as its standard error knows it. */
export function fixedSection(summary: Summary, words: Words, digits: number): Section {
  const blocks: Block[] = summary.fixed.length
    ? [...estimates(summary, words, digits), paragraph(words('report/df-method', { method: summary.df }))]
    : [paragraph(words('report/no-fixed-effects', {}))]
  if (summary.aliased.length) blocks.push(paragraph(words('report/aliased', { columns: summary.aliased })))
  return { heading: words('report/fixed-effects', {}), blocks }
}

function estimates({ fixed, df, level }: Summary, words: Words, digits: number): Block[] {
  const finite = df !== 'asymptotic'
  const columns = [
    textColumn(words('report/term', {})),
    numberColumn(words('report/estimate', {})),
    numberColumn(words('report/std-error', {})),
    numberColumn(words('report/lower', { level })),
    numberColumn(words('report/upper', {})),
    ...(finite ? [numberColumn(words('report/df', {}))] : []),
    numberColumn(finite ? words('report/t', {}) : words('report/z', {})),
    numberColumn(words('report/p', {})),
  ]
  const rows = fixed.map((row) => [row.term, ...testCells(row, digits, finite)])
  return [table(columns, rows)]
}

/** Cells of an estimate with its test: estimate, standard error, limits, df where they are finite, statistic, p. */
export function testCells(row: Omit<FixedEffectRow, 'term'>, digits: number, finite: boolean): string[] {
  const decimals = decimalsFor(row.stdError, digits, row.estimate ?? 0)
  return [
    ...[row.estimate, row.stdError, row.lower, row.upper].map((value) => formatNumber(value, decimals)),
    ...(finite ? [formatDf(row.df)] : []),
    formatNumber(row.statistic, 2),
    formatPValue(row.pValue),
  ]
}
