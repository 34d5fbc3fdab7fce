const reservedWords = new Set(
  'if else repeat while function for next break in TRUE FALSE NULL NaN NA NA_integer_ NA_real_ NA_character_ NA_complex_'.split(
    ' ',
  ),
)

const plainName = /^(?:[\p{L}\p{Nl}]|\.(?!\p{Nd}))[\p{L}\p{Nl}\p{M}\p{Nd}._]*$/u

/** Whether R keeps the word for itself, so that a column of this name needs backticks. */
export function isReserved(word: string): boolean {
  return reservedWords.has(word)
}

/** A name as R's deparse writes it: in backticks unless it is a plain one. */
export function quoteName(name: string): string {
  return plainName.test(name) && !isReserved(name) ? name : `\`${escaped(name, '`')}\``
}

/** A string as R's deparse writes it, in double quotes. */
export function quoteString(value: string): string {
  return `"${escaped(value, '"')}"`
}

const escapes = new Map([
  ['\\', '\\\\'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
  ['\b', '\\b'],
  ['\f', '\\f'],
  ['\v', '\\v'],
  ['\u0007', '\\a'],
])

function escaped(value: string, quote: string): string {
  return Array.from(value, (character) => {
    if (character === quote) return `\\${quote}`
    const code = character.codePointAt(0)!
    const isControl = code < 0x20 || code === 0x7f
    return escapes.get(character) ?? (isControl ? `\\x${code.toString(16).padStart(2, '0')}` : character)
  }).join('')
}
