import type { ExpectedPart, LmmError } from '@lmm/diagnostics'
import type { Expression } from '../expression.ts'
import { errorAt } from '../say.ts'
import type { Token } from './token.ts'

interface Situation {
  readonly text: string
  readonly token: Token
  /** The expression that ends just before the token, if one does. */
  readonly left: Expression | null
  readonly expected: ExpectedPart
  /** Whether the formula's own `~` stands before the token. */
  readonly tilde: boolean
}

/** The error for a token that cannot stand where it does: the likely mistake if there is one, else what was expected. */
export function unexpectedToken({ text, token, left, expected, tilde }: Situation): LmmError {
  const { span } = token
  const found = token.kind === 'end' ? null : text.slice(span.start, span.end)
  const operator = token.kind === 'operator' ? token.operator : null
  if (operator === '=') return errorAt('formula/equals-sign', { tilde }, text, span)
  if (operator === '~' && tilde) return errorAt('formula/second-tilde', {}, text, span)
  if (operator === ')' && left) return errorAt('formula/unopened-parenthesis', {}, text, span)
  if (left && found !== null && (operator === null || operator === '(')) {
    const last = lastOperand(left).span
    const right = operator === '(' ? '( )' : found
    return errorAt('formula/missing-operator', { left: text.slice(last.start, last.end), right }, text, span)
  }
  return errorAt('formula/unexpected', { found, expected }, text, span)
}

function lastOperand(node: Expression): Expression {
  let last = node
  while (last.kind === 'binary' || last.kind === 'unary') last = last.kind === 'binary' ? last.right : last.operand
  return last
}
