import type { Expression } from '../expression.ts'
import type { Variable } from '../model-terms.ts'
import { errorAt } from '../say.ts'
import { isColumn, type Scope, unknownColumn } from '../scope.ts'
import { variableOf } from '../terms/variable.ts'

/** The variable that a name or a call is; null for anything else. */
export function columnOrCall(node: Expression, scope: Scope): Variable | null {
  if (node.kind === 'call') return variableOf(node, scope)
  if (node.kind !== 'name') return null
  if (node.name === '.') throw errorAt('formula/dot', { where: 'covariance' }, scope.text, node.span)
  if (!isColumn(scope, node.name)) throw unknownColumn(scope, node.name, node.span)
  return variableOf(node, scope)
}
