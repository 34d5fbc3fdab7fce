import { type OptimizerResult, optimize, type SmoothFunction } from '@lmm/reml'

/** Gradients below this leave the criterion within rounding of its minimum: its error is their square over the curvature. */
const flat = 1e-6

/** The minimum of a function, searched for from a point that may lie outside its box. */
export function searched(smooth: SmoothFunction, from: Float64Array): OptimizerResult {
  const start = from.map((x, k) => Math.min(smooth.parameters[k]!.upper, Math.max(smooth.parameters[k]!.lower, x)))
  return optimize(smooth, { start, onIteration: ({ gradientNorm }) => (gradientNorm < flat ? 'stop' : undefined) })
}
