import { type ReportDocument, renderText, type WriteOptions } from '@lmm/report'
import type { FormatOptions } from '../options/format.ts'
import type { Session } from '../session.ts'

/** Writes a document as text for the terminal, as Markdown or as HTML. */
export async function writeDocument(document: ReportDocument, options: FormatOptions, { io }: Session): Promise<void> {
  if (options.markdown) {
    const { renderMarkdown } = await import('@lmm/report/markdown')
    io.stdout.write(renderMarkdown(document))
  } else if (options.html) {
    const { renderHtml } = await import('@lmm/report/html')
    io.stdout.write(renderHtml(document, { language: options.language ?? 'en' }))
  } else io.stdout.write(renderText(document, { width: Math.min(100, io.stdout.columns ?? 100) }))
}

/** How documents are written in this session. */
export const writeOptions = ({ digits, quiet }: FormatOptions, { messages }: Session): WriteOptions => ({
  ...(messages && { messages }),
  ...(digits !== undefined && { digits }),
  ...(quiet && { quiet }),
})
