import type { BinaryNode, Expression } from '../expression.ts'
import { infixOperators } from '../operators.ts'

/** Whether a node is `a | b` or `a || b`. */
export function isBar(node: Expression): node is BinaryNode {
  return node.kind === 'binary' && (node.operator === '|' || node.operator === '||')
}

/** Whether a node joins terms where no function call surrounds it. */
export function isAlgebra(node: Expression): node is BinaryNode {
  return (
    node.kind === 'binary' &&
    node.operator !== '|' &&
    node.operator !== '||' &&
    infixOperators.get(node.operator)!.algebra
  )
}

/** What stands inside any number of parentheses. */
export function unwrapped(node: Expression): Expression {
  let inner = node
  while (inner.kind === 'parentheses') inner = inner.inner
  return inner
}

/** What stands inside any number of parentheses and signs. */
export function unsigned(node: Expression): Expression {
  let inner = node
  while (inner.kind === 'parentheses' || (inner.kind === 'unary' && inner.operator !== '!'))
    inner = inner.kind === 'parentheses' ? inner.inner : inner.operand
  return inner
}
