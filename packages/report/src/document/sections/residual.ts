import { formatCorrelation, formatSignificant } from '../../numbers/format.ts'
import type { PositionCovarianceSummary, ResidualLevelSummary, VarianceSummary } from '../../summary/residual.ts'
import type { Summary } from '../../summary/summary.ts'
import type { Words } from '../../words.ts'
import { type Block, numberColumn, paragraph, type Section, table, textColumn } from '../document.ts'
import { type EstimateStyle, estimateTable } from './estimates.ts'

/** Positions up to which standard deviations and correlations are written out. */
const widest = 12

/** Structure, variance function and covariance of residuals that are not independent with one variance; nothing for those. */
export function residualSections({ residual, level }: Summary, words: Words, digits: number): Section[] {
  const style: EstimateStyle = { words, digits, level }
  const { structure, group, by, parameters, estimates, levels, variance, covariance } = residual
  if (structure === 'identity' && !variance) return []
  const own = levels ?? [{ level: '', parameters, estimates, covariance }]
  const blocks = [
    ...(structure === 'identity' ? [] : [paragraph(words('report/residual-structure', { structure, group, by }))]),
    ...own.flatMap((level) => levelBlocks(level, style, levels !== null)),
    ...(variance ? varianceBlocks(variance, style) : []),
  ]
  return [{ heading: words('report/residual-covariance', {}), blocks }]
}

function levelBlocks(
  { level, estimates, covariance }: ResidualLevelSummary,
  style: EstimateStyle,
  named: boolean,
): Block[] {
  return [
    ...(named ? [paragraph(level)] : []),
    ...estimateTable(estimates, style),
    ...(covariance ? covarianceTable(covariance, style) : []),
  ]
}

/** Standard deviations, and correlations with the positions before. */
function covarianceTable({ labels, matrix }: PositionCovarianceSummary, { words, digits }: EstimateStyle): Block[] {
  if (labels.length < 2 || labels.length > widest) return []
  const sd = matrix.map((row, i) => Math.sqrt(row[i] ?? Number.NaN))
  const columns = [
    textColumn(words('report/position', {})),
    numberColumn(words('report/sd', {})),
    ...labels.slice(1).map((_, j) => numberColumn(j === 0 ? words('report/correlation', {}) : '')),
  ]
  const correlation = (i: number, j: number): string => {
    const scale = sd[i]! * sd[j]!
    return scale > 0 ? formatCorrelation(matrix[i]![j]! / scale, digits) : ''
  }
  const rows = labels.map((label, i) => [
    label,
    formatSignificant(sd[i]!, Math.max(4, digits + 1)),
    ...labels.slice(1).map((_, j) => (j < i ? correlation(i, j) : '')),
  ])
  return [table(columns, rows)]
}

function varianceBlocks({ name, of, sd, estimates }: VarianceSummary, style: EstimateStyle): Block[] {
  const sentence = paragraph(style.words('report/variance-function', { name, of }))
  return [sentence, ...estimateTable(estimates, style, sd ? of : undefined)]
}
