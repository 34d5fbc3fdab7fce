import type { Argument, BinaryNode, CallNode, Expression, FormulaAst } from '../expression.ts'
import { infixOperators, prefixBinding } from '../operators.ts'
import { quoteName, quoteString } from './name.ts'
import { numberText } from './number-text.ts'

/**
 * A formula in R's spelling: `format(parse(text))` is the canonical text of a formula.
 *
 * @example
 * ```ts
 * import { format, parse } from '@lmm/formula'
 * console.log(format(parse('log(y)~a*b+I(x^2)+(x||g)-1')))
 * ```
 * ```text
 * log(y) ~ a * b + I(x^2) + (x || g) - 1
 * ```
 */
export function format(formula: FormulaAst): string {
  const right = formatExpression(formula.right)
  return formula.response ? `${formatExpression(formula.response)} ~ ${right}` : `~${right}`
}

/**
 * An expression as R's deparse writes it, which is the label of a variable: `I(Days^2)`, `log(exercise + 5/60)`.
 *
 * @example
 * ```ts
 * import { formatExpression, parseExpression } from '@lmm/formula'
 * console.log(formatExpression(parseExpression('log(exercise+5/60)')))
 * ```
 * ```text
 * log(exercise + 5/60)
 * ```
 */
export function formatExpression(node: Expression): string {
  return write(node, 0, 0)
}

/** Sets parentheses where `node` binds less tightly than `minimum`, or would swallow the operator of binding `follow` after it. */
function write(node: Expression, minimum: number, follow: number): string {
  switch (node.kind) {
    case 'name':
      return quoteName(node.name)
    case 'number':
      return node.text.endsWith('L') ? `${node.value.toFixed(0)}L` : numberText(node.value)
    case 'string':
      return quoteString(node.value)
    case 'logical':
      return node.value ? 'TRUE' : 'FALSE'
    case 'parentheses':
      return `(${formatExpression(node.inner)})`
    case 'call':
      return `${writeCallee(node)}(${node.arguments.map(writeArgument).join(', ')})`
    case 'unary': {
      const binding = prefixBinding[node.operator]
      if (follow >= binding) return `(${formatExpression(node)})`
      return node.operator + write(node.operand, binding, follow)
    }
    case 'binary':
      return bindingOf(node) < minimum ? `(${formatExpression(node)})` : writeChain(node, follow)
  }
}

function writeCallee({ callee, package: source }: CallNode): string {
  return source === undefined ? quoteName(callee) : `${quoteName(source)}::${quoteName(callee)}`
}

function writeArgument(argument: Argument): string {
  const value = formatExpression(argument.value)
  return argument.name === null ? value : `${quoteName(argument.name)} = ${value}`
}

/** Goes along the left operands without recursion: a sum may have thousands of terms. */
function writeChain(node: BinaryNode, follow: number): string {
  const links = [node]
  let left = node.left
  while (left.kind === 'binary' && bindingOf(left) >= leftMinimum(links.at(-1)!)) {
    links.push(left)
    left = left.left
  }
  const innermost = links.at(-1)!
  let text = write(left, leftMinimum(innermost), bindingOf(innermost))
  for (let i = links.length - 1; i >= 0; i--) {
    const link = links[i]!
    const { binding, associativity, spaced } = infixOperators.get(link.operator)!
    const next = i > 0 ? bindingOf(links[i - 1]!) : follow
    const right = write(link.right, associativity === 'right' ? binding : binding + 1, next)
    text += spaced ? ` ${link.operator} ${right}` : link.operator + right
  }
  return text
}

function bindingOf(node: BinaryNode): number {
  return infixOperators.get(node.operator)!.binding
}

function leftMinimum(node: BinaryNode): number {
  const { binding, associativity } = infixOperators.get(node.operator)!
  return associativity === 'left' ? binding : binding + 1
}
