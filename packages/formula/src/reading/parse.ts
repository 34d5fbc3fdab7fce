import type { Expression, FormulaAst } from '../expression.ts'
import { longestText } from '../limits.ts'
import { say } from '../say.ts'
import { Parser } from './parser.ts'

/**
 * Reads a formula, `response ~ terms` or `~ terms`, with R's grammar. Nothing is expanded and no name is resolved.
 *
 * @throws LmmError with the place of the first character that cannot be read, and what was expected there.
 * @example
 * ```ts
 * import { format, parse } from '@lmm/formula'
 * console.log(format(parse('y~x*f+(1+x|g)')))
 * ```
 * ```text
 * y ~ x * f + (1 + x | g)
 * ```
 */
export function parse(text: string): FormulaAst {
  return parserOf(text).formula()
}

/**
 * Reads one expression of the language, such as `log(x + 1)`, `a * b` or `us(visit | id)`. Throws as `parse` does.
 *
 * @example
 * ```ts
 * import { parseExpression } from '@lmm/formula'
 * const node = parseExpression('log(x + 1)')
 * console.log(node.kind === 'call' && node.callee)
 * ```
 * ```text
 * log
 * ```
 */
export function parseExpression(text: string): Expression {
  return parserOf(text).whole()
}

function parserOf(text: string): Parser {
  if (typeof text !== 'string') throw say.error('formula/not-a-text', { found: kindOf(text) })
  if (text.length > longestText) throw say.error('formula/too-long', { length: text.length, limit: longestText })
  if (text.trim() === '') throw say.error('formula/empty', {})
  return new Parser(text)
}

function kindOf(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value
}
