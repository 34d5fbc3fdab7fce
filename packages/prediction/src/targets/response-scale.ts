import { type CallNode, type Expression, formatExpression } from '@lmm/formula'
import type { FittedModel } from '@lmm/reml'
import { say } from '../say.ts'

/** Takes values of the left side of the formula back to the response before it was transformed. */
export type BackTransform = (value: number) => number

/**
 * The inverse of the left side where it is an increasing function of one column: logarithms, roots, powers, shifts, scales and
 * compositions of these. What is taken back are medians and limits of intervals; a mean would need more than its value.
 *
 * @throws LmmError `prediction/no-inverse` for any other left side.
 * @example
 * ```ts
 * import { backTransform } from '@lmm/prediction'
 * import { lmm } from 'lmm'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * const model = lmm('log(Reaction) ~ Days + (1 | Subject)', sleepstudy)
 * console.log(backTransform(model)(Math.log(250)).toFixed(6))
 * ```
 * ```text
 * 250.000000
 * ```
 */
export function backTransform({ terms, schema }: FittedModel): BackTransform {
  const response = terms.response
  const learned = schema.variables.find(({ label }) => label === response?.label)?.learned ?? []
  const inverse = response && invert(response.expression, new Map(learned.map(({ call, state }) => [call, state])))
  if (!inverse) throw say.error('prediction/no-inverse', { response: response?.label ?? '' })
  return inverse
}

type States = ReadonlyMap<string, Readonly<Record<string, unknown>>>

const identity: BackTransform = (value) => value

/** The inverse of an expression of one column, null where there is none that increases. */
function invert(node: Expression, states: States): BackTransform | null {
  switch (node.kind) {
    case 'name':
      return identity
    case 'parentheses':
      return invert(node.inner, states)
    case 'unary':
      return node.operator === '+' ? invert(node.operand, states) : null
    case 'call':
      return invertCall(node, states)
    case 'binary': {
      const left = constant(node.left)
      const right = constant(node.right)
      if (left !== null && right === null) return after(invert(node.right, states), fromRight(node.operator, left))
      if (right !== null && left === null) return after(invert(node.left, states), fromLeft(node.operator, right))
      return null
    }
    default:
      return null
  }
}

const after = (inner: BackTransform | null, outer: BackTransform | null): BackTransform | null =>
  inner && outer ? (value) => inner(outer(value)) : null

/** x from c op x. */
function fromRight(operator: string, c: number): BackTransform | null {
  if (operator === '+') return (v) => v - c
  return operator === '*' && c > 0 ? (v) => v / c : null
}

/** x from x op c. */
function fromLeft(operator: string, c: number): BackTransform | null {
  if (operator === '+') return (v) => v - c
  if (operator === '-') return (v) => v + c
  if (operator === '*' && c > 0) return (v) => v / c
  if (operator === '/' && c > 0) return (v) => v * c
  return operator === '^' && c > 0 ? (v) => Math.max(0, v) ** (1 / c) : null
}

const functions: Readonly<Record<string, BackTransform>> = {
  log: Math.exp,
  log2: (v) => 2 ** v,
  log10: (v) => 10 ** v,
  log1p: Math.expm1,
  sqrt: (v) => Math.max(0, v) ** 2,
  I: identity,
}

function invertCall(call: CallNode, states: States): BackTransform | null {
  const [first, second] = call.arguments
  if (!first || first.name !== null) return null
  const inner = invert(first.value, states)
  if (call.callee === 'scale' || call.callee === 'center') return after(inner, unscaled(call, states))
  if (call.callee === 'log' && second) {
    const base = constant(second.value)
    return base !== null && base > 1 ? after(inner, (v) => base ** v) : null
  }
  const outer = Object.hasOwn(functions, call.callee) ? functions[call.callee]! : null
  return call.arguments.length === 1 ? after(inner, outer) : null
}

/** By what the call learned from the data of the fit. */
function unscaled(call: CallNode, states: States): BackTransform | null {
  const { center = 0, scale = 1 } = states.get(formatExpression(call)) ?? { center: null }
  if (typeof center !== 'number' || typeof scale !== 'number') return null
  return (v) => v * scale + center
}

/** The value of an expression without names. */
function constant(node: Expression): number | null {
  switch (node.kind) {
    case 'number':
      return node.value
    case 'parentheses':
      return constant(node.inner)
    case 'unary': {
      const value = constant(node.operand)
      return value === null || node.operator === '!' ? null : node.operator === '-' ? -value : value
    }
    case 'binary': {
      const left = constant(node.left)
      const right = constant(node.right)
      if (left === null || right === null) return null
      switch (node.operator) {
        case '+':
          return left + right
        case '-':
          return left - right
        case '*':
          return left * right
        case '/':
          return left / right
        case '^':
          return left ** right
        default:
          return null
      }
    }
    default:
      return null
  }
}
