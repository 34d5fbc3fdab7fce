import { normal } from '@lmm/distributions'
import type { FittedModel, FittedQuantity } from '@lmm/reml'
import { type InferenceOptions, levelOf } from '../options.ts'

/** A natural parameter of a covariance structure or variance function: a range, a nugget, a correlation, a power. */
export interface StructureParameter {
  readonly name: string
  readonly estimate: number
  /** Null at a bound, where the estimate has no normal distribution, and where the data say nothing about it. */
  readonly stdError: number | null
  readonly lower: number | null
  readonly upper: number | null
}

/**
 * Natural parameters with standard errors by the delta method from the observed information, and limits inside the interval in which they have
 * a meaning: by logits between two bounds, by logarithms above one, else as they are.
 *
 * @param quantities - of the model: `model.residual.parameters`, `model.residual.variance.parameters`, `model.random[k].parameters`.
 *
 * @example
 * ```ts
 * import { lmm, structureParameters } from 'lmm'
 * import { bodyweight } from '@lmm/datasets/bodyweight'
 * const model = lmm('weight ~ Time * Diet', bodyweight, { residual: 'exp(Time | Rat, nugget = true)' })
 * for (const { name, estimate, lower, upper } of structureParameters(model, model.residual.parameters))
 *   console.log(name, [estimate, lower, upper].map((value) => value!.toPrecision(4)).join(' '))
 * ```
 * ```text
 * range 976.3 415.4 2294
 * nugget 0.004308 0.001621 0.01140
 * ```
 */
export function structureParameters(
  model: FittedModel,
  quantities: readonly FittedQuantity[],
  options: Pick<InferenceOptions, 'level'> = {},
): StructureParameter[] {
  if (quantities.length === 0) return []
  const z = normal.upperQuantile((1 - levelOf(options)) / 2)
  const W = model.thetaCovariance.to2DArray()
  return quantities.map(({ name, value: estimate, lower, upper, gradient }) => {
    const stdError = errorOf(W, gradient)
    const none = { name, estimate, stdError: null, lower: null, upper: null }
    if (!(stdError > 0 && Number.isFinite(stdError))) return none
    const limits = limitsWithin(estimate, z * stdError, lower, upper)
    return limits ? { name, estimate, stdError, lower: limits[0], upper: limits[1] } : none
  })
}

function errorOf(W: readonly (readonly number[])[], gradient: Float64Array): number {
  // docs/mathematics/structures.md (5)
  let sum = 0
  W.forEach((row, k) => {
    row.forEach((value, l) => {
      sum += gradient[k]! * value * gradient[l]!
    })
  })
  return Math.sqrt(Math.max(0, sum))
}

/** Closer to a bound than this, relative to the width between them, is at it. */
const atBound = 1e-9

function limitsWithin(value: number, margin: number, lower?: number, upper?: number): [number, number] | null {
  if (lower !== undefined && upper !== undefined) {
    const [below, above] = [(value - lower) / (upper - lower), (upper - value) / (upper - lower)]
    if (Math.min(below, above) <= atBound) return null
    const logit = Math.log(below / above)
    const step = margin / ((upper - lower) * below * above)
    return [inverseLogit(logit - step, lower, upper), inverseLogit(logit + step, lower, upper)]
  }
  if (lower !== undefined) {
    if (!(value > lower)) return null
    const factor = Math.exp(margin / (value - lower))
    return Number.isFinite(factor) ? [lower + (value - lower) / factor, lower + (value - lower) * factor] : null
  }
  return [value - margin, value + margin]
}

const inverseLogit = (x: number, lower: number, upper: number): number => lower + (upper - lower) / (1 + Math.exp(-x))
