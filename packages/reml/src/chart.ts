import { Matrix } from 'ml-matrix'
import type { SmoothFunction } from './objective.ts'

/** An objective in coordinates in which a step means the same everywhere: logarithms of lengths, everything else as it is. */
export interface Chart {
  readonly objective: SmoothFunction
  to(theta: Float64Array): Float64Array
  from(coordinates: Float64Array): Float64Array
  /** Whether a coordinate is a logarithm. */
  readonly logarithmic: readonly boolean[]
}

/** How far the logarithm of a length may go from its start. */
const furthest = 30

/** The chart of an objective; the objective itself where no parameter is a positive length. */
export function chartOf(objective: SmoothFunction): Chart {
  const logarithmic = objective.parameters.map(
    ({ kind, lower, upper }) => kind === 'length' && lower === 0 && upper === Number.POSITIVE_INFINITY,
  )
  const same = (theta: Float64Array): Float64Array => theta
  if (!logarithmic.includes(true)) return { objective, to: same, from: same, logarithmic }
  const to = (theta: Float64Array): Float64Array =>
    theta.map((value, k) => (logarithmic[k] ? Math.log(Math.max(value, Number.MIN_VALUE)) : value))
  const from = (point: Float64Array): Float64Array =>
    point.map((value, k) => (logarithmic[k] ? Math.exp(value) : value))
  const charted: SmoothFunction = {
    ...objective,
    parameters: objective.parameters.map((parameter, k) =>
      logarithmic[k]
        ? {
            ...parameter,
            initial: Math.log(parameter.initial),
            lower: Math.log(parameter.initial) - furthest,
            upper: Math.log(parameter.initial) + furthest,
          }
        : parameter,
    ),
    evaluate(point, into = {}) {
      const theta = from(point)
      if (theta.some((value, k) => logarithmic[k] && !(value > 0 && value < Number.POSITIVE_INFINITY)))
        return { status: 'infeasible', reason: 'a length is not a positive number' }
      if (!into.gradient && !into.hessian) return objective.evaluate(theta)
      const m = theta.length
      const gradient = new Float64Array(m)
      const hessian = into.hessian && Matrix.zeros(m, m)
      const value = objective.evaluate(theta, { gradient, ...(hessian && { hessian }) })
      const scale = theta.map((length, k) => (logarithmic[k] ? length : 1))
      for (let k = 0; k < m; k++) {
        const slope = gradient[k]! * scale[k]!
        if (into.gradient) into.gradient[k] = slope
        if (!into.hessian || !hessian) continue
        for (let l = 0; l < m; l++) into.hessian.set(k, l, hessian.get(k, l) * scale[k]! * scale[l]!)
        if (logarithmic[k]) into.hessian.set(k, k, into.hessian.get(k, k) + slope)
      }
      return value
    },
  }
  return { objective: charted, to, from, logarithmic }
}
