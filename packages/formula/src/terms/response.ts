import type { Expression } from '../expression.ts'
import type { Variable } from '../model-terms.ts'
import { formatExpression } from '../printing/format.ts'
import { errorAt } from '../say.ts'
import type { Scope } from '../scope.ts'
import { isBar, unwrapped } from './syntax.ts'
import { variableOf } from './variable.ts'

/** The left side of a formula as a variable: any expression of columns. */
export function responseOf(node: Expression, scope: Scope): Variable {
  const inner = unwrapped(node)
  if (isBar(inner)) throw errorAt('formula/bar-in-response', { bar: formatExpression(inner) }, scope.text, inner.span)
  return variableOf(inner, scope, 'formula/constant-response')
}
