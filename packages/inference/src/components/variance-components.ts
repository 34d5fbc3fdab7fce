import { normal } from '@lmm/distributions'
import { checkCall, type FittedModel } from '@lmm/reml'
import { type InferenceOptions, levelOf } from '../options.ts'
import { randomDerivatives } from './random-derivatives.ts'

/** A standard deviation or correlation of the random effects, or sigma. */
export interface VarianceComponent {
  /** `sd_TERM|GROUP`, `cor_TERM2.TERM1|GROUP` or `sigma`. */
  readonly parameter: string
  /** Null for `sigma`. */
  readonly group: string | null
  /** Null where there is none: a correlation with a standard deviation of zero. */
  readonly estimate: number | null
  /** Null at the boundary, where the estimate has no normal distribution. */
  readonly stdError: number | null
  readonly lower: number | null
  readonly upper: number | null
}

/**
 * Standard deviations, correlations and sigma with limits from their asymptotic covariance: standard deviations on the log scale, correlations
 * on Fisher's. Profile limits (`profile`) are better where groups are few.
 *
 * @example
 * ```ts
 * import { lmm, varianceComponents } from 'lmm'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * const model = lmm('Reaction ~ Days + (Days | Subject)', sleepstudy)
 * for (const { parameter, estimate, lower, upper } of varianceComponents(model))
 *   console.log(parameter, [estimate, lower, upper].map((value) => value!.toFixed(2)).join(' '))
 * ```
 * ```text
 * sd_(Intercept)|Subject 24.74 15.58 39.28
 * sd_Days|Subject 5.92 3.92 8.95
 * cor_Days.(Intercept)|Subject 0.07 -0.52 0.61
 * sigma 25.59 22.80 28.72
 * ```
 */
export function varianceComponents(
  model: FittedModel,
  options: Pick<InferenceOptions, 'level'> = {},
): VarianceComponent[] {
  checkCall('varianceComponents()', model, options, { level: true })
  const z = normal.upperQuantile((1 - levelOf(options)) / 2)
  const W = model.thetaCovariance.to2DArray()
  const spread = (gradient: ArrayLike<number>): number => {
    let sum = 0
    for (let k = 0; k < W.length; k++) for (let l = 0; l < W.length; l++) sum += gradient[k]! * W[k]![l]! * gradient[l]!
    return Math.sqrt(Math.max(0, sum))
  }
  const derivatives = randomDerivatives(model)
  const rows = model.random.flatMap(({ group, terms, structure }, k): VarianceComponent[] => {
    const { G, derivatives: dG } = derivatives[k]!
    const q = terms.length
    const at = (values: Float64Array, i: number, j: number): number => values[i * q + j]!
    const sd = terms.map((name, i): VarianceComponent => {
      const parameter = `sd_${name}|${group}`
      const variance = at(G, i, i)
      if (!(variance > 0)) return { parameter, group, estimate: 0, stdError: null, lower: null, upper: null }
      const error = spread(dG.map((d) => at(d, i, i) / (2 * variance)))
      return logLimits(parameter, group, Math.sqrt(variance), error, z)
    })
    if (structure === 'diag') return sd
    const correlations = terms.flatMap((one, i) =>
      terms.slice(0, i).map((other, j): VarianceComponent => {
        const parameter = `cor_${one}.${other}|${group}`
        const size = Math.sqrt(at(G, i, i) * at(G, j, j))
        if (!(size > 0)) return { parameter, group, estimate: null, stdError: null, lower: null, upper: null }
        const r = Math.max(-1, Math.min(1, at(G, i, j) / size))
        const gradient = dG.map(
          (d) => at(d, i, j) / size - (r / 2) * (at(d, i, i) / at(G, i, i) + at(d, j, j) / at(G, j, j)),
        )
        return fisherLimits(parameter, group, r, spread(gradient), z)
      }),
    )
    return [...sd, ...correlations]
  })
  const scaled = W.length > model.theta.length
  const { sigma } = model
  if (!scaled || sigma === null) return rows
  const gradient = model.residual.variance?.logSigmaGradient ?? W.map((_, k) => (k === model.theta.length ? 1 : 0))
  const error = spread(gradient)
  return [...rows, logLimits('sigma', null, sigma, error, z)]
}

function logLimits(
  parameter: string,
  group: string | null,
  estimate: number,
  error: number,
  z: number,
): VarianceComponent {
  const factor = Math.exp(z * error)
  if (!(error > 0) || !Number.isFinite(factor))
    return { parameter, group, estimate, stdError: null, lower: null, upper: null }
  return { parameter, group, estimate, stdError: estimate * error, lower: estimate / factor, upper: estimate * factor }
}

/** Beyond this a correlation is at its bound. */
const perfect = 1 - 1e-9

function fisherLimits(parameter: string, group: string, r: number, error: number, z: number): VarianceComponent {
  if (Math.abs(r) > perfect || !(error > 0))
    return { parameter, group, estimate: r, stdError: null, lower: null, upper: null }
  const margin = (z * error) / (1 - r * r)
  const lower = Math.tanh(Math.atanh(r) - margin)
  return { parameter, group, estimate: r, stdError: error, lower, upper: Math.tanh(Math.atanh(r) + margin) }
}
