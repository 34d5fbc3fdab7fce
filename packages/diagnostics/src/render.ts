import type { Diagnostic } from './diagnostic.ts'
import type { MessageTable } from './sentence.ts'

/** Options of `render`. */
export interface RenderOptions {
  /** Sentences of another language, by code; a code that it lacks is said in English. */
  readonly messages?: MessageTable
}

/**
 * A diagnostic as text: the message, the place with a caret, and the hint, a line each.
 *
 * @example
 * ```ts
 * import { LmmError, lmm, render } from 'lmm'
 * import { zh } from 'lmm/messages/zh'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * try {
 *   lmm('Reaction ~ Day + (1 | Subject)', sleepstudy)
 * } catch (error) {
 *   if (error instanceof LmmError) console.log(render(error.diagnostic, { messages: zh }))
 * }
 * ```
 * ```text
 * 数据中没有列“Day”。
 *   Reaction ~ Day + (1 | Subject)
 *              ^^^
 * 是否想写 Days？
 * ```
 */
export function render(diagnostic: Diagnostic, options: RenderOptions = {}): string {
  const sentence = options.messages?.[diagnostic.code]
  const data = diagnostic.data as never
  const message = sentence ? sentence.message(data) : diagnostic.message
  const hint = sentence ? sentence.hint?.(data) : diagnostic.hint
  return [message, placeLines(diagnostic), hint].filter(Boolean).join('\n')
}

/** Longest piece of a line that is shown. */
const shown = 96

function placeLines(diagnostic: Diagnostic): string {
  const place = diagnostic.place
  if (place?.kind !== 'text' || place.text === '') return ''
  const { text, span } = place
  const lineStart = text.lastIndexOf('\n', span.start - 1) + 1
  const newline = text.indexOf('\n', span.start)
  const lineEnd = newline < 0 ? text.length : newline
  const whole = lineEnd - lineStart <= shown
  const start = whole ? lineStart : Math.max(lineStart, Math.min(span.start - shown / 2, lineEnd - shown))
  const end = Math.min(lineEnd, start + shown)
  const before = start > lineStart ? '... ' : ''
  const after = end < lineEnd ? ' ...' : ''
  const width = Math.max(1, Math.min(span.end, end) - span.start)
  const indent = ' '.repeat(before.length + span.start - start)
  return `  ${before}${text.slice(start, end)}${after}\n  ${indent}${'^'.repeat(width)}`
}
