import type { CallNode, Expression } from '@lmm/formula'
import { builtinFunctions } from './builtin-functions.ts'
import { callUserFunction } from './call-user-function.ts'
import { binary, unary } from './operators.ts'
import type { Scope } from './scope.ts'
import { unknownFunction } from './unknown-function.ts'
import type { Value } from './value.ts'

/** The value of an expression over all rows of a table. Throws `LmmError` when the expression cannot mean anything there. */
export function evaluate(node: Expression, scope: Scope): Value {
  switch (node.kind) {
    case 'name':
      return constantNamed(node.name, scope) ?? scope.columns.value(node.name)
    case 'number':
    case 'string':
    case 'logical':
      return { kind: 'constant', value: node.value }
    case 'parentheses':
      return evaluate(node.inner, scope)
    case 'unary':
      return unary(node, evaluate(node.operand, scope), scope)
    case 'binary':
      return binary(node, evaluate(node.left, scope), evaluate(node.right, scope), scope)
    case 'call':
      return evaluateCall(node, scope)
  }
}

/** What a name means that is no column of the variable. */
function constantNamed(name: string, scope: Scope): Value | null {
  if (scope.variable.columns.includes(name)) return null
  if (name === 'pi') return { kind: 'constant', value: Math.PI }
  if (name === 'Inf') return { kind: 'constant', value: Number.POSITIVE_INFINITY }
  return name === 'T' || name === 'F' ? { kind: 'constant', value: name === 'T' } : null
}

function evaluateCall(call: CallNode, scope: Scope): Value {
  const own = Object.hasOwn(scope.functions, call.callee) ? scope.functions[call.callee] : undefined
  if (own) return callUserFunction(call, own, scope, evaluate)
  const builtin = builtinFunctions.get(call.callee)
  if (!builtin) throw unknownFunction(call.callee, builtinFunctions.keys(), scope)
  return builtin(call, scope, evaluate)
}
