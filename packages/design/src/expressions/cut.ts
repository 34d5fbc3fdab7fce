import { formatExpression } from '@lmm/formula'
import { say } from '../say.ts'
import { type BuiltinFunction, CallArguments } from './arguments.ts'
import { toVector } from './coerce.ts'
import { presentRows } from './elementwise.ts'
import { labelOf } from './factor-functions.ts'
import type { Scope } from './scope.ts'

/**
 * `cut(x, breaks, labels, include.lowest, right, dig.lab, ordered_result)`: the interval that x lies in. Breaks are given, or a number
 * of intervals of equal width over the data of the fit; a value in none of them is missing.
 */
export const cut: BuiltinFunction = (call, scope, evaluate) => {
  const parameters = ['x', 'breaks', 'labels', 'include.lowest', 'right', 'dig.lab', 'ordered_result']
  const given = new CallArguments(call, parameters, scope, evaluate)
  const x = toVector(given.value('x'), call.callee, scope)
  const stated = given.numbers('breaks')
  if (!stated) throw given.missing('breaks')
  const learned = (): readonly number[] => {
    const state = scope.memory.state(formatExpression(call), () => {
      const [count = 0] = stated
      if (!(Number.isInteger(count) && count >= 2 && count <= 1e4)) throw given.wrong('breaks', 'breaks')
      return { breaks: equalBreaks(x, count, scope) }
    })
    return state.breaks as readonly number[]
  }
  const breaks = stated.length > 1 ? stated.toSorted((a, b) => a - b) : learned()
  if (breaks.some((value, index) => index > 0 && !(value > breaks[index - 1]!))) throw given.wrong('breaks', 'breaks')
  const lowest = given.flag('include.lowest', false)
  const right = given.flag('right', true)
  const codes = Int32Array.from(x, (value) => intervalOf(value, breaks, right, lowest))
  const levels =
    given.constants('labels')?.map(labelOf) ??
    intervalLabels(breaks, { right, lowest, digits: given.number('dig.lab', 3) })
  if (levels.length !== breaks.length - 1 || new Set(levels).size < levels.length)
    throw say.error(
      'design/labels',
      { labels: levels, levels: intervalLabels(breaks, { right, lowest, digits: 3 }) },
      given.place(),
    )
  return { kind: 'factor', codes, levels, ordered: given.flag('ordered_result', false) }
}

/** R moves the outer breaks out by a thousandth of the range, so that every value lies inside. */
function equalBreaks(x: Float64Array, count: number, scope: Scope): number[] {
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (const row of presentRows(scope.rowCount, [x])) {
    low = Math.min(low, x[row]!)
    high = Math.max(high, x[row]!)
  }
  const range = high - low
  const margin = (range === 0 ? Math.abs(low) : range) / 1000
  if (range === 0) return Array.from({ length: count + 1 }, (_, i) => low - margin + (2 * margin * i) / count)
  const inner = Array.from({ length: count - 1 }, (_, i) => low + (range * (i + 1)) / count)
  return [low - margin, ...inner, high + margin]
}

function intervalOf(value: number, breaks: readonly number[], right: boolean, lowest: boolean): number {
  const last = breaks.length - 1
  if (lowest && value === breaks[right ? 0 : last]) return right ? 0 : last - 1
  let low = -1
  let high = breaks.length
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (right ? breaks[middle]! < value : breaks[middle]! <= value) low = middle
    else high = middle
  }
  return low >= 0 && low < last && !Number.isNaN(value) ? low : -1
}

/** `(a,b]`, with as many digits as it takes to tell the breaks apart. */
function intervalLabels(
  breaks: readonly number[],
  { right, lowest, digits }: { readonly right: boolean; readonly lowest: boolean; readonly digits: number },
): string[] {
  const least = Number.isInteger(digits) && digits >= 1 ? Math.min(digits, 15) : 3
  let written: string[] = []
  for (let precision = least; precision <= Math.max(12, least); precision++) {
    written = breaks.map((value) => shortest(value, precision))
    if (new Set(written).size === written.length) break
  }
  return written.slice(1).map((upper, index) => {
    const open = right ? (lowest && index === 0 ? '[' : '(') : '['
    const close = right ? ']' : lowest && index === written.length - 2 ? ']' : ')'
    return `${open}${written[index]},${upper}${close}`
  })
}

/** `%g` of C, an infinity as R pads it. */
function shortest(value: number, precision: number): string {
  if (!Number.isFinite(value)) return value > 0 ? ' Inf' : '-Inf'
  const [mantissa = '', exponent = '0'] = value.toExponential(precision - 1).split('e')
  const power = Number(exponent)
  if (power >= -4 && power < precision) return String(Number(value.toPrecision(precision)))
  const digits = mantissa.includes('.') ? mantissa.replace(/\.?0+$/, '') : mantissa
  return `${digits}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`
}
