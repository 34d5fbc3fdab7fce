import { Matrix } from 'ml-matrix'
import { type MarginalObjective, marginalAtVariance } from './marginal/marginal-objective.ts'
import type { AtVariance, SmoothFunction } from './objective.ts'
import type { PenalizedObjective } from './penalized-objective.ts'

/** The criterion as a function of psi = (theta, log sigma); of theta alone where sigma is fixed. */
export interface UnprofiledObjective extends SmoothFunction {
  /** Whether log sigma is the last parameter. */
  readonly scaled: boolean
}

type Into = Parameters<SmoothFunction['evaluate']>[1]

/**
 * An objective with sigma no longer profiled out: sigma is relative to the response of the products, as theta is. The criterion depends
 * on log sigma through 2 nu log sigma + r^2 / sigma^2.
 *
 * @example
 * ```ts
 * import { objectiveOf, unprofiledObjective } from '@lmm/reml'
 * import { lmm } from 'lmm'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * const model = lmm('Reaction ~ Days + (Days | Subject)', sleepstudy)
 * const { parameters, scaled } = unprofiledObjective(objectiveOf(model)!)
 * console.log(parameters.map(({ name }) => name), scaled)
 * ```
 * ```text
 * [ '(Intercept)', 'Days.(Intercept)', 'Days', 'log sigma' ] true
 * ```
 */
export function unprofiledObjective(objective: PenalizedObjective | MarginalObjective): UnprofiledObjective {
  const marginal = 'criterion' in objective
  const settings = marginal ? objective.criterion.settings : objective.sigma.settings
  if (settings.scaleFixed) return { ...objective, scaled: false }
  const { nu } = settings
  const m = objective.parameters.length
  const at = (theta: Float64Array, variance: number, into: Into): AtVariance =>
    marginal
      ? marginalAtVariance(objective, theta, variance, into)
      : penalizedAtVariance(objective, theta, variance, into)
  return {
    scaled: true,
    parameters: [
      ...objective.parameters,
      {
        name: 'log sigma',
        kind: 'shape',
        initial: 0,
        lower: Number.NEGATIVE_INFINITY,
        upper: Number.POSITIVE_INFINITY,
      },
    ],
    evaluate(psi, into = {}) {
      const variance = Math.exp(2 * psi[m]!)
      const hessian = into.hessian && Matrix.zeros(m, m)
      const gradient = new Float64Array(m)
      const wanted = into.gradient || into.hessian
      const value = at(psi.subarray(0, m), variance, { ...(wanted && { gradient }), ...(hessian && { hessian }) })
      if (value.status === 'infeasible') return value
      const { rSquared, rSquaredDerivatives, ...evaluation } = value
      into.gradient?.set(gradient)
      if (into.gradient) into.gradient[m] = 2 * (nu - rSquared / variance)
      if (into.hessian && hessian) {
        for (let k = 0; k < m; k++) {
          for (let l = 0; l < m; l++) into.hessian.set(k, l, hessian.get(k, l))
          const mixed = (-2 * rSquaredDerivatives![k]!) / variance
          into.hessian.set(k, m, mixed)
          into.hessian.set(m, k, mixed)
        }
        into.hessian.set(m, m, (4 * rSquared) / variance)
      }
      return evaluation
    },
  }
}

function penalizedAtVariance(
  { map, sigma }: PenalizedObjective,
  theta: Float64Array,
  variance: number,
  into: Into = {},
): AtVariance {
  const value = sigma.evaluate(map.sigma(theta), into.hessian ? 2 : into.gradient ? 1 : 0, variance)
  if (value.status === 'infeasible') return value
  const { criterion, rSquared, score, curvature, average } = value
  if (into.gradient) map.gradient(theta, score, into.gradient)
  if (into.hessian) map.hessian(theta, score, curvature!, into.hessian)
  const derivatives = value.rSquaredDerivatives
  const m = theta.length
  return {
    status: 'ok',
    criterion,
    rSquared,
    rSquaredDerivatives: derivatives ? transposedProduct(map.jacobian(theta), derivatives, m) : null,
    ...(average && { hessian: 'average information' }),
  }
}

/** J'v, J with rows of m. */
function transposedProduct(J: Float64Array, v: Float64Array, m: number): Float64Array {
  const out = new Float64Array(m)
  for (let a = 0; a < v.length; a++) for (let k = 0; k < m; k++) out[k]! += J[a * m + k]! * v[a]!
  return out
}
