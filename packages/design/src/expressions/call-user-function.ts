import type { CallNode } from '@lmm/formula'
import { formatExpression } from '@lmm/formula'
import { say } from '../say.ts'
import { atRows } from '../tables/at-rows.ts'
import { kindOf } from '../tables/column-of.ts'
import type { Evaluate } from './arguments.ts'
import { toVector } from './coerce.ts'
import { presentRows, reportNotFinite } from './elementwise.ts'
import { placeInLabel } from './place.ts'
import type { Scope } from './scope.ts'
import type { LearningFunction, ScalarFunction } from './user-function.ts'
import type { Value } from './value.ts'

/** Calls a function of the caller row by row; one that learns sees the rows where all its arguments are present first. */
export function callUserFunction(
  call: CallNode,
  own: ScalarFunction | LearningFunction,
  scope: Scope,
  evaluate: Evaluate,
): Value {
  const vectors = call.arguments.map(({ value }) => toVector(evaluate(value, scope), call.callee, scope))
  if (typeof own === 'function')
    return { kind: 'number', values: applyRows(scope, call, vectors, (values) => own(...values)) }
  const state = scope.memory.state(formatExpression(call), () => {
    const rows = presentRows(scope.rowCount, vectors)
    return own.learn(...vectors.map((values) => atRows(values, rows)))
  })
  const rows = presentRows(scope.rowCount, vectors)
  const sample = rows.length > 0 ? own.apply(state, ...vectors.map((values) => values[rows[0]!]!)) : 0
  if (typeof sample === 'number')
    return { kind: 'number', values: applyRows(scope, call, vectors, (values) => own.apply(state, ...values)) }
  const columns = sample.map((_, index) =>
    applyRows(scope, call, vectors, (values) => (own.apply(state, ...values) as readonly number[])[index]),
  )
  return { kind: 'basis', columns, suffixes: columns.map((_, index) => String(index + 1)) }
}

function applyRows(
  scope: Scope,
  call: CallNode,
  vectors: readonly Float64Array[],
  f: (values: number[]) => unknown,
): Float64Array {
  const current = vectors.map(() => 0)
  const result = new Float64Array(scope.rowCount).fill(Number.NaN)
  const faulty: number[] = []
  for (const row of presentRows(scope.rowCount, vectors)) {
    vectors.forEach((values, index) => {
      current[index] = values[row]!
    })
    const value = f(current)
    if (typeof value !== 'number')
      throw say.error(
        'design/user-function',
        { name: call.callee, row, arguments: [...current], found: kindOf(value) },
        placeInLabel(scope, call.callee),
      )
    result[row] = value
    if (!Number.isFinite(value)) faulty.push(row)
  }
  if (faulty.length > 0) reportNotFinite(scope, formatExpression(call), vectors, result, faulty)
  return result
}
