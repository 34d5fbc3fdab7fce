import { Matrix } from 'ml-matrix'
import type { SmoothFunction } from './objective.ts'
import type { OptimizeOptions, OptimizerResult, TraceStep } from './optimizer.ts'
import { Secant } from './secant.ts'
import { trustRegionStep } from './trust-region.ts'

interface Point {
  readonly theta: Float64Array
  readonly criterion: number
  readonly gradient: Float64Array
  readonly hessian: Matrix
  /** The Hessian is the average information. */
  readonly average: boolean
}

/** Options of one search. */
export interface NewtonOptions extends OptimizeOptions {
  /** Of the first trust region. */
  readonly radius?: number
}

/** A step inside the box. */
interface Plan {
  readonly theta: Float64Array
  /** Standard deviations that would have turned negative. */
  readonly mirrored: readonly number[]
  readonly predicted: number
  /** Twice the decrease that a free step predicts. */
  readonly decrement: number
  readonly length: number
}

/** Of a standard deviation at zero: with a steeper criterion it is held there. */
const steep = 1e-4

/** A step that predicts less than this (in units of the criterion) is not worth an evaluation, unless convergence is quadratic. */
const enough = 1e-13
/** Nothing is left to gain in double precision. */
const nothing = 1e-26
/** While convergence is quadratic a short step that predicts less than this is the last: where it leads nothing would be left to see. */
const last = 1e-12
const short = 1e-6
/** Steps by the average information, whose evaluations are of large models, end at 1e-8 of a standard error. */
const little = 1e-16
/** A step that predicts less than this is a small part of a standard error. */
const near = 0.1
/** A search that cannot go on has converged when its next step predicts less than this. */
const acceptable = 1e-7

/**
 * Trust-region Newton inside the box. It stops on the decrease that the next step predicts, never on differences of the
 * criterion, which drown in rounding noise; near the optimum a step counts when it shortens the gradient.
 */
export function newton(objective: SmoothFunction, options: NewtonOptions = {}): OptimizerResult {
  const { parameters } = objective
  const start = options.start ?? objective.start?.() ?? Float64Array.from(parameters, (p) => p.initial)
  const trace: TraceStep[] = []
  let evaluations = 1
  let point = evaluate(objective, start)
  if (!point) return { theta: start, criterion: Number.NaN, converged: false, evaluations, trace }
  let radius = options.radius ?? Math.max(1, Math.hypot(...point.theta))
  let decrement = Number.POSITIVE_INFINITY
  const secant = new Secant(start.length)
  for (let iteration = 0; iteration < (options.maxIterations ?? 200); iteration++) {
    const free = freeParameters(objective, point)
    const plan = planStep(objective, point, free, radius)
    const quadratic = plan.decrement < 1e-4 * decrement
    decrement = plan.decrement
    const record: TraceStep = {
      iteration,
      theta: point.theta,
      criterion: point.criterion,
      gradientNorm: free.reduce((largest, k) => Math.max(largest, Math.abs(point!.gradient[k]!)), 0),
      radius,
      method: 'newton',
    }
    trace.push(record)
    if (options.onIteration?.(record) === 'stop') break
    if (plan.predicted <= (quadratic ? (point.average ? little : nothing) : enough)) break
    if (quadratic && plan.predicted <= last && plan.length <= short * Math.max(1, Math.hypot(...point.theta))) {
      point = { ...point, theta: plan.theta, criterion: point.criterion - plan.predicted }
      break
    }
    evaluations++
    const noise = 1e-11 * Math.max(1, Math.abs(point.criterion))
    if (plan.predicted >= noise) {
      const criterion = criterionAt(objective, plan.theta)
      const atZero = atZeros(objective, point, plan)
      if (atZero && atZero.criterion < Math.min(criterion, point.criterion - noise)) {
        point = atZero
        continue
      }
      const ratio = (point.criterion - criterion) / plan.predicted
      if (ratio < 0.25) radius = 0.25 * Math.min(radius, plan.length)
      else if (ratio > 0.75 && plan.length > 0.8 * radius) radius *= 2.5
      if (!(ratio > 1e-4)) {
        if (radius < 1e-12) break
        continue
      }
    }
    const trial = evaluate(objective, plan.theta)
    if (trial?.average) secant.correct(trial, plan.predicted < near ? point : null)
    if (plan.predicted < noise) {
      const next = trial && planStep(objective, trial, freeParameters(objective, trial), radius)
      if (!trial || !next || next.decrement > 0.5 * plan.decrement || trial.criterion > point.criterion + noise) break
    }
    if (trial) point = trial
  }
  return { theta: point.theta, criterion: point.criterion, converged: decrement <= acceptable, evaluations, trace }
}

