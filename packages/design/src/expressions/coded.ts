import type { CallNode } from '@lmm/formula'
import { type BuiltinFunction, CallArguments, type Evaluate } from './arguments.ts'
import { factorArgument } from './factor-functions.ts'
import type { Scope } from './scope.ts'
import type { CodingRequest } from './value.ts'

/**
 * `C(f, sum)`: a factor with its contrasts. The coding is a name (`sum`, `contr.sum`, `"contr.sum"`), or a call of it:
 * `contr.treatment(3, base = 2)`, `treatment(base = "b")`.
 */
export const coded: BuiltinFunction = (call, scope, evaluate) => {
  const given = new CallArguments(call, ['object', 'contr', 'how.many', 'base'], scope, evaluate)
  const object = factorArgument(given.expression('object'), call, scope, evaluate)
  if (!given.has('contr')) return object
  const contr = given.expression('contr')
  if (contr.kind !== 'name' && contr.kind !== 'string' && contr.kind !== 'call') throw given.wrong('contr', 'coding')
  const isFunction = contr.kind === 'name' && contr.name.startsWith('contr.')
  const request: CodingRequest =
    contr.kind === 'call'
      ? codingCall(contr, scope, evaluate)
      : { name: contr.kind === 'name' ? contr.name : contr.value, numbered: isFunction || given.has('base') }
  const coding: CodingRequest = {
    ...request,
    ...(given.has('how.many') && { columns: given.number('how.many', 0) }),
    ...(given.has('base') && { base: given.constant('base') }),
  }
  return { ...object, coding }
}

/** R numbers the columns of `contr.treatment(3)` and names those of `contr.treatment(levels(f))`. */
function codingCall(call: CallNode, scope: Scope, evaluate: Evaluate): CodingRequest {
  const given = new CallArguments(call, ['n', call.callee.endsWith('poly') ? 'scores' : 'base'], scope, evaluate)
  const n = given.has('n') ? given.expression('n') : null
  const counts = n?.kind === 'call' && n.callee === 'nlevels'
  const names = n === null || (n.kind === 'call' && n.callee === 'levels')
  const scores = given.numbers('scores')
  return {
    name: call.callee,
    numbered: !names,
    ...(!names && !counts && { size: given.number('n', 0) }),
    ...(given.has('base') && { base: given.constant('base') }),
    ...(scores && { scores }),
  }
}
