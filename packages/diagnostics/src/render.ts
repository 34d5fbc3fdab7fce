import type { Diagnostic } from './diagnostic.ts'
import type { MessageTable } from './sentence.ts'

/** Options of `render`. */
export interface RenderOptions {
  /** Sentences of another language, by code; a code that it lacks is said in English. */
  readonly messages?: MessageTable
}

/** A diagnostic as text: the message, the place with a caret, and the hint, a line each. */
export function render(diagnostic: Diagnostic, options: RenderOptions = {}): string {
  const sentence = options.messages?.[diagnostic.code]
  const data = diagnostic.data as never
  const message = sentence ? sentence.message(data) : diagnostic.message
  const hint = sentence ? sentence.hint?.(data) : diagnostic.hint
  return [message, placeLines(diagnostic), hint].filter(Boolean).join('\n')
}

function placeLines(diagnostic: Diagnostic): string {
  const place = diagnostic.place
  if (place?.kind !== 'text') return ''
  const { text, span } = place
  const start = text.lastIndexOf('\n', span.start - 1) + 1
  const end = text.indexOf('\n', span.start)
  const line = text.slice(start, end < 0 ? undefined : end)
  const width = Math.max(1, Math.min(span.end, start + line.length) - span.start)
  return `  ${line}\n  ${' '.repeat(span.start - start)}${'^'.repeat(width)}`
}
