import type { Argument, CallNode, Expression } from '../expression.ts'
import type { Variable } from '../model-terms.ts'
import { formatExpression } from '../printing/format.ts'
import { errorAt } from '../say.ts'
import { isColumn, type Scope, unknownColumn } from '../scope.ts'

const constants: ReadonlySet<string> = new Set(['pi', 'Inf', 'T', 'F'])

/**
 * The variable that an expression is: its label as R deparses it, and the columns it reads. `pi`, `Inf`, `T` and `F` are constants unless a
 * column is called so.
 */
export function variableOf(
  node: Expression,
  scope: Scope,
  constantCode: 'formula/constant-as-term' | 'formula/constant-response' = 'formula/constant-as-term',
): Variable {
  const columns = new Set<string>()
  const expression = resolve(node, scope, columns)
  const label = formatExpression(node)
  if (columns.size === 0) throw errorAt(constantCode, { text: label }, scope.text, node.span)
  return { label, expression, columns: [...columns] }
}

/** Collects the columns and makes the names `T` and `F` logical. */
function resolve(node: Expression, scope: Scope, columns: Set<string>): Expression {
  const inner = (child: Expression): Expression => resolve(child, scope, columns)
  switch (node.kind) {
    case 'name':
      return resolveName(node.name, node, scope, columns)
    case 'parentheses':
      return { ...node, inner: inner(node.inner) }
    case 'unary':
      return { ...node, operand: inner(node.operand) }
    case 'binary':
      return { ...node, left: inner(node.left), right: inner(node.right) }
    case 'call':
      return { ...node, arguments: node.arguments.map((argument, i) => resolveArgument(node, argument, i, inner)) }
    default:
      return node
  }
}

function resolveName(name: string, node: Expression, scope: Scope, columns: Set<string>): Expression {
  if (name === '.') throw errorAt('formula/dot', { where: 'call' }, scope.text, node.span)
  if (constants.has(name) && scope.columns?.has(name) === false)
    return name === 'pi' || name === 'Inf' ? node : { kind: 'logical', value: name === 'T', span: node.span }
  if (!isColumn(scope, name)) throw unknownColumn(scope, name, node.span)
  columns.add(name)
  return node
}

/** `C(f, sum)`: what follows the factor names a contrast, not a column. */
function resolveArgument(
  call: CallNode,
  argument: Argument,
  index: number,
  inner: (node: Expression) => Expression,
): Argument {
  const namesContrast = call.callee === 'C' && index > 0 && argument.value.kind === 'name'
  return namesContrast ? argument : { ...argument, value: inner(argument.value) }
}
