import { decimalsFor } from '../../numbers/decimals.ts'
import { formatNumber } from '../../numbers/format.ts'
import type { FixedEffectRow } from '../../summary/fixed.ts'
import type { Summary } from '../../summary/summary.ts'
import type { Words } from '../../words.ts'
import { type Block, numberColumn, paragraph, type Section, table, textColumn } from '../document.ts'

/** Estimates of the fixed effects, each printed as far as its standard error knows it. */
export function fixedSection(summary: Summary, words: Words, digits: number): Section {
  const blocks: Block[] = summary.fixed.length
    ? [
        table(
          [
            textColumn(words('report/term', {})),
            numberColumn(words('report/estimate', {})),
            numberColumn(words('report/std-error', {})),
            numberColumn(words('report/t', {})),
          ],
          summary.fixed.map((row) => cells(row, digits)),
        ),
      ]
    : [paragraph(words('report/no-fixed-effects', {}))]
  if (summary.aliased.length) blocks.push(paragraph(words('report/aliased', { columns: summary.aliased })))
  return { heading: words('report/fixed-effects', {}), blocks }
}

function cells({ term, estimate, stdError, statistic }: FixedEffectRow, digits: number): string[] {
  const decimals = decimalsFor(stdError, digits, estimate ?? 0)
  return [term, formatNumber(estimate, decimals), formatNumber(stdError, decimals), formatNumber(statistic, 2)]
}
