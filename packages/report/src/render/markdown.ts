import type { Block, ReportDocument, TableBlock } from '../document/document.ts'

/** A document as GitHub-flavoured Markdown; ends with a line break. */
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
