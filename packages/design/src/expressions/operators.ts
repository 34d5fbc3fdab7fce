import { type BinaryNode, formatExpression, type UnaryNode } from '@lmm/formula'
import { say } from '../say.ts'
import { toNumbers } from './coerce.ts'
import { elementwise, type Numbers } from './elementwise.ts'
import { noSuchLevel } from './no-such-level.ts'
import { placeInLabel } from './place.ts'
import type { Scope } from './scope.ts'
import type { FactorValue, Value } from './value.ts'

const arithmetic: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '^': power,
  '%%': (a, b) => a - Math.floor(a / b) * b,
  '%/%': (a, b) => Math.floor(a / b),
}

const comparisons: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
}

/** 1 to any power and any number to the power 0 are 1; squares are products, as exact as `x * x`. */
function power(a: number, b: number): number {
  return b === 2 ? a * a : a ** b
}

/** `+x`, `-x`, `!x` over the rows. */
export function unary(node: UnaryNode, operand: Value, scope: Scope): Value {
  if (node.operator === '!') return logical(scope, '!', [operand], (a) => (a < 0 ? -1 : 1 - a))
  const sign = node.operator === '-' ? -1 : 1
  const numbers = toNumbers(operand, node.operator, scope)
  if (typeof numbers === 'number') return { kind: 'constant', value: sign * numbers }
  return { kind: 'number', values: sign < 0 ? numbers.map((value) => -value) : numbers }
}

/** A binary operator over the rows: inside a function they are arithmetic, not term algebra. */
export function binary(node: BinaryNode, left: Value, right: Value, scope: Scope): Value {
  const { operator } = node
  const f = arithmetic[operator]
  if (f) return calculate(node, f, left, right, scope)
  const compare = comparisons[operator]
  if (compare) return comparison(operator, compare, left, right, scope)
  if (operator === '&' || operator === '&&')
    return logical(scope, operator, [left, right], (a, b) => (a === 0 || b === 0 ? 0 : a < 0 || b < 0 ? -1 : 1))
  if (operator === '|' || operator === '||')
    return logical(scope, '|', [left, right], (a, b) => (a === 1 || b === 1 ? 1 : a < 0 || b < 0 ? -1 : 0))
  if (operator === ':' && left.kind === 'constant' && right.kind === 'constant') return sequence(left, right, scope)
  throw say.error('design/operator', { operator, variable: scope.variable.label }, placeInLabel(scope, operator))
}

function calculate(
  node: BinaryNode,
  f: (a: number, b: number) => number,
  left: Value,
  right: Value,
  scope: Scope,
): Value {
  const { operator } = node
  const operands: Numbers[] = [toNumbers(left, operator, scope), toNumbers(right, operator, scope)]
  const [a, b] = operands
  if (typeof a === 'number' && typeof b === 'number') return { kind: 'constant', value: f(a, b) }
  return { kind: 'number', values: elementwise(scope, formatExpression(node), operands, f) }
}

function comparison(
  operator: string,
  compare: (a: number, b: number) => boolean,
  left: Value,
  right: Value,
  scope: Scope,
): Value {
  if (left.kind === 'factor' && right.kind === 'constant') return levelTest(operator, compare, left, right.value, scope)
  if (right.kind === 'factor' && left.kind === 'constant')
    return levelTest(operator, (a, b) => compare(b, a), right, left.value, scope)
  const a = toNumbers(left, operator, scope)
  const b = toNumbers(right, operator, scope)
  const codes = new Int8Array(scope.rowCount)
  for (let row = 0; row < codes.length; row++) {
    const x = typeof a === 'number' ? a : a[row]!
    const y = typeof b === 'number' ? b : b[row]!
    codes[row] = Number.isNaN(x) || Number.isNaN(y) ? -1 : compare(x, y) ? 1 : 0
  }
  return { kind: 'logical', codes }
}

function levelTest(
  operator: string,
  compare: (a: number, b: number) => boolean,
  factor: FactorValue,
  constant: number | string | boolean,
  scope: Scope,
): Value {
  const level = typeof constant === 'boolean' ? String(constant).toUpperCase() : String(constant)
  const place = factor.levels.indexOf(level)
  const ordering = operator !== '==' && operator !== '!='
  if (ordering && !factor.ordered)
    throw say.error('design/not-ordered', { operator, variable: scope.variable.label }, placeInLabel(scope, operator))
  if (place < 0 && (ordering || !scope.memory.remembers)) throw noSuchLevel(level, factor.levels, scope)
  const codes = Int8Array.from(factor.codes, (code) => (code < 0 ? -1 : compare(code, place) ? 1 : 0))
  return { kind: 'logical', codes }
}

function logical(
  scope: Scope,
  operator: string,
  operands: readonly Value[],
  f: (a: number, b: number) => number,
): Value {
  const [a, b] = operands.map((operand) => truth(operand, operator, scope))
  const codes = new Int8Array(scope.rowCount)
  for (let row = 0; row < codes.length; row++) codes[row] = f(a![row]!, b ? b[row]! : 0)
  return { kind: 'logical', codes }
}

function truth(value: Value, operator: string, scope: Scope): Int8Array {
  if (value.kind === 'logical') return value.codes
  const numbers = toNumbers(value, operator, scope)
  if (typeof numbers === 'number') return new Int8Array(scope.rowCount).fill(numbers === 0 ? 0 : 1)
  return Int8Array.from(numbers, (number) => (Number.isNaN(number) ? -1 : number === 0 ? 0 : 1))
}

function sequence(
  from: { value: number | string | boolean },
  to: { value: number | string | boolean },
  scope: Scope,
): Value {
  const start = Number(from.value)
  const end = Number(to.value)
  const length = Math.floor(Math.abs(end - start) + 1e-10) + 1
  if (!(length <= 1e6))
    throw say.error('design/operator', { operator: ':', variable: scope.variable.label }, placeInLabel(scope, ':'))
  const step = end < start ? -1 : 1
  return { kind: 'constants', values: Array.from({ length }, (_, index) => start + step * index) }
}
