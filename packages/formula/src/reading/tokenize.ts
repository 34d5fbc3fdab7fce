import type { Span } from '@lmm/diagnostics'
import { infixOperators } from '../operators.ts'
import { isReserved } from '../printing/name.ts'
import { errorAt } from '../say.ts'
import { readQuoted } from './quoted.ts'
import type { Token } from './token.ts'

const space = /(?:\s|#[^\n]*)+/y
const number = /(?:0[xX][0-9a-fA-F]+|(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)L?/y
const name = /(?:[\p{L}\p{Nl}]|\.(?!\p{Nd}))[\p{L}\p{Nl}\p{M}\p{Nd}._]*/uy
const operator = /%[^%\s]*%|<<?-|->|\|\||\|>|&&|[=!<>]=|:::?|\*\*|[-~+*/^:|&!<>=(),]/y

/** Characters that word processors put for those of the language. */
const lookalikes: ReadonlyMap<string, string> = new Map([
  ['\u223c', '~'],
  ['\u02dc', '~'],
  ['\uff5e', '~'],
  ['\u2212', '-'],
  ['\u2013', '-'],
  ['\u2014', '-'],
  ['\u00d7', '*'],
  ['\u2217', '*'],
  ['\u00f7', '/'],
  ['\u2223', '|'],
  ['\uff5c', '|'],
  ['\u00a6', '|'],
  ['\u201c', '"'],
  ['\u201d', '"'],
  ['\u2018', "'"],
  ['\u2019', "'"],
  ['\uff08', '('],
  ['\uff09', ')'],
  ['\uff0c', ','],
  ['\uff1a', ':'],
  ['\uff0b', '+'],
])

/** Splits a text into its words; the last one is the end. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at
    return pattern.exec(text)?.[0]
  }
  while (true) {
    at += match(space)?.length ?? 0
    if (at >= text.length) break
    const token = quotedToken(text, at) ?? numberToken(text, at, match(number)) ?? nameToken(text, at, match(name))
    tokens.push(token ?? operatorToken(text, at, match(operator), tokens.at(-1)))
    at = tokens.at(-1)!.span.end
  }
  tokens.push({ kind: 'end', span: { start: text.length, end: text.length } })
  return tokens
}

function spanOf(start: number, word: string): Span {
  return { start, end: start + word.length }
}

function quotedToken(text: string, start: number): Token | undefined {
  const quote = text[start]!
  if (quote !== '`' && quote !== '"' && quote !== "'") return undefined
  const { value, end } = readQuoted(text, start)
  const span = { start, end }
  if (quote !== '`') return { kind: 'string', value, span }
  if (value === '') throw errorAt('formula/unexpected', { found: '``', expected: 'quoted-name' }, text, span)
  return { kind: 'name', name: value, span }
}

function numberToken(text: string, start: number, word: string | undefined): Token | undefined {
  if (word === undefined) return undefined
  const span = spanOf(start, word)
  const value = Number(word.replace(/L$/, ''))
  if (!Number.isFinite(value) || (word.endsWith('L') && !Number.isInteger(value)))
    throw errorAt('formula/number', { text: word }, text, span)
  return { kind: 'number', value, span }
}

function nameToken(text: string, start: number, word: string | undefined): Token | undefined {
  if (word === undefined) return undefined
  const span = spanOf(start, word)
  if (word === 'TRUE' || word === 'FALSE') return { kind: 'logical', value: word === 'TRUE', span }
  if (isReserved(word)) throw errorAt('formula/reserved-word', { word }, text, span)
  return { kind: 'name', name: word, span }
}

function operatorToken(text: string, start: number, word: string | undefined, before: Token | undefined): Token {
  if (word === undefined) throw unknownCharacter(text, start, before)
  const span = spanOf(start, word)
  if (word === '<-' || word === '<<-' || word === '->')
    throw errorAt('formula/assignment', { operator: word }, text, span)
  if (word === '|>' || (word.startsWith('%') && !infixOperators.has(word)))
    throw errorAt('formula/unknown-operator', { operator: word, known: ['%in%', '%%', '%/%'] }, text, span)
  return { kind: 'operator', operator: word === '**' ? '^' : word, span }
}

function unknownCharacter(text: string, start: number, before: Token | undefined): Error {
  const character = String.fromCodePoint(text.codePointAt(start)!)
  const span = spanOf(start, character)
  if (character === '$') {
    name.lastIndex = start + 1
    const column = name.exec(text)?.[0] ?? null
    const from = before?.kind === 'name' ? before.span.start : start
    return errorAt('formula/column-of-table', { name: column }, text, {
      start: from,
      end: start + 1 + (column?.length ?? 0),
    })
  }
  const codePoint = `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
  return errorAt('formula/character', { character, codePoint, instead: lookalikes.get(character) ?? null }, text, span)
}
