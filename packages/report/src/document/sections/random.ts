import { decimalsFor } from '../../numbers/decimals.ts'
import { formatCorrelation, formatNumber } from '../../numbers/format.ts'
import type { Limits, RandomTermSummary } from '../../summary/random.ts'
import type { Summary } from '../../summary/summary.ts'
import type { Words } from '../../words.ts'
import { type Block, numberColumn, paragraph, type Section, table, textColumn } from '../document.ts'
import { type EstimateStyle, estimateTable } from './estimates.ts'

/** Correlations of a term with more columns stand in a table of their own. */
const widestInline = 3

/** Variances, standard deviations and correlations of the random effects, and of the residuals; nothing where there are none of these. */
export function randomSections(summary: Summary, words: Words, digits: number): Section[] {
  const inline = summary.random.map((term) => (term.terms.length <= widestInline ? lowerTriangle(term, digits) : []))
  const wide = summary.random.filter((term) => term.terms.length > widestInline && hasCorrelations(term))
  const width = Math.max(0, ...inline.flat().map((row) => row.length))
  const rows = summary.random.flatMap((term, k) => termRows(term, inline[k]!, digits))
  const mixed = summary.random.length > 0
  const columns = [
    textColumn(mixed ? words('report/group', {}) : ''),
    textColumn(mixed ? words('report/term', {}) : ''),
    numberColumn(words('report/variance', {})),
    numberColumn(words('report/sd', {})),
    numberColumn(words('report/lower', { level: summary.level })),
    numberColumn(words('report/upper', {})),
    ...Array.from({ length: width }, (_, j) => numberColumn(j === 0 ? words('report/correlation', {}) : '')),
  ]
  const all = [...rows, ...residualRow(summary, words, digits)]
  const blocks: Block[] = [
    table(
      columns,
      all.map((row) => columns.map((_, j) => row[j] ?? '')),
    ),
    ...summary.random.flatMap((term) => structureBlocks(term, { words, digits, level: summary.level })),
    ...wide.flatMap((term) => correlationTable(term, words, digits)),
  ]
  const heading = mixed ? words('report/random-effects', {}) : words('report/residual-variance', {})
  return all.length > 0 ? [{ heading, blocks }] : []
}

/** The sampling error of a standard deviation estimated from m normal draws is about sd / sqrt(2 (m - 1)). */
function spread(sd: number | null, limits: Limits, draws: number, digits: number): string[] {
  if (sd === null) return ['', '', '', '']
  const relative = 1 / Math.sqrt(2 * Math.max(1, draws - 1))
  const variance = sd * sd
  return [
    formatNumber(variance, decimalsFor(2 * relative * variance, digits)),
    ...[sd, ...limits].map((value) => formatNumber(value, decimalsFor(relative * sd, digits))),
  ]
}

function termRows(term: RandomTermSummary, correlations: readonly (readonly string[])[], digits: number): string[][] {
  return term.terms.map((name, i) => [
    i === 0 ? term.group : '',
    name,
    ...spread(term.sd[i]!, term.sdLimits[i]!, term.levels, digits),
    ...(correlations[i] ?? []),
  ])
}

function residualRow(summary: Summary, words: Words, digits: number): string[][] {
  if (summary.sigma === null || summary.weights?.kind === 'known-variance') return []
  const label = words('report/residual', { weighted: summary.weights?.kind === 'precision' })
  return [[label, '', ...spread(summary.sigma, summary.sigmaLimits, summary.n - summary.p, digits)]]
}

/** Row i: correlations with the terms before; none where the structure has none. */
function lowerTriangle(term: RandomTermSummary, digits: number): string[][] {
  if (!hasCorrelations(term)) return []
  return term.terms.map((_, i) => term.correlation[i]!.slice(0, i).map((value) => formatCorrelation(value, digits)))
}

const hasCorrelations = (term: RandomTermSummary): boolean => term.structure !== 'diag' && term.terms.length > 1

function correlationTable(term: RandomTermSummary, words: Words, digits: number): Block[] {
  const numbered = (i: number): string => String(i + 1)
  const rows = lowerTriangle(term, digits).map((row, i) => [
    numbered(i),
    term.terms[i]!,
    ...term.terms.slice(1).map((_, j) => row[j] ?? ''),
  ])
  const columns = [
    textColumn(''),
    textColumn(words('report/term', {})),
    ...term.terms.slice(1).map((_, j) => numberColumn(numbered(j))),
  ]
  return [paragraph(words('report/correlations', { group: term.group })), table(columns, rows)]
}

function structureBlocks({ group, structure, estimates }: RandomTermSummary, style: EstimateStyle): Block[] {
  if (estimates.length === 0) return []
  return [paragraph(style.words('report/structure', { group, structure })), ...estimateTable(estimates, style)]
}
