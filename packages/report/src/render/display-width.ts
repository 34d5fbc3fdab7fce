const zeroWidth = /[\p{Mn}\p{Me}\p{Cf}]/u
const wide =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uA960-\uA97F\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1F64F}\u{1F680}-\u{1F6FF}\u{1F900}-\u{1F9FF}\u{20000}-\u{3FFFD}]/u

/** Columns that a character takes in a terminal: 2 for the wide ones of East Asia, 0 for marks that combine (Unicode UAX #11). */
export function characterWidth(character: string): number {
  if (character < '\u0300') return 1
  if (zeroWidth.test(character)) return 0
  return wide.test(character) ? 2 : 1
}

/**
 * Columns that a text takes in a terminal.
 *
 * @example
 * ```ts
 * import { displayWidth } from '@lmm/report/terminal'
 * console.log(displayWidth('model'), displayWidth('模型'))
 * ```
 * ```text
 * 5 4
 * ```
 */
export function displayWidth(text: string): number {
  let width = 0
  for (const character of text) width += characterWidth(character)
  return width
}
