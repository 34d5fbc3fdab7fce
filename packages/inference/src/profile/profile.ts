import { type Diagnostic, nearest, wrongArgument } from '@lmm/diagnostics'
import { chiSquare } from '@lmm/distributions'
import { type Criterion, checkCall, type FittedModel, objectiveOf, optimize } from '@lmm/reml'
import { type InferenceOptions, levelOf } from '../options.ts'
import { say } from '../say.ts'
import { findLimit, type Limit, type ProfileStep } from './limit.ts'
import { profilePath } from './path.ts'
import type { ProfiledQuantity, ProfileOptimum } from './profiled-quantity.ts'
import { profiledQuantities } from './quantities.ts'

/** Options of `profile`. */
export interface ProfileOptions extends Pick<InferenceOptions, 'level'> {
  /** The criterion that is profiled: ML, by default, for every parameter; REML for covariance parameters only. */
  readonly criterion?: Criterion
  /** Names of the parameters to profile; all without it. */
  readonly parameters?: readonly string[]
  /** Points of the curve between the estimate and each limit, beside those that the search for the limit passes; default 3. */
  readonly points?: number
}

/** A point of a profile. */
export interface ProfilePoint {
  readonly value: number
  /** -2 log likelihood there, everything else at its best. */
  readonly deviance: number
  /** Signed square root of the rise of the deviance above its minimum: a straight line where the likelihood is normal. */
  readonly zeta: number
}

/** The profile-likelihood interval of a parameter. */
export interface ProfileInterval {
  /** `sd_TERM|GROUP`, `cor_TERM2.TERM1|GROUP`, a parameter of a structure, `sigma`, or the name of a fixed effect. */
  readonly parameter: string
  /** Null for `sigma` and fixed effects. */
  readonly group: string | null
  /** Of the criterion that is profiled; null where there is none: a correlation with a standard deviation of zero. */
  readonly estimate: number | null
  readonly lower: number
  readonly upper: number
  /** The deviance does not rise far enough before the bound: the bound is the limit. */
  readonly lowerAtBound: boolean
  readonly upperAtBound: boolean
  /** By ascending value. */
  readonly curve: readonly ProfilePoint[]
}

