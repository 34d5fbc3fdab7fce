import { errorAt } from '../say.ts'

const escapes: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['b', '\b'],
  ['f', '\f'],
  ['v', '\v'],
  ['a', '\u0007'],
  ['\\', '\\'],
  ['"', '"'],
  ["'", "'"],
  ['`', '`'],
  ['\n', '\n'],
])

const codeEscape =
  /\\(?:x([0-9a-fA-F]{1,2})|u([0-9a-fA-F]{1,4})|u\{([0-9a-fA-F]{1,4})\}|U([0-9a-fA-F]{1,8})|U\{([0-9a-fA-F]{1,8})\})/y

/** Reads the string or the backticked name that opens at `start`, with R's escapes. */
export function readQuoted(text: string, start: number): { value: string; end: number } {
  const quote = text[start]!
  let value = ''
  let at = start + 1
  while (at < text.length) {
    const character = text[at]!
    if (character === quote) return { value, end: at + 1 }
    if (character !== '\\') {
      value += character
      at++
      continue
    }
    if (at + 1 >= text.length) break
    const [decoded, length] = readEscape(text, at)
    value += decoded
    at += length
  }
  throw errorAt('formula/unclosed-quote', { quote }, text, { start, end: start + 1 })
}

function readEscape(text: string, at: number): [string, number] {
  const simple = escapes.get(text[at + 1] ?? '')
  if (simple !== undefined) return [simple, 2]
  codeEscape.lastIndex = at
  const match = codeEscape.exec(text)
  const code = Number.parseInt(match?.slice(1).find((digits) => digits !== undefined) ?? '', 16)
  if (match && code > 0 && code <= 0x10ffff) return [String.fromCodePoint(code), match[0].length]
  const sequence = match?.[0] ?? text.slice(at, at + 2)
  throw errorAt('formula/escape', { sequence }, text, { start: at, end: at + sequence.length })
}
