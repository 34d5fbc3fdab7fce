import type { Block, ReportDocument, Section } from '../document/document.ts'
import { tableLines } from './table.ts'
import { wrapSentence } from './wrap.ts'

/** How wide the lines may be. */
export interface TextOptions {
  /** Columns of the terminal, at least 40. Default 100. */
  readonly width?: number
}

/**
 * A document as plain text for a terminal; ends with a line break.
 *
 * @example
 * ```ts
 * import { renderText, summarize, writeReport } from '@lmm/report'
 * import { lmm } from 'lmm'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * const model = lmm('Reaction ~ Days + (Days | Subject)', sleepstudy)
 * const text = renderText(writeReport(summarize(model)), { width: 80 })
 * console.log(text.split('\n').slice(0, 3).join('\n'))
 * ```
 * ```text
 * Linear mixed-effects model fitted by restricted maximum likelihood (REML)
 *   Reaction ~ Days + (Days | Subject)
 *   180 rows; 18 levels of Subject.
 * ```
 */
export function renderText(document: ReportDocument, options: TextOptions = {}): string {
  const width = Math.max(40, options.width ?? 100)
  const parts = document.sections.map((section) => sectionLines(section, width).join('\n'))
  return `${wrapSentence(document.title, width).join('\n')}\n${parts.join('\n\n')}\n`
}

function sectionLines(section: Section, width: number): string[] {
  const heading = section.heading === null ? [] : [section.heading]
  const blocks = section.blocks.flatMap((block, i) => {
    const apart = i > 0 && (block.kind === 'table' || section.blocks[i - 1]!.kind === 'table')
    return [...(apart ? [''] : []), ...blockLines(block, width - 2)]
  })
  return [...heading, ...blocks.map(indent)]
}

const indent = (line: string): string => (line ? `  ${line}` : '')

function blockLines(block: Block, width: number): string[] {
  switch (block.kind) {
    case 'paragraph':
    case 'code':
      return wrapSentence(block.text, width)
    case 'list':
      return block.items.flatMap((item) =>
        wrapSentence(item, width - 2).map((line, i) => (i ? `  ${line}` : `- ${line}`)),
      )
    case 'table':
      return tableLines(block, width)
  }
}
