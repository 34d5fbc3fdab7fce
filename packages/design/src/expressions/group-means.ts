import type { CallNode } from '@lmm/formula'
import { formatExpression } from '@lmm/formula'
import { say } from '../say.ts'
import { type BuiltinFunction, CallArguments, type Evaluate } from './arguments.ts'
import { byGroup } from './by-group.ts'
import { toVector } from './coerce.ts'
import { factorArgument } from './factor-functions.ts'
import type { Scope } from './scope.ts'
import type { FactorValue } from './value.ts'

/** `between(x, g)`: the mean of x in the row's group. */
export const between: BuiltinFunction = (call, scope, evaluate) => ({
  kind: 'number',
  values: split(call, scope, evaluate).means,
})

/** `within(x, g)`: the deviation of x from the mean of the row's group. */
export const within: BuiltinFunction = (call, scope, evaluate) => {
  const { x, means } = split(call, scope, evaluate)
  return { kind: 'number', values: x.map((value, row) => value - means[row]!) }
}

/** A group that was not in the fit gets the mean of its rows in the new data, and a note says so. */
function split(call: CallNode, scope: Scope, evaluate: Evaluate): { x: Float64Array; means: Float64Array } {
  const given = new CallArguments(call, ['x', 'g'], scope, evaluate)
  const x = toVector(given.value('x'), call.callee, scope)
  const group = factorArgument(given.expression('g'), call, scope, evaluate)
  const { values, newGroups } = byGroup(call, scope, x, group, groupMeans, 'between')
  if (newGroups.length > 0)
    scope.notes.push(
      say.info('design/new-group-mean', {
        expression: formatExpression(call),
        groups: newGroups.slice(0, 10),
        count: newGroups.length,
      }),
    )
  return { x, means: values }
}

function groupMeans(x: Float64Array, { codes, levels }: FactorValue): Float64Array {
  const sums = new Float64Array(levels.length)
  const counts = new Float64Array(levels.length)
  for (let row = 0; row < x.length; row++) {
    const code = codes[row]!
    const value = x[row]!
    if (code < 0 || !Number.isFinite(value)) continue
    sums[code]! += value
    counts[code]! += 1
  }
  const means = sums.map((sum, code) => sum / counts[code]!)
  // the deviations' mean corrects the rounding of large sums
  const rest = new Float64Array(levels.length)
  for (let row = 0; row < x.length; row++) {
    const code = codes[row]!
    const value = x[row]!
    if (code >= 0 && Number.isFinite(value)) rest[code]! += value - means[code]!
  }
  return means.map((mean, code) => mean + rest[code]! / counts[code]!)
}
