import { wrongArgument } from '@lmm/diagnostics'
import { type Chart, chartOf } from './chart.ts'
import { checkStart } from './check-start.ts'
import { newton } from './newton.ts'
import type { SmoothFunction } from './objective.ts'
import type { LocalOptimum, OptimizeOptions, OptimizerResult, TraceStep } from './optimizer.ts'
import { sizes } from './start.ts'

/** Criteria closer than this are one optimum. */
const apart = 1e-5

/**
 * Minimises an objective inside its box by trust-region Newton steps, in logarithms of lengths. Where the objective knows several
 * starts, because its likelihood can have several optima, the best are followed and the best optimum is kept; the others are in `others`.
 *
 * @example
 * ```ts
 * import { optimize, type SmoothFunction } from '@lmm/reml'
 * // (x - 3)^2 + 1 for x >= 0
 * const bowl: SmoothFunction = {
 *   parameters: [{ name: 'x', kind: 'shape', initial: 1, lower: 0, upper: Number.POSITIVE_INFINITY }],
 *   evaluate([x], { gradient, hessian } = {}) {
 *     if (gradient) gradient[0] = 2 * (x! - 3)
 *     hessian?.set(0, 0, 2)
 *     return { status: 'ok', criterion: (x! - 3) ** 2 + 1 }
 *   },
 * }
 * const { theta, criterion, converged } = optimize(bowl)
 * console.log(theta[0]!.toFixed(6), criterion.toFixed(6), converged)
 * ```
 * ```text
 * 3.000000 1.000000 true
 * ```
 */
export function optimize(objective: SmoothFunction, options: OptimizeOptions = {}): OptimizerResult {
  if (options.start) checkStart(objective, options.start)
  const { maxIterations = 0 } = options
  if (!(Number.isInteger(maxIterations) && maxIterations >= 0))
    throw wrongArgument('optimize()', 'maxIterations', maxIterations, 'whole-number')
  const chart = chartOf(objective)
  const begin = options.start
    ? { points: [options.start], follow: 1 }
    : (objective.starts?.() ?? { points: [objective.start?.() ?? initialOf(objective)], follow: 1 })
  if (begin.points.length === 1) {
    const found = search(chart, begin.points[0]!, options, null)
    const start = options.start || !endsAtZero(objective, found) ? undefined : objective.elsewhere?.()
    return start ? searchedAgain(chart, found, start, options) : found
  }
  const feasible = begin.points
    .map((theta) => ({ theta, value: objective.evaluate(theta) }))
    .flatMap(({ theta, value }) =>
      value.status === 'ok' && Number.isFinite(value.criterion) ? [{ theta, criterion: value.criterion }] : [],
    )
    .sort((a, b) => a.criterion - b.criterion)
    .slice(0, begin.follow)
  if (feasible.length === 0) return search(chart, begin.points[0]!, options, null)
  let stopped = false
  const onIteration = (step: TraceStep): 'stop' | undefined => {
    if (options.onIteration?.(step) === 'stop') stopped = true
    return stopped ? 'stop' : undefined
  }
  const results = feasible.flatMap(({ theta }, k) =>
    stopped ? [] : [search(chart, theta, { ...options, onIteration }, feasible.length > 1 ? k + 1 : null)],
  )
  return bestOf(results)
}

/** Whether a standard deviation has vanished: there a likelihood can have a minimum beside a lower one inside. */
function endsAtZero({ parameters }: SmoothFunction, { theta, converged }: OptimizerResult): boolean {
  return converged && parameters.some((p, k) => sizes.has(p.kind) && p.initial > 0 && Math.abs(theta[k]!) < 1e-6)
}

/** A second search counts if it ends lower. */
function searchedAgain(
  chart: Chart,
  found: OptimizerResult,
  start: Float64Array,
  options: OptimizeOptions,
): OptimizerResult {
  const other = search(chart, start, options, null)
  const lower = other.converged && other.criterion < found.criterion - apart
  return lower ? bestOf([found, other]) : { ...found, evaluations: found.evaluations + other.evaluations }
}

function initialOf({ parameters }: SmoothFunction): Float64Array {
  return Float64Array.from(parameters, (p) => p.initial)
}

function search(
  { objective, to, from, logarithmic }: Chart,
  start: Float64Array,
  options: OptimizeOptions,
  number: number | null,
): OptimizerResult {
  const told = (step: TraceStep): TraceStep => ({
    ...step,
    theta: from(step.theta),
    ...(number !== null && { search: number }),
  })
  const { onIteration } = options
  const radius = Math.max(1, Math.hypot(...start.filter((_, k) => !logarithmic[k])))
  const result = newton(objective, {
    ...options,
    start: to(start),
    radius,
    ...(onIteration && { onIteration: (step: TraceStep) => onIteration(told(step)) }),
  })
  return { ...result, theta: from(result.theta), trace: result.trace.map(told) }
}

/** The lowest end of several searches, with their traces one after the other, that of the lowest last. */
function bestOf(results: readonly OptimizerResult[]): OptimizerResult {
  const ended = results.filter(({ criterion }) => Number.isFinite(criterion))
  const candidates = ended.length > 0 ? ended : results
  const lower = (a: OptimizerResult, b: OptimizerResult): OptimizerResult =>
    b.criterion < a.criterion - apart || (b.criterion <= a.criterion + apart && b.converged && !a.converged) ? b : a
  const best = candidates.reduce(lower)
  const others: LocalOptimum[] = []
  for (const { theta, criterion, converged } of candidates)
    if (
      converged &&
      criterion > best.criterion + apart &&
      others.every((o) => Math.abs(o.criterion - criterion) > apart)
    )
      others.push({ theta, criterion })
  return {
    ...best,
    evaluations: results.reduce((sum, { evaluations }) => sum + evaluations, 0),
    trace: [...results.filter((result) => result !== best), best].flatMap(({ trace }) => trace),
    others: others.sort((a, b) => a.criterion - b.criterion),
  }
}
