import type { CallNode } from '@lmm/formula'
import { formatExpression } from '@lmm/formula'
import { basisAt, basisSize, bSpline } from '../splines/b-spline.ts'
import { naturalBasisAt, naturalSpline } from '../splines/natural-spline.ts'
import { quantile } from '../splines/quantile.ts'
import { atRows } from '../tables/at-rows.ts'
import { type BuiltinFunction, CallArguments } from './arguments.ts'
import { toVector } from './coerce.ts'
import { presentRows } from './elementwise.ts'
import type { Scope } from './scope.ts'
import type { Value } from './value.ts'

/**
 * `bs(x, df, knots, degree = 3, intercept = FALSE, Boundary.knots)`: B-splines of x with inner knots at quantiles, as R's package
 * splines; beyond the boundary the end pieces go on.
 */
export const bs: BuiltinFunction = (call, scope, evaluate) => {
  const given = new CallArguments(call, ['x', 'df', 'knots', 'degree', 'intercept', 'Boundary.knots'], scope, evaluate)
  const x = toVector(given.value('x'), call.callee, scope)
  const degree = given.number('degree', 3)
  if (!(Number.isInteger(degree) && degree >= 1)) throw given.wrong('degree', 'count')
  const intercept = given.flag('intercept', false)
  const skipped = intercept ? 0 : 1
  const { inner, boundary } = learnedKnots(call, given, x, scope, degree + 1 - skipped)
  const spline = bSpline(inner, boundary, degree)
  return basisValue(x, basisSize(spline) - skipped, (value) => basisAt(spline, value).subarray(skipped))
}

/** `ns(x, df, knots, intercept = FALSE, Boundary.knots)`: natural cubic splines, linear beyond the boundary, as R's package splines. */
export const ns: BuiltinFunction = (call, scope, evaluate) => {
  const given = new CallArguments(call, ['x', 'df', 'knots', 'intercept', 'Boundary.knots'], scope, evaluate)
  const x = toVector(given.value('x'), call.callee, scope)
  const intercept = given.flag('intercept', false)
  const { inner, boundary } = learnedKnots(call, given, x, scope, intercept ? 2 : 1)
  const natural = naturalSpline(bSpline(inner, boundary, 3), boundary, intercept)
  return basisValue(x, natural.weights.length, (value) => naturalBasisAt(natural, value))
}

/** Inner and boundary knots; `least` is the number of columns without inner knots. */
function learnedKnots(
  call: CallNode,
  given: CallArguments,
  x: Float64Array,
  scope: Scope,
  least: number,
): { inner: readonly number[]; boundary: readonly [number, number] } {
  const state = scope.memory.state(formatExpression(call), () => {
    const present = atRows(x, presentRows(scope.rowCount, [x]))
      .slice()
      .sort()
    const boundary = given.numbers('Boundary.knots') ?? [present[0] ?? 0, present.at(-1) ?? 0]
    const [low, high] = boundary.toSorted((a, b) => a - b) as [number, number]
    if (boundary.length !== 2 || !(low < high))
      throw given.wrong(given.has('Boundary.knots') ? 'Boundary.knots' : 'x', 'knots')
    const inner = (
      given.numbers('knots') ??
      quantileKnots(
        given,
        present.filter((v) => v >= low && v <= high),
        least,
      )
    ).sort((a, b) => a - b)
    if (inner.some((knot) => !(knot > low && knot < high)))
      throw given.wrong(given.has('knots') ? 'knots' : 'df', 'knots')
    return { inner, boundary: [low, high] }
  })
  return state as unknown as { inner: readonly number[]; boundary: readonly [number, number] }
}

function quantileKnots(given: CallArguments, sorted: Float64Array, least: number): number[] {
  const df = given.number('df', least)
  if (!(Number.isInteger(df) && df >= least)) throw given.wrong('df', 'count')
  const count = df - least
  return Array.from({ length: count }, (_, index) => quantile(sorted, (index + 1) / (count + 1)))
}

function basisValue(x: Float64Array, size: number, at: (value: number) => Float64Array): Value {
  const columns = Array.from({ length: size }, () => new Float64Array(x.length))
  for (let row = 0; row < x.length; row++) {
    const values = Number.isFinite(x[row]!) ? at(x[row]!) : null
    for (let column = 0; column < size; column++) columns[column]![row] = values ? values[column]! : Number.NaN
  }
  return { kind: 'basis', columns, suffixes: columns.map((_, index) => String(index + 1)) }
}
