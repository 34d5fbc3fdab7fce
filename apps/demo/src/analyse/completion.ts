/** Functions and structures that a formula may call. */
export const formulaFunctions: readonly string[] = [
  'log',
  'sqrt',
  'exp',
  'I',
  'poly',
  'ns',
  'bs',
  'center',
  'scale',
  'factor',
  'C',
  'within',
  'between',
  'offset',
  'diag',
  'cs',
  'ar1',
  'us',
]

/** The name that is being written before the caret: where it starts and what there is of it. */
export function wordBefore(text: string, caret: number): { readonly start: number; readonly word: string } {
  const [word] = /[\p{L}\p{M}_.][\p{L}\p{M}\p{N}_.]*$/u.exec(text.slice(0, caret)) ?? ['']
  return { start: caret - word.length, word }
}

const plain = /^[\p{L}.][\p{L}\p{M}\p{N}_.]*$/u

/** A column as a formula writes it. */
export const quoted = (name: string): string => (plain.test(name) ? name : `\`${name}\``)

/** Names that go on as what is written; columns come before functions. */
export function suggestions(text: string, caret: number, columns: readonly string[]): readonly string[] {
  const { word } = wordBefore(text, caret)
  if (word === '') return []
  const fits = (name: string): boolean => name.toLowerCase().startsWith(word.toLowerCase()) && name !== word
  return [...columns.filter(fits).map(quoted), ...formulaFunctions.filter(fits).map((name) => `${name}(`)].slice(0, 8)
}

/** The text with a suggestion in place of what was being written, and where the caret is then. */
export function completed(
  text: string,
  caret: number,
  suggestion: string,
): { readonly text: string; readonly caret: number } {
  const { start } = wordBefore(text, caret)
  return { text: text.slice(0, start) + suggestion + text.slice(caret), caret: start + suggestion.length }
}
