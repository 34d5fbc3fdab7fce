import { formatCorrelation, formatSignificant } from '../../numbers/format.ts'
import type { PositionCovarianceSummary, ResidualLevelSummary, VarianceSummary } from '../../summary/residual.ts'
import type { Summary } from '../../summary/summary.ts'
import type { Words } from '../../words.ts'
import { type Block, numberColumn, paragraph, type Section, table, textColumn } from '../document.ts'

/** Positions up to which standard deviations and correlations are written out. */
const widest = 12

/** Structure, variance function and covariance of residuals that are not independent with one variance; nothing for those. */
export function residualSections({ residual }: Summary, words: Words, digits: number): Section[] {
  const { structure, group, by, parameters, levels, variance, covariance } = residual
  if (structure === 'identity' && !variance) return []
  const own = levels ?? [{ level: '', parameters, covariance }]
  const blocks = [
    ...(structure === 'identity' ? [] : [paragraph(words('report/residual-structure', { structure, group, by }))]),
    ...own.flatMap((level) => levelBlocks(level, words, digits, levels !== null)),
    ...(variance ? varianceBlocks(variance, words) : []),
  ]
  return [{ heading: words('report/residual-covariance', {}), blocks }]
}

function levelBlocks(
  { level, parameters, covariance }: ResidualLevelSummary,
  words: Words,
  digits: number,
  named: boolean,
): Block[] {
  const list = Object.entries(parameters).map(([name, value]) => `${name} ${formatSignificant(value, 4)}`)
  const text = [...(named ? [level] : []), ...(list.length > 0 ? [list.join(', ')] : [])].join(': ')
  return [...(text ? [paragraph(text)] : []), ...(covariance ? covarianceTable(covariance, words, digits) : [])]
}

/** Standard deviations, and correlations with the positions before. */
function covarianceTable({ labels, matrix }: PositionCovarianceSummary, words: Words, digits: number): Block[] {
  if (labels.length < 2 || labels.length > widest) return []
  const sd = matrix.map((row, i) => Math.sqrt(row[i] ?? Number.NaN))
  const columns = [
    textColumn(words('report/position', {})),
    numberColumn(words('report/sd', {})),
    ...labels.slice(1).map((_, j) => numberColumn(j === 0 ? words('report/correlation', {}) : '')),
  ]
  const rows = labels.map((label, i) => [
    label,
    formatSignificant(sd[i]!, Math.max(4, digits + 1)),
    ...labels.slice(1).map((_, j) => (j < i ? formatCorrelation(matrix[i]![j]! / (sd[i]! * sd[j]!), digits) : '')),
  ])
  return [table(columns, rows)]
}

function varianceBlocks({ name, of, parameters, sd }: VarianceSummary, words: Words): Block[] {
  const own = Object.entries(parameters ?? {}).map(([key, value]) => ({
    name: key,
    value: formatSignificant(value, 4),
  }))
  const sentence = paragraph(words('report/variance-function', { name, of, parameters: own }))
  if (!sd) return [sentence]
  const columns = [textColumn(of), numberColumn(words('report/sd', {}))]
  return [
    sentence,
    table(
      columns,
      Object.entries(sd).map(([level, value]) => [level, formatSignificant(value, 4)]),
    ),
  ]
}
