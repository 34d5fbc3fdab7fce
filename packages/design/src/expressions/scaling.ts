import { formatExpression } from '@lmm/formula'
import { say } from '../say.ts'
import type { BuiltinFunction } from './arguments.ts'
import { CallArguments } from './arguments.ts'
import { toVector } from './coerce.ts'
import { presentRows } from './elementwise.ts'
import type { Scope } from './scope.ts'

/** `center(x)`: x minus its mean in the data of the fit. */
export const center: BuiltinFunction = (call, scope, evaluate) => {
  const given = new CallArguments(call, ['x'], scope, evaluate)
  const x = toVector(given.value('x'), call.callee, scope)
  const state = scope.memory.state(formatExpression(call), () => ({ center: meanOf(x, scope) }))
  const mean = state.center as number
  return { kind: 'number', values: x.map((value) => value - mean) }
}

/** `scale(x, center, scale)` of R: minus the mean, divided by the standard deviation (root mean square when not centred). */
export const scale: BuiltinFunction = (call, scope, evaluate) => {
  const given = new CallArguments(call, ['x', 'center', 'scale'], scope, evaluate)
  const x = toVector(given.value('x'), call.callee, scope)
  const state = scope.memory.state(formatExpression(call), () => {
    const [c = true] = given.constants('center') ?? []
    const [s = true] = given.constants('scale') ?? []
    const mean = c === true ? meanOf(x, scope) : Number(c)
    const size = s === true ? spread(x, mean, scope) : s === false ? 1 : Number(s)
    if (!(size > 0 && Number.isFinite(size)))
      throw say.error('design/no-spread', { expression: formatExpression(call) }, given.place())
    return { center: mean, scale: size }
  })
  const mean = state.center as number
  const size = state.scale as number
  return { kind: 'number', values: x.map((value) => (value - mean) / size) }
}

/** Mean of the present values, corrected once for rounding; 0 when there is none. */
export function meanOf(x: Float64Array, scope: Pick<Scope, 'rowCount'>): number {
  const rows = presentRows(scope.rowCount, [x])
  if (rows.length === 0) return 0
  let sum = 0
  for (const row of rows) sum += x[row]!
  const mean = sum / rows.length
  let rest = 0
  for (const row of rows) rest += x[row]! - mean
  return mean + rest / rows.length
}

function spread(x: Float64Array, center: number, scope: Scope): number {
  const rows = presentRows(scope.rowCount, [x])
  let squares = 0
  for (const row of rows) squares += (x[row]! - center) ** 2
  return Math.sqrt(squares / Math.max(1, rows.length - 1))
}
