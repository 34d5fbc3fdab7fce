import type { Diagnostic } from '@lmm/diagnostics'
import { checkCall, type FittedModel } from '@lmm/reml'
import { say } from '../say.ts'
import { invalidOption } from '../targets/new-levels.ts'
import { rowsAt } from './implied-covariance.ts'
import { marginalVariances } from './marginal-variances.ts'
import { timeVariable } from './time-variable.ts'

/** Options of `fanning`. */
export interface FanningOptions {
  /** The column over which trajectories run, where the random terms read several. */
  readonly variable?: string
  /** Values of the other columns that the random terms read. */
  readonly at?: Readonly<Record<string, number | string>>
  /** From where to where; by default the range of the column in the data of the fit. */
  readonly range?: readonly [number, number]
  /** Number of places at which the curve is given; default 101. */
  readonly points?: number
}

/** Whether trajectories part or meet as the column grows. */
export type FanDirection = 'out' | 'in' | 'in-then-out' | 'out-then-in' | 'parallel'

/** The variance between groups as a function of a column, and what it does over a range. */
export interface Fanning {
  readonly variable: string
  readonly range: readonly [number, number]
  readonly direction: FanDirection
  /** Variance of the random part at both ends. */
  readonly atStart: number
  readonly atEnd: number
  /** Where it is smallest: over the whole line where that is known in closed form, else within the range. */
  readonly minimum: { readonly at: number; readonly variance: number; readonly inside: boolean }
  /** The curve: variance of the random part, and with the residual variance. */
  readonly curve: {
    readonly at: Float64Array
    readonly random: Float64Array
    /** Null where the variance of the residuals is not one number. */
    readonly total: Float64Array | null
  }
  /** All of it in words with numbers. */
  readonly explanation: Diagnostic
}

/**
 * The variance over time that a model implies, where it is smallest, and whether trajectories fan out or in over the observed range.
 * The correlation of intercept and slope says it only for the origin at hand; the variance says it whatever the origin.
 *
 * @throws LmmError `prediction/which-variable` when the random terms read several columns and none is named, `prediction/needs-range`
 *   when no range is given and the column is none of numbers.
 * @example
 * ```ts
 * import { fanning, lmm } from 'lmm'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * const { direction, explanation } = fanning(lmm('Reaction ~ Days + (Days | Subject)', sleepstudy))
 * console.log(direction)
 * console.log(explanation.message)
 * ```
 * ```text
 * out
 * Trajectories fan out: from Days = 0 to 9 the standard deviation between groups of Subject goes from 24.7 to 60.2. It is smallest, 24.7, at Days = -0.274, before the observed range.
 * ```
 */
export function fanning(model: FittedModel, options: FanningOptions = {}): Fanning {
  checkCall('fanning()', model, options, { variable: true, at: true, range: true, points: true })
  const { at = {}, points = 101 } = options
  if (!(Number.isInteger(points) && points >= 3))
    throw invalidOption('points', points, ['a whole number of at least 3'])
  const variable = timeVariable(model, options.variable, Object.keys(at))
  const range = options.range ?? observedRange(model, variable)
  if (!(range[0] < range[1])) throw invalidOption('range', range, ['[from, to] with from < to'])
  const variancesAt = (places: ArrayLike<number>): Float64Array =>
    marginalVariances(model, rowsAt(model, places, { variable, at }))
  const [from, to] = range
  const places = Float64Array.from({ length: points }, (_, i) => from + ((to - from) * i) / (points - 1))
  const random = variancesAt(places)
  // a correlation structure leaves the variance as it is; absolute ones and variance functions do not
  const sigma2 = model.sigma === null || model.residual.variance ? null : model.sigma * model.sigma
  const minimum = smallest(variancesAt, range)
  const atStart = random[0]!
  const atEnd = random.at(-1)!
  const direction = directionOf(random)
  const data = {
    variable,
    groups: [...new Set(model.random.map(({ group }) => group))],
    from,
    to,
    direction,
    sdStart: Math.sqrt(atStart),
    sdEnd: Math.sqrt(atEnd),
    minimum: minimum.at,
    sdMinimum: Math.sqrt(minimum.variance),
    place: minimum.at < from ? 'before' : minimum.at > to ? 'after' : 'inside',
  } as const
  return {
    variable,
    range,
    direction,
    atStart,
    atEnd,
    minimum,
    curve: { at: places, random, total: sigma2 === null ? null : random.map((value) => value + sigma2) },
    explanation: say.info('prediction/fanning', data),
  }
}

function observedRange({ schema }: FittedModel, variable: string): readonly [number, number] {
  const column = schema.columns.find(({ name }) => name === variable)
  if (column?.kind !== 'number' || !column.range) throw say.error('prediction/needs-range', { variable })
  return column.range
}

/** Relative changes of the variance below this are none. */
const same = 1e-6

function directionOf(variances: Float64Array): FanDirection {
  const largest = variances.reduce((a, b) => Math.max(a, b))
  const least = variances.reduce((a, b) => Math.min(a, b))
  if (largest - least <= same * largest) return 'parallel'
  const [start, end] = [variances[0]!, variances.at(-1)!]
  // a dip or a hump counts when it is more than a hundredth of the whole change
  const change = 0.01 * (largest - least)
  if (Math.min(start, end) - least > change) return 'in-then-out'
  if (largest - Math.max(start, end) > change) return 'out-then-in'
  return end > start ? 'out' : 'in'
}

/**
 * Where a variance function is smallest: the vertex of the parabola where it is one (random intercept and slope), which may lie outside
 * the range, else the smallest value within it.
 */
function smallest(
  variancesAt: (places: ArrayLike<number>) => Float64Array,
  [from, to]: readonly [number, number],
): Fanning['minimum'] {
  const width = to - from
  const nodes = [0, 0.25, 0.5, 0.75, 1].map((share) => from + share * width)
  const v = variancesAt(nodes)
  const bend = 2 * (v[0]! - 2 * v[2]! + v[4]!)
  const slope = v[4]! - v[0]!
  const parabola = (s: number): number => v[0]! + (slope - bend) * s + bend * s * s
  const size = v.reduce((a, b) => Math.max(a, b))
  const isParabola = [0.25, 0.75].every((s, i) => Math.abs(parabola(s) - v[1 + 2 * i]!) <= 1e-9 * size)
  if (isParabola && bend > 1e-12 * size) {
    const s = (bend - slope) / (2 * bend)
    const at = from + s * width
    return { at, variance: variancesAt([at])[0]!, inside: s >= 0 && s <= 1 }
  }
  return withinRange(variancesAt, from, to)
}

/** The smallest value on a grid that closes in. */
function withinRange(
  variancesAt: (places: ArrayLike<number>) => Float64Array,
  from: number,
  to: number,
): Fanning['minimum'] {
  let [low, high] = [from, to]
  let best = { at: from, variance: Number.POSITIVE_INFINITY }
  for (let round = 0; round < 8; round++) {
    const places = Float64Array.from({ length: 101 }, (_, i) => low + ((high - low) * i) / 100)
    const values = variancesAt(places)
    let place = 0
    values.forEach((value, i) => {
      if (value < values[place]!) place = i
    })
    if (values[place]! < best.variance) best = { at: places[place]!, variance: values[place]! }
    low = places[Math.max(0, place - 1)]!
    high = places[Math.min(100, place + 1)]!
  }
  return { ...best, inside: true }
}
