import type { Block, ReportDocument, TableBlock } from '../document/document.ts'
import { htmlStyle } from './html-style.ts'

/** How a page is written. */
export interface HtmlOptions {
  /** Language of the page, as in its `lang` attribute, e.g. `zh`. Default `en`. */
  readonly language?: string
  /** SVG texts to show below the report, e.g. plots; put in as they are, so they must be trusted. */
  readonly figures?: readonly string[]
}

/**
 * A document as one self-contained HTML page, light or dark as the reader has it: no script, and nothing is requested from elsewhere.
 *
 * @example
 * ```ts
 * import { summarize, writeReport } from '@lmm/report'
 * import { lmm } from 'lmm'
 * import { renderHtml } from '@lmm/report/html'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * const model = lmm('Reaction ~ Days + (Days | Subject)', sleepstudy)
 * const page = renderHtml(writeReport(summarize(model)))
 * console.log(page.slice(0, 15), page.includes('<script'))
 * ```
 * ```text
 * <!doctype html> false
 * ```
 */
export function renderHtml(document: ReportDocument, options: HtmlOptions = {}): string {
  const { language = 'en', figures = [] } = options
  const title = escapeHtml(document.title)
  const sections = document.sections.map(({ heading, blocks }) =>
    [
      '<section>',
      ...(heading === null ? [] : [`<h2>${escapeHtml(heading)}</h2>`]),
      ...blocks.map(blockHtml),
      '</section>',
    ].join('\n'),
  )
  return `${[
    '<!doctype html>',
    `<html lang="${escapeHtml(language)}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src \'unsafe-inline\'">',
    `<title>${title}</title>`,
    `<style>${htmlStyle}</style>`,
    '</head>',
    '<body>',
    '<main>',
    `<h1>${title}</h1>`,
    ...sections,
    ...figures.map((figure) => `<figure>${figure}</figure>`),
    '</main>',
    '</body>',
    '</html>',
  ].join('\n')}\n`
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p>${escapeHtml(block.text)}</p>`
    case 'code':
      return `<pre><code>${escapeHtml(block.text)}</code></pre>`
    case 'list':
      return `<ul>\n${block.items.map((item) => `<li>${escapeHtml(item)}</li>`).join('\n')}\n</ul>`
    case 'table':
      return tableHtml(block)
  }
}

function tableHtml({ columns, rows }: TableBlock): string {
  const places = columns.map(({ align }, j) =>
    align === 'decimal' ? decimalPlaces(rows.map((row) => row[j] ?? '')) : 0,
  )
  const number = (j: number): string => (columns[j]!.align === 'decimal' ? ' class="number"' : '')
  const head = columns.map(({ heading }, j) => `<th scope="col"${number(j)}>${escapeHtml(heading)}</th>`).join('')
  const body = rows.map((row) => {
    const cells = row.map((cell, j) => {
      const pad = cell === '' || columns[j]!.align === 'left' ? '' : padding(cell, places[j]!)
      return `<td${number(j)}>${escapeHtml(cell)}${pad}</td>`
    })
    return `<tr>${cells.join('')}</tr>`
  })
  return `<div class="scroll"><table>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${body.join('\n')}\n</tbody>\n</table></div>`
}

/** Characters from the decimal point on. */
const tailLength = (cell: string): number => (cell.includes('.') ? cell.length - cell.indexOf('.') : 0)

const decimalPlaces = (cells: readonly string[]): number => Math.max(0, ...cells.map(tailLength))

/** Invisible digits after a number, so that the points of a column stand below each other; screen readers and copies leave them out. */
function padding(cell: string, places: number): string {
  const missing = places - tailLength(cell)
  return missing > 0 ? `<span class="pad" style="width:${missing}ch"></span>` : ''
}

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (mark) => marks[mark]!)