/** Infinite where there is none. */
function criterionAt(objective: SmoothFunction, theta: Float64Array): number {
  const value = objective.evaluate(theta)
  return value.status === 'ok' && Number.isFinite(value.criterion) ? value.criterion : Number.POSITIVE_INFINITY
}

function evaluate(objective: SmoothFunction, theta: Float64Array): Point | null {
  const m = theta.length
  const gradient = new Float64Array(m)
  const hessian = Matrix.zeros(m, m)
  const value = objective.evaluate(theta, { gradient, hessian })
  if (value.status !== 'ok' || !Number.isFinite(value.criterion)) return null
  return { theta, criterion: value.criterion, gradient, hessian, average: value.hessian === 'average information' }
}

/** Parameters that may move: not those at a bound towards which the criterion falls. */
function freeParameters({ parameters }: SmoothFunction, { theta, gradient }: Point): number[] {
  return parameters.flatMap((p, k) => {
    const held = (theta[k]! <= p.lower && gradient[k]! > 0) || (theta[k]! >= p.upper && gradient[k]! < 0)
    return held ? [] : [k]
  })
}

function planStep(
  { parameters }: SmoothFunction,
  { theta, gradient, hessian }: Point,
  free: readonly number[],
  radius: number,
): Plan {
  const m = free.length
  if (m === 0) return { theta, mirrored: [], predicted: 0, decrement: 0, length: 0 }
  const g = Float64Array.from(free, (k) => gradient[k]!)
  const H = new Float64Array(m * m)
  free.forEach((k, i) => {
    free.forEach((l, j) => {
      H[i * m + j] = hessian.get(k, l)
    })
  })
  const { step, decrement } = trustRegionStep(g, H, radius)
  const next = theta.slice()
  const mirrored: number[] = []
  free.forEach((k, i) => {
    const { kind, lower, upper } = parameters[k]!
    const free = theta[k]! + step[i]!
    const negative = kind === 'sd' && lower === 0 && free < 0
    if (negative) mirrored.push(k)
    next[k] = Math.min(upper, negative ? -free : Math.max(lower, free))
  })
  const moved = Float64Array.from(free, (k) => next[k]! - theta[k]!)
  let predicted = 0
  for (let i = 0; i < m; i++) {
    let Hd = 0
    for (let j = 0; j < m; j++) Hd += H[i * m + j]! * step[j]!
    predicted -= step[i]! * (g[i]! + 0.5 * Hd)
  }
  return { theta: next, mirrored, predicted: Math.max(0, predicted), decrement, length: Math.hypot(...moved) }
}

/**
 * The same step with zero for the standard deviations that would have turned negative, where zero holds them. A variance, which holds the
 * square of its standard deviation, does not: its criterion is level there. Covariances with others are not even in it.
 */
function atZeros(objective: SmoothFunction, from: Point, { theta, mirrored }: Plan): Point | null {
  const { gradient, hessian } = from
  const pulled = mirrored.every((k) => gradient[k]! - hessian.get(k, k) * from.theta[k]! > steep)
  if (mirrored.length === 0 || !pulled) return null
  const zeros = theta.map((value, k) => (mirrored.includes(k) ? 0 : value))
  const point = evaluate(objective, zeros)
  return point && mirrored.every((k) => point.gradient[k]! > steep) ? point : null
}
