import { formatExpression } from '@lmm/formula'
import { say } from '../say.ts'
import { type BuiltinFunction, CallArguments } from './arguments.ts'
import { needsNumber, toNumbers } from './coerce.ts'
import { placeInLabel } from './place.ts'

/** `I(x)`: the value itself; operators inside were arithmetic already. */
export const identity: BuiltinFunction = (call, scope, evaluate) => {
  return new CallArguments(call, ['x'], scope, evaluate).value('x')
}

/** `c(a, b)`: constants for the arguments of other functions. */
export const combine: BuiltinFunction = (call, scope, evaluate) => {
  const values = call.arguments.flatMap(({ value }) => {
    const constant = evaluate(value, scope)
    if (constant.kind === 'constant') return [constant.value]
    if (constant.kind === 'constants') return constant.values
    const data = { function: 'c', argument: '...', found: formatExpression(value), expected: 'constant' } as const
    throw say.error('design/argument', data, placeInLabel(scope, 'c'))
  })
  return { kind: 'constants', values }
}

/** `as.numeric(x)`: 0 and 1 of a logical, the place of the level (1, 2, ...) of a factor; a text that holds no number is an error. */
export const asNumeric: BuiltinFunction = (call, scope, evaluate) => {
  const given = new CallArguments(call, ['x'], scope, evaluate)
  const value = given.value('x')
  if (value.kind === 'factor') {
    if (value.isText) throw needsNumber(value, call.callee, scope)
    return { kind: 'number', values: Float64Array.from(value.codes, (code) => (code < 0 ? Number.NaN : code + 1)) }
  }
  const numbers = toNumbers(value, call.callee, scope)
  return typeof numbers === 'number' ? { kind: 'constant', value: numbers } : { kind: 'number', values: numbers }
}
