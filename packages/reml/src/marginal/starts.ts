import type { BoundCovariance, BoundVariance, CovarianceParameter } from '@lmm/covariance'
import type { PatternProducts } from '@lmm/design'
import { residualMoments } from './moments.ts'
import type { ResidualStructure } from './residual-structure.ts'

/** Points from which searches start, and how many of the lowest are followed. */
export interface Starts {
  readonly points: readonly Float64Array[]
  readonly follow: number
}

/**
 * Standard deviations of random effects, of which each start takes the best: residuals that are correlated over long distances and
 * large random effects explain the same, and a search that begins between them finds but one of the two.
 */
const randomScales = [1, 5, 0.2]

/** Searches that are enough to meet the lowest optimum, from the starts that are lowest themselves. */
const enough = 12

const distinct = (points: readonly Float64Array[]): Float64Array[] => [
  ...new Map(points.map((theta) => [theta.join(' '), theta])).values(),
]

interface Start {
  readonly theta: Float64Array
  readonly criterion: number
}

/** The start of the lowest criterion, the first of equals. */
const lowest = (starts: readonly Start[]): Float64Array =>
  starts.reduce((best, next) => (next.criterion < best.criterion ? next : best)).theta

/**
 * Points from which searches start, in the units of the products, where residuals of least squares have variance 1: moments of those
 * residuals, and the starts of the structures where the likelihood can have several optima.
 *
 * @param bounds - of the random terms in the order of the products.
 * @param most - searches that can be afforded.
 * @param value - the criterion, infinite where it does not exist.
 */
export function marginalStarts(
  products: PatternProducts,
  bounds: readonly BoundCovariance[],
  residual: ResidualStructure,
  {
    scaleFixed,
    most,
    value,
  }: {
    readonly scaleFixed: boolean
    readonly most: number
    readonly value: (theta: Float64Array) => number
  },
): Starts {
  // with random effects the residuals of least squares are shared out evenly
  const share = bounds.length > 0 && scaleFixed ? 1 / Math.sqrt(bounds.length + 1) : 1
  const blocks = residual.blocks.map(({ bound }, b) => blockStarts(products, bound, b, bounds.length > 0))
  const variances = residual.variance ? varianceStarts(products, residual.variance, share) : [new Float64Array(0)]
  const count = Math.max(1, ...blocks.map((starts) => starts.length))
  const points = Array.from({ length: count }, (_, s) => {
    const chosen = blocks.map((starts, b) =>
      scaled(residual.blocks[b]!.bound.parameters, starts[Math.min(s, starts.length - 1)]!, share),
    )
    return chosen.flatMap((part) => [...part])
  })
  const residuals = points.flatMap((point) => variances.map((variance) => [...point, ...variance]))
  const random = (factor: number): number[] =>
    bounds.flatMap((bound) => [...scaled(bound.parameters, initial(bound.parameters), factor * share)])
  const grid = (): Float64Array[] => {
    const starts = residuals.map((residual) =>
      randomScales.map((factor): Start => {
        const theta = Float64Array.from([...random(factor), ...residual])
        return { theta, criterion: value(theta) }
      }),
    )
    return [...starts.map(lowest), ...randomScales.map((_, scale) => lowest(starts.map((row) => row[scale]!)))]
  }
  const all = bounds.length === 0 ? residuals.map((residual) => Float64Array.from(residual)) : distinct(grid())
  const several = [...residual.blocks.map(({ bound }) => bound), residual.variance].some(
    (part) => (part?.starts?.().length ?? 1) > 1,
  )
  const rivals = bounds.length > 0 && residuals[0]!.length > 0 ? randomScales.length : 1
  return { points: all, follow: Math.min(several ? enough : rivals, most) }
}

function blockStarts(
  products: PatternProducts,
  bound: BoundCovariance,
  block: number,
  withRandom: boolean,
): readonly Float64Array[] {
  const own = bound.starts?.() ?? [initial(bound.parameters)]
  if (!bound.fromCovariance || bound.parameters.length === 0) return own
  // what random effects explain stands in the moments too, so that they come last there
  const moments = residualMoments(products, block)
  if (!moments) return own
  const first = inside(bound.parameters, bound.fromCovariance(moments))
  return withRandom ? [...own, first] : [first, ...own]
}

function varianceStarts(products: PatternProducts, variance: BoundVariance, share: number): readonly Float64Array[] {
  if (!variance.absolute) return variance.starts?.() ?? [initial(variance.parameters)]
  const cells = variance.parameters.length
  const sums = new Float64Array(cells)
  const counts = new Float64Array(cells)
  const width = products.p + 1
  for (const pattern of products.patterns)
    for (let i = 0; i < pattern.size; i++) {
      const cell = pattern.cells![i]!
      for (let s = 0; s < pattern.rank; s++)
        sums[cell]! += pattern.rows[(i * pattern.rank + s) * width + products.p]! ** 2
      counts[cell]! += pattern.clusters
    }
  return [sums.map((sum, c) => share * Math.sqrt(Math.max(1e-4, sum / counts[c]!)))]
}

function initial(parameters: readonly CovarianceParameter[]): Float64Array {
  return Float64Array.from(parameters, (p) => p.initial)
}

function scaled(parameters: readonly CovarianceParameter[], theta: Float64Array, factor: number): Float64Array {
  return theta.map((value, k) => {
    const { kind } = parameters[k]!
    if (kind === 'variance') return value * factor * factor
    return kind === 'sd' || kind === 'loading' ? value * factor : value
  })
}

/** Off the bounds, where the gradient may be infinite. */
export function inside(parameters: readonly CovarianceParameter[], theta: Float64Array): Float64Array {
  return theta.map((value, k) => {
    const { lower, upper } = parameters[k]!
    if (!Number.isFinite(lower) || !Number.isFinite(upper)) return value
    const margin = 0.02 * (upper - lower)
    return Math.max(lower + margin, Math.min(upper - margin, value))
  })
}
