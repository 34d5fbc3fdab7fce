import type { Expression } from '@lmm/formula'
import type { FittedModel } from '@lmm/reml'
import { say } from '../say.ts'

/** The scale of the left side of the formula, or of the response before it was transformed. */
export type Scale = 'model' | 'response'

/** How to take the left side back to the response. */
export interface Transformation {
  readonly inverse: (value: number) => number
  /** d inverse / d value. */
  readonly slope: (value: number) => number
  /** For logarithms the base: differences are logarithms of ratios. */
  readonly base: number | null
}

/** The transformation of the response of a model. Throws where it has no inverse. */
export function transformationOf(model: FittedModel): Transformation {
  const { response } = model.terms
  const inverse = response && inverseOf(response.expression)
  if (!response || !inverse) throw say.error('inference/no-inverse', { response: response?.label ?? '' })
  const base = logarithmBase(response.expression)
  return { inverse, slope: (value) => slopeOf(inverse, value), base }
}

/** An estimate with its standard error and limits. */
export interface Estimated {
  readonly estimate: number
  readonly stdError: number
  readonly lower: number
  readonly upper: number
}

/** Estimates and limits on the scale of the response: the standard error by the delta method. */
export function onResponseScale(row: Estimated, { inverse, slope }: Transformation): Estimated {
  return {
    estimate: inverse(row.estimate),
    stdError: Math.abs(slope(row.estimate)) * row.stdError,
    lower: inverse(row.lower),
    upper: inverse(row.upper),
  }
}

/** A difference quotient of fourth order: inverses are powers and exponentials. */
function slopeOf(f: (value: number) => number, x: number): number {
  const h = 1e-3 * Math.min(1, Math.max(0.1, Math.abs(x)))
  return (8 * (f(x + h) - f(x - h)) - (f(x + 2 * h) - f(x - 2 * h))) / (12 * h)
}

const bases: Readonly<Record<string, number>> = { log: Math.E, log2: 2, log10: 10, log1p: Math.E }

/** The base of the logarithm that a left side is; null for anything else. */
function logarithmBase(node: Expression): number | null {
  if (node.kind === 'parentheses') return logarithmBase(node.inner)
  if (node.kind !== 'call' || !Object.hasOwn(bases, node.callee)) return null
  const second = node.arguments[1]?.value
  if (!second) return bases[node.callee]!
  return second.kind === 'number' && second.value > 1 ? second.value : null
}

/** Takes a logarithm or a square root of a column, with a number added or a factor, back to the column; null for anything else. */
function inverseOf(node: Expression): ((value: number) => number) | null {
  if (node.kind === 'name') return (value) => value
  if (node.kind === 'parentheses') return inverseOf(node.inner)
  if (node.kind === 'binary' && node.right.kind === 'number')
    return undone(node.operator, node.right.value, inverseOf(node.left))
  if (node.kind !== 'call' || !node.arguments[0]) return null
  const inner = inverseOf(node.arguments[0].value)
  if (!inner) return null
  if (node.callee === 'sqrt') return (value) => inner(Math.max(0, value) ** 2)
  const base = logarithmBase(node)
  if (base === null) return null
  return node.callee === 'log1p' ? (value) => inner(Math.expm1(value)) : (value) => inner(base ** value)
}

function undone(
  operator: string,
  c: number,
  inner: ((value: number) => number) | null,
): ((value: number) => number) | null {
  if (!inner) return null
  if (operator === '+') return (value) => inner(value - c)
  if (operator === '-') return (value) => inner(value + c)
  if (operator === '*' && c > 0) return (value) => inner(value / c)
  return operator === '/' && c > 0 ? (value) => inner(value * c) : null
}
