import type { Block, ReportDocument, TableBlock } from '../document/document.ts'

/**
 * A document as GitHub-flavoured Markdown; ends with a line break.
 *
 * @example
 * ```ts
 * import { summarize, writeReport } from '@lmm/report'
 * import { lmm } from 'lmm'
 * import { renderMarkdown } from '@lmm/report/markdown'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * const model = lmm('Reaction ~ Days + (Days | Subject)', sleepstudy)
 * const text = renderMarkdown(writeReport(summarize(model)))
 * console.log(text.split('\n').slice(0, 3).join('\n'))
 * ```
 * ```text
 * # Linear mixed-effects model fitted by restricted maximum likelihood (REML)
 *
 * `Reaction ~ Days + (Days | Subject)`
 * ```
 */
export function renderMarkdown(document: ReportDocument): string {
  const blocks = document.sections.flatMap((section) => [
    ...(section.heading === null ? [] : [`## ${escapeMarkdown(section.heading)}`]),
    ...section.blocks.map(blockText),
  ])
  return `${[`# ${escapeMarkdown(document.title)}`, ...blocks].join('\n\n')}\n`
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return escapeMarkdown(block.text)
    case 'code':
      return codeSpan(block.text)
    case 'list':
      return block.items.map((item) => `- ${escapeMarkdown(item)}`).join('\n')
    case 'table':
      return pipeTable(block)
  }
}

function pipeTable(table: TableBlock): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [
    line(table.columns.map((column) => escapeMarkdown(column.heading))),
    line(table.columns.map((column) => (column.align === 'left' ? ':--' : '--:'))),
    ...table.rows.map((row) => line(row.map(escapeMarkdown))),
  ].join('\n')
}

const escapeMarkdown = (text: string): string => text.replace(/[\\`*_{}[\]<>|~#$]/g, '\\$&')

function codeSpan(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map((match) => match[0].length))
  const fence = '`'.repeat(longest + 1)
  return longest > 0 ? `${fence} ${text} ${fence}` : `${fence}${text}${fence}`
}
