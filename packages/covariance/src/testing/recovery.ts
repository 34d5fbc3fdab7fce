import type { Axis } from '../axis.ts'
import { startsOf } from '../lifts/starts.ts'
import type { BoundCovariance, CovarianceStructure } from '../structure.ts'
import { deviance, scoringStep } from './gaussian-fit.ts'
import { covarianceAt } from './matrices.ts'
import { everywhere, type LawProblem } from './problem.ts'
import { sampleCovariance } from './simulate.ts'

/** How much is simulated. */
export interface RecoveryOptions {
  /** Where the truth lies; needed where `initial` would be trivial. */
  readonly theta?: ArrayLike<number>
  /** Groups that are drawn; 2000 unless given. */
  readonly groups?: number
  readonly seed?: number
}

/**
 * Simulates groups with the covariance at a theta, fits the structure to them by maximum likelihood from its starts, and holds the
 * fit against the truth: it must be at least as likely, and by no more than chance allows. The structure needs `derivative` and a
 * positive definite Sigma.
 *
 * @example
 * ```ts
 * import { us } from '@lmm/covariance'
 * import { checkRecovery } from '@lmm/covariance/testing'
 * console.log(checkRecovery(us(), { size: 2, labels: ['(Intercept)', 'Days'], dimensions: [] }, { theta: [1, 0.2, 0.5] }))
 * ```
 * ```text
 * []
 * ```
 */
export function checkRecovery(structure: CovarianceStructure, axis: Axis, options: RecoveryOptions = {}): LawProblem[] {
  const bound = structure.bind(axis)
  const { groups = 2000, seed = 1 } = options
  const truth = Float64Array.from(options.theta ?? bound.parameters.map((p) => p.initial))
  const S = sampleCovariance(covarianceAt(bound, truth, everywhere(axis)), groups, seed)
  const target = deviance(bound, axis, S, truth)
  const fits = startsOf(bound).map((start) => fit(bound, axis, S, start))
  const best = fits.reduce((least, next) => (next.value < least.value ? next : least))
  /** Twice a log likelihood ratio, chi-square with as many degrees of freedom as parameters. */
  const ratio = groups * (target - best.value)
  const m = truth.length
  const limit = m + 6 * Math.sqrt(2 * m) + 10
  if (ratio >= -1e-6 && ratio <= limit) return []
  const detail = `twice the log likelihood ratio of fit and truth is ${ratio}, not in [0, ${limit}]`
  return [{ law: 'recovery', theta: [...best.theta], detail }]
}

function fit(
  bound: BoundCovariance,
  axis: Axis,
  S: Float64Array,
  start: Float64Array,
): { readonly theta: Float64Array; readonly value: number } {
  let theta = start
  let value = deviance(bound, axis, S, theta)
  for (let iteration = 0; iteration < 200 && Number.isFinite(value); iteration++) {
    const step = scoringStep(bound, axis, S, theta)
    let length = 1
    let moved = false
    for (; !moved && length > 1e-8; length /= 2) {
      const trial = theta.map((at, k) => {
        const { lower, upper } = bound.parameters[k]!
        return Math.min(upper, Math.max(lower, at + length * step[k]!))
      })
      const next = deviance(bound, axis, S, trial)
      if (!(next < value)) continue
      moved = value - next > 1e-13
      theta = trial
      value = next
      break
    }
    if (!moved) break
  }
  return { theta, value }
}
