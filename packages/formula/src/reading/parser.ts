import type { ExpectedPart, LmmError, Span } from '@lmm/diagnostics'
import type { Argument, BinaryOperator, Expression, FormulaAst } from '../expression.ts'
import { deepestNesting } from '../limits.ts'
import { infixOperators, prefixBinding } from '../operators.ts'
import { errorAt } from '../say.ts'
import { Heights } from './depth.ts'
import type { Token } from './token.ts'
import { tokenize } from './tokenize.ts'
import { unexpectedToken } from './unexpected-token.ts'

/** A precedence-climbing (Pratt) parser over the words of one text. */
export class Parser {
  readonly #text: string
  readonly #tokens: readonly Token[]
  readonly #heights = new Heights()
  #at = 0
  #depth = 0
  #tilde = false

  constructor(text: string) {
    this.#text = text
    this.#tokens = tokenize(text)
  }

  /** `response ~ right` or `~ right`. */
  formula(): FormulaAst {
    const response = this.#isOperator('~') ? null : this.#expression(0)
    if (response && this.#heights.of(response).strict > deepestNesting) throw this.#tooDeep(response.span)
    if (!this.#isOperator('~')) {
      if (this.#token.kind !== 'end') throw this.#unexpected(response, 'tilde')
      const span = response?.span ?? this.#token.span
      throw errorAt('formula/no-tilde', { text: this.#text.slice(span.start, span.end) }, this.#text, span)
    }
    this.#next()
    this.#tilde = true
    return { text: this.#text, response, right: this.whole() }
  }

  /** One expression up to the end of the text. */
  whole(): Expression {
    const expression = this.#expression(0)
    if (this.#token.kind !== 'end') throw this.#unexpected(expression, 'operator-or-end')
    return expression
  }

  #expression(minimum: number): Expression {
    if (++this.#depth > deepestNesting) throw this.#tooDeep(this.#token.span)
    let left = this.#prefix()
    for (let token = this.#token; token.kind === 'operator'; token = this.#token) {
      const rule = infixOperators.get(token.operator)
      if (!rule || rule.binding < minimum) break
      this.#next()
      const right = this.#expression(rule.associativity === 'right' ? rule.binding : rule.binding + 1)
      const span = { start: left.span.start, end: right.span.end }
      left = this.#built({ kind: 'binary', operator: token.operator as BinaryOperator, left, right, span })
      if (rule.associativity === 'none') this.#refuseChain(rule.binding)
    }
    this.#depth--
    return left
  }

  #prefix(): Expression {
    const token = this.#token
    if (token.kind === 'end') throw this.#unexpected(null, 'operand')
    if (token.kind !== 'operator') {
      this.#next()
      return token.kind === 'name' ? this.#nameOrCall(token.name, token.span) : this.#literal(token)
    }
    const { operator, span } = token
    if (operator === '(') return this.#group()
    if (operator !== '-' && operator !== '+' && operator !== '!') throw this.#unexpected(null, 'operand')
    this.#next()
    const operand = this.#expression(prefixBinding[operator])
    return this.#built({ kind: 'unary', operator, operand, span: { start: span.start, end: operand.span.end } })
  }

  #literal(token: Exclude<Token, { kind: 'operator' | 'end' | 'name' }>): Expression {
    if (token.kind !== 'number') return token
    return { ...token, text: this.#text.slice(token.span.start, token.span.end) }
  }

  #group(): Expression {
    const open = this.#token.span
    this.#next()
    const inner = this.#expression(0)
    const end = this.#close(open, null, inner)
    return this.#built({ kind: 'parentheses', inner, span: { start: open.start, end } })
  }

  #nameOrCall(name: string, span: Span): Expression {
    if (this.#isOperator('(')) return this.#call(name, span)
    if (!this.#isOperator('::') && !this.#isOperator(':::')) return { kind: 'name', name, span }
    this.#next()
    const callee = this.#token
    if (callee.kind === 'name') this.#next()
    if (callee.kind !== 'name' || !this.#isOperator('('))
      throw errorAt('formula/package', { package: name }, this.#text, { start: span.start, end: callee.span.end })
    return this.#call(callee.name, span, name)
  }

  #call(callee: string, from: Span, source?: string): Expression {
    const open = this.#token.span
    this.#next()
    const list: Argument[] = []
    if (!this.#isOperator(')')) list.push(this.#argument())
    while (this.#isOperator(',')) {
      this.#next()
      list.push(this.#argument())
    }
    const end = this.#close(open, callee, list.at(-1)?.value ?? null)
    const call = { kind: 'call' as const, callee, arguments: list, span: { start: from.start, end } }
    return this.#built(source === undefined ? call : { ...call, package: source })
  }

  #argument(): Argument {
    const token = this.#token
    const after = this.#tokens[this.#at + 1]
    const isNamed = after?.kind === 'operator' && after.operator === '='
    if (!isNamed || (token.kind !== 'name' && token.kind !== 'string'))
      return { name: null, value: this.#expression(0) }
    this.#next()
    this.#next()
    return { name: token.kind === 'name' ? token.name : token.value, value: this.#expression(0) }
  }

  #close(open: Span, callee: string | null, inner: Expression | null): number {
    const token = this.#token
    if (this.#isOperator(')')) {
      this.#next()
      return token.span.end
    }
    const isOpenEnd = token.kind === 'end' || this.#isOperator('~')
    if (!isOpenEnd || (this.#tilde && token.kind !== 'end'))
      throw this.#unexpected(inner, callee === null ? 'closing' : 'comma-or-closing')
    const found = token.kind === 'end' ? null : '~'
    throw errorAt('formula/unclosed-parenthesis', { callee, found }, this.#text, open)
  }

  #refuseChain(binding: number): void {
    const token = this.#token
    if (token.kind !== 'operator' || infixOperators.get(token.operator)?.binding !== binding) return
    throw errorAt('formula/chained-comparison', { operator: token.operator }, this.#text, token.span)
  }

  #built(node: Expression): Expression {
    if (this.#heights.measure(node).flat > deepestNesting) throw this.#tooDeep(node.span)
    return node
  }

  get #token(): Token {
    return this.#tokens[this.#at]!
  }

  #next(): void {
    this.#at++
  }

  #isOperator(operator: string): boolean {
    const token = this.#token
    return token.kind === 'operator' && token.operator === operator
  }

  #unexpected(left: Expression | null, expected: ExpectedPart): LmmError {
    return unexpectedToken({ text: this.#text, token: this.#token, left, expected, tilde: this.#tilde })
  }

  #tooDeep(span: Span): LmmError {
    return errorAt('formula/too-deep', { limit: deepestNesting }, this.#text, span)
  }
}
