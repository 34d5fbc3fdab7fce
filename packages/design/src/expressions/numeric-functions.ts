import { formatExpression } from '@lmm/formula'
import type { BuiltinFunction } from './arguments.ts'
import { CallArguments } from './arguments.ts'
import { toNumbers } from './coerce.ts'
import { elementwise } from './elementwise.ts'

const ofOne: Readonly<Record<string, (x: number) => number>> = {
  log2: Math.log2,
  log10: Math.log10,
  log1p: Math.log1p,
  exp: Math.exp,
  expm1: Math.expm1,
  sqrt: Math.sqrt,
  abs: Math.abs,
  sign: Math.sign,
  floor: Math.floor,
  ceiling: Math.ceil,
  trunc: Math.trunc,
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  asin: Math.asin,
  acos: Math.acos,
  atan: Math.atan,
  sinh: Math.sinh,
  cosh: Math.cosh,
  tanh: Math.tanh,
}

/** Functions of numbers, applied row by row. */
export function numericFunctions(): readonly (readonly [string, BuiltinFunction])[] {
  return [
    ...Object.entries(ofOne).map(([name, f]) => [name, rowwise(['x'], [], f)] as const),
    [
      'log',
      rowwise(['x', 'base'], [Math.E], (x, base) => (base === Math.E ? Math.log(x) : Math.log(x) / Math.log(base))),
    ],
    ['round', rowwise(['x', 'digits'], [0], roundHalfEven)],
    ['atan2', rowwise(['y', 'x'], [], Math.atan2)],
    ['pmin', rowwise(['a', 'b'], [], (a, b) => Math.min(a, b))],
    ['pmax', rowwise(['a', 'b'], [], (a, b) => Math.max(a, b))],
    ['ifelse', rowwise(['test', 'yes', 'no'], [], (test, yes, no) => (test === 0 ? no : yes))],
  ]
}

/** A function of numbers with fallbacks for its last parameters. */
function rowwise(
  parameters: readonly string[],
  fallbacks: readonly number[],
  f: (a: number, b: number, c: number) => number,
): BuiltinFunction {
  const required = parameters.length - fallbacks.length
  return (call, scope, evaluate) => {
    const given = new CallArguments(call, parameters, scope, evaluate)
    const operands = parameters.map((parameter, index) =>
      index < required || given.has(parameter)
        ? toNumbers(given.value(parameter), call.callee, scope)
        : fallbacks[index - required]!,
    )
    const [a = 0, b = 0, c = 0] = operands
    if (typeof a === 'number' && typeof b === 'number' && typeof c === 'number') {
      const value = f(a, b, c)
      if (!Number.isFinite(value)) throw given.wrong(parameters[0]!, 'finite-result')
      return { kind: 'constant', value }
    }
    return { kind: 'number', values: elementwise(scope, formatExpression(call), operands, f, given.count) }
  }
}

/** Rounding to the even digit at exact halves (IEC 60559), as R. */
export function roundHalfEven(x: number, digits: number): number {
  if (digits > 15) return x
  if (digits > 0) return Number(x.toFixed(digits))
  const unit = 10 ** -digits
  const scaled = x / unit
  const below = Math.floor(scaled)
  const part = scaled - below
  const nearest = part < 0.5 ? below : part > 0.5 ? below + 1 : below + (below % 2 === 0 ? 0 : 1)
  return nearest * unit
}