/** What was profiled, at which level. */
export interface Profile {
  readonly criterion: Criterion
  readonly level: number
  /** At the optimum of the criterion. */
  readonly deviance: number
  readonly intervals: readonly ProfileInterval[]
  /** That the model was fitted again, and which parameters are not profiled since they are not what a paper prints. */
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Profile-likelihood intervals: the values at which the deviance, minimised over everything else, is a chi-square quantile above its
 * minimum. The roots are found by Newton's method from exact derivatives; a limit that is not reached before a bound is the bound
 * (Venzon & Moolgavkar 1988; Bates et al. 2015, section 5.1).
 *
 * @throws LmmError `inference/needs-products` of a model read from JSON, `inference/unknown-parameter`.
 * @example
 * ```ts
 * import { lmm, profile } from 'lmm'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * const { intervals } = profile(lmm('Reaction ~ Days + (Days | Subject)', sleepstudy))
 * for (const { parameter, lower, upper } of intervals) console.log(parameter, lower.toFixed(3), upper.toFixed(3))
 * ```
 * ```text
 * sd_(Intercept)|Subject 14.381 37.716
 * sd_Days|Subject 3.801 8.753
 * cor_Days.(Intercept)|Subject -0.481 0.685
 * sigma 22.898 28.858
 * (Intercept) 237.681 265.130
 * Days 7.359 13.576
 * ```
 */
export function profile(model: FittedModel, options: ProfileOptions = {}): Profile {
  checkCall('profile()', model, options, { criterion: true, parameters: true, points: true, level: true })
  const { criterion = 'ML', points = 3 } = options
  const level = levelOf(options)
  if (!(Number.isInteger(points) && points >= 0)) {
    const expected = ['a whole number from 0 on']
    throw say.error('inference/invalid-option', { option: 'points', found: String(points), expected })
  }
  if (options.parameters && !Array.isArray(options.parameters))
    throw wrongArgument('profile()', 'parameters', options.parameters, 'names')
  const optimum = optimumOf(model, criterion)
  const minimum = optimum.criterionValue
  const { profiled, left } = profiledQuantities(optimum)
  const wanted = chosen(profiled, options.parameters)
  const from = model.specification.criterion
  const threshold = chiSquare(1).upperQuantile(1 - level)
  return {
    criterion,
    level,
    deviance: minimum,
    intervals: wanted.map((quantity) => intervalOf(quantity, minimum, threshold, points)),
    diagnostics: [
      ...(from === criterion ? [] : [say.info('inference/profile-refitted', { from, to: criterion })]),
      ...(options.parameters || left.length === 0 ? [] : [say.info('inference/profile-left', { parameters: left })]),
    ],
  }
}

/** The model at the optimum of the criterion that is profiled. */
function optimumOf(model: FittedModel, criterion: Criterion): ProfileOptimum & { readonly criterionValue: number } {
  const objective = objectiveOf(model, { criterion })
  if (!objective) throw say.error('inference/needs-products', { what: 'profile' })
  const same = model.specification.criterion === criterion
  const theta = same ? model.theta : optimize(objective).theta
  const { sigma, criterion: criterionValue } = objective.solve(theta)
  return { model, criterion, objective, theta, sigma, criterionValue }
}

function chosen(all: readonly ProfiledQuantity[], names: readonly string[] | undefined): readonly ProfiledQuantity[] {
  if (!names) return all
  return names.map((name) => {
    const found = all.find(({ parameter }) => parameter === name)
    if (found) return found
    const known = all.map(({ parameter }) => parameter)
    throw say.error('inference/unknown-parameter', { name, nearest: nearest(name, known), known })
  })
}

function intervalOf(quantity: ProfiledQuantity, minimum: number, threshold: number, points: number): ProfileInterval {
  const { parameter, group, estimate, bounds } = quantity
  if (estimate === null)
    return {
      ...{ parameter, group, estimate, curve: [] },
      ...{ lower: bounds[0], upper: bounds[1], lowerAtBound: true, upperAtBound: true },
    }
  const sides = ([-1, 1] as const).map((side) => {
    const path = profilePath(quantity)
    const limit = findLimit(quantity, minimum, threshold, side, path)
    return { side, limit, steps: [...limit.steps, ...between(estimate, limit, minimum, points, path)] }
  })
  const curve = sides.flatMap(({ side, steps }) => steps.map((step) => pointOf(step, side)))
  const [lower, upper] = [sides[0]!.limit, sides[1]!.limit]
  return {
    ...{ parameter, group, estimate },
    ...{ lower: lower.value, upper: upper.value, lowerAtBound: lower.atBound, upperAtBound: upper.atBound },
    curve: [...curve, { value: estimate, deviance: minimum, zeta: 0 }].sort((a, b) => a.value - b.value),
  }
}

const pointOf = ({ value, criterion, rise }: ProfileStep, side: number): ProfilePoint => ({
  value,
  deviance: criterion,
  zeta: side * Math.sqrt(rise),
})

/** Points of the curve at equal steps between estimate and limit, from the limit inwards. */
function between(
  estimate: number,
  { value: limit }: Limit,
  minimum: number,
  points: number,
  solve: ReturnType<typeof profilePath>,
): ProfileStep[] {
  if (limit === estimate || !Number.isFinite(limit)) return []
  return Array.from(
    { length: points },
    (_, k) => estimate + ((points - k) / (points + 1)) * (limit - estimate),
  ).flatMap((value) => {
    const point = solve(value)
    return point ? [{ ...point, value, rise: Math.max(0, point.criterion - minimum) }] : []
  })
}
