import { type Argument, type CallNode, formatExpression } from '@lmm/formula'
import { say } from '../say.ts'
import { atRows } from '../tables/at-rows.ts'
import { type BuiltinFunction, CallArguments, type Evaluate } from './arguments.ts'
import { toVector } from './coerce.ts'
import { presentRows } from './elementwise.ts'
import { meanOf } from './scaling.ts'
import type { Scope } from './scope.ts'
import type { Value } from './value.ts'

/**
 * `poly(x, degree, raw = FALSE)`: polynomials of x orthonormal over the data of the fit, or its powers. New values use the three-term
 * recurrence learned there (Kennedy & Gentle 1980, Statistical Computing, pp. 343-4). Of several variables, `poly(x, z, degree = 2)`: the
 * products of their polynomials up to that degree in all.
 */
export const poly: BuiltinFunction = (call, scope, evaluate) => {
  const named = call.arguments.filter(({ name }) => name !== null)
  const unnamed = call.arguments.filter(({ name }) => name === null)
  const hasDegree = named.some(({ name }) => name === 'degree')
  return hasDegree && unnamed.length > 1 && !named.some(({ name }) => name === 'x')
    ? polyOfSeveral(call, unnamed, scope, evaluate)
    : polyOfOne(call, scope, evaluate)
}

const polyOfOne: BuiltinFunction = (call, scope, evaluate) => {
  const given = new CallArguments(call, ['x', 'degree', 'raw', 'simple'], scope, evaluate)
  const x = toVector(given.value('x'), call.callee, scope)
  const degree = degreeOf(given)
  const suffixes = Array.from({ length: degree }, (_, index) => String(index + 1))
  if (given.flag('raw', false)) return { kind: 'basis', columns: powers(x, degree), suffixes }
  const state = scope.memory.state(formatExpression(call), () => recurrenceOf(x, degree, given, scope))
  return { kind: 'basis', columns: applyRecurrence(x, state as unknown as Recurrence), suffixes }
}

function polyOfSeveral(call: CallNode, variables: readonly Argument[], scope: Scope, evaluate: Evaluate): Value {
  const names = variables.map((_, k) => `x${k + 1}`)
  const given = new CallArguments(call, [...names, 'degree', 'raw', 'simple'], scope, evaluate)
  const degree = degreeOf(given)
  const isRaw = given.flag('raw', false)
  const label = formatExpression(call)
  const factors = names.map((name) => {
    const x = toVector(given.value(name), call.callee, scope)
    if (isRaw) return powers(x, degree)
    const state = scope.memory.state(`${label} ${name}`, () => recurrenceOf(x, degree, given, scope))
    return applyRecurrence(x, state as unknown as Recurrence)
  })
  const exponents = exponentsUpTo(degree, names.length)
  return {
    kind: 'basis',
    columns: exponents.map((of) => {
      const column = new Float64Array(scope.rowCount).fill(1)
      of.forEach((exponent, k) => {
        const factor = exponent > 0 ? factors[k]![exponent - 1]! : null
        if (factor) for (let row = 0; row < column.length; row++) column[row]! *= factor[row]!
      })
      return column
    }),
    suffixes: exponents.map((of) => of.join('.')),
  }
}

/** Exponents of several variables whose sum is 1 to a degree, the first variable varying fastest. */
function exponentsUpTo(degree: number, variables: number): number[][] {
  let all: number[][] = [[]]
  for (let k = 0; k < variables; k++)
    all = Array.from({ length: degree + 1 }, (_, last) =>
      all.filter((of) => of.reduce((sum, one) => sum + one, last) <= degree).map((of) => [...of, last]),
    ).flat()
  return all.filter((of) => of.some((exponent) => exponent > 0))
}

function degreeOf(given: CallArguments): number {
  const degree = given.number('degree', 1)
  if (!(Number.isInteger(degree) && degree >= 1)) throw given.wrong('degree', 'count')
  return degree
}

const powers = (x: Float64Array, degree: number): Float64Array[] =>
  Array.from({ length: degree }, (_, index) => x.map((value) => value ** (index + 1)))

function recurrenceOf(x: Float64Array, degree: number, given: CallArguments, scope: Scope): Recurrence {
  const present = atRows(x, presentRows(scope.rowCount, [x]))
  const distinct = distinctUpTo(present, degree + 1)
  if (distinct <= degree)
    throw say.error('design/degree-too-high', { expression: given.text, degree, distinct }, given.place())
  return learnRecurrence(present, meanOf(x, scope), degree)
}

/** Number of distinct values, counted no further than a limit. */
function distinctUpTo(values: Float64Array, limit: number): number {
  const seen = new Set<number>()
  for (const value of values) if (seen.size < limit) seen.add(value)
  return seen.size
}

interface Recurrence {
  readonly [key: string]: number | readonly number[]
  /** The mean of x, taken off first so that x far from zero loses nothing. */
  readonly center: number
  /** p_(k+1) = (x - center - alpha_k) p_k - norm2_k / norm2_(k-1) p_(k-1). */
  readonly alpha: readonly number[]
  /** Sums of squares of p_0 ... p_degree. */
  readonly norm2: readonly number[]
}

function learnRecurrence(x: Float64Array, center: number, degree: number): Recurrence {
  const alpha: number[] = []
  const norm2: number[] = [x.length]
  let before = new Float64Array(x.length)
  let current = new Float64Array(x.length).fill(1)
  for (let k = 0; k < degree; k++) {
    let weighted = 0
    for (let i = 0; i < x.length; i++) weighted += (x[i]! - center) * current[i]! * current[i]!
    alpha.push(weighted / norm2[k]!)
    const next = step(x, center, alpha[k]!, k === 0 ? 0 : norm2[k]! / norm2[k - 1]!, current, before)
    let squares = 0
    for (const value of next) squares += value * value
    norm2.push(squares)
    before = current
    current = next
  }
  return { center, alpha, norm2 }
}

function applyRecurrence(x: Float64Array, { center, alpha, norm2 }: Recurrence): Float64Array[] {
  const columns: Float64Array[] = []
  let before = new Float64Array(x.length)
  let current = new Float64Array(x.length).fill(1)
  alpha.forEach((shift, k) => {
    const next = step(x, center, shift, k === 0 ? 0 : norm2[k]! / norm2[k - 1]!, current, before)
    const length = Math.sqrt(norm2[k + 1]!)
    columns.push(next.map((value) => value / length))
    before = current
    current = next
  })
  return columns
}

function step(
  x: Float64Array,
  center: number,
  shift: number,
  ratio: number,
  current: Float64Array,
  before: Float64Array,
): Float64Array<ArrayBuffer> {
  const next = new Float64Array(x.length)
  for (let i = 0; i < x.length; i++) next[i] = (x[i]! - center - shift) * current[i]! - ratio * before[i]!
  return next
}
