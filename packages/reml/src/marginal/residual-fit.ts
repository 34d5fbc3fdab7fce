import type { BoundVariance } from '@lmm/covariance'
import type { PatternProducts, PositionAxis } from '@lmm/design'
import { Matrix } from 'ml-matrix'
import { type FittedQuantity, fittedQuantities, natural } from '../natural-quantities.ts'
import type { MarginalObjective } from './marginal-objective.ts'
import type { PatternCovariance } from './pattern-covariance.ts'
import { inUnits, type ResidualStructure } from './residual-structure.ts'

/** Covariance matrix of residuals by position, absolute. */
export interface PositionCovariance {
  readonly labels: readonly string[]
  readonly matrix: Matrix
}

/** The covariance of the residuals of one group that has every position, of one level of the factor before the slash. */
export interface ResidualLevelFit {
  readonly level: string
  readonly parameters: readonly FittedQuantity[]
  readonly covariance: PositionCovariance | null
}

/** The variance function of a fitted model. */
export interface VarianceFit {
  readonly name: string
  /** The covariate; `fitted` for the fitted values. */
  readonly of: string
  readonly parameters: readonly FittedQuantity[]
  /** Derivative of log sigma, which is that where the function is 1, by psi = (theta, log sigma); null where there is no sigma. */
  readonly logSigmaGradient: Float64Array | null
  /** Absolute standard deviations by cell, of `ident`. */
  readonly sd: readonly (Omit<FittedQuantity, 'name'> & { readonly level: string })[] | null
}

/** What is known of the residuals of a fitted model, in the units of the response. */
export interface ResidualFit {
  /** `identity` where residuals are independent. */
  readonly structure: string
  /** Factor whose levels are independent of one another; empty where all rows are one group; null where rows are independent. */
  readonly group: string | null
  /** Factor each of whose levels has its own covariance. */
  readonly by: string | null
  /** Natural quantities in the order of the structure; empty with `by`. */
  readonly parameters: readonly FittedQuantity[]
  /** Number of parameters of structure and variance function among those of the model, where they are last. */
  readonly parameterCount: number
  readonly levels: readonly ResidualLevelFit[] | null
  readonly variance: VarianceFit | null
  /** Over the positions; null with `by`, beyond 50 positions, and where the variance of a position is not one number. */
  readonly covariance: PositionCovariance | null
  /** The positions of each block. */
  readonly axes: readonly PositionAxis[]
}

/** Independent residuals of one variance, up to weights. */
export const independentResiduals: ResidualFit = {
  structure: 'identity',
  group: null,
  by: null,
  parameters: [],
  parameterCount: 0,
  levels: null,
  variance: null,
  covariance: null,
  axes: [],
}

/** Positions beyond which no matrix is written out. */
const most = 50

/** The words of a residual structure that its numbers are told with. */
export interface ResidualWords {
  readonly group: string | null
  readonly by: string | null
  /** Covariate of the variance function. */
  readonly of: string
}

/** The residual part of a fit at theta; `spread` is sigma^2 in the units of the response. */
export function residualFit(
  { products, residual, covariance, scaleFixed }: MarginalObjective,
  theta: Float64Array,
  spread: number,
  words: ResidualWords,
): ResidualFit {
  const scale = products.y.scale
  const count = parameterCount(residual)
  const size = theta.length + (scaleFixed ? 0 : 1)
  const quantities = (part: Parameters<typeof natural>[0], local: Float64Array, first: number): FittedQuantity[] => {
    const places = Array.from(local, (_, k) => first + k)
    return fittedQuantities(part.parameters, local, { places, size }, (moved) =>
      natural(part, inUnits(part.parameters, moved, scale)),
    )
  }
  let from = theta.length - count
  const blocks = residual.blocks.map(({ bound, level }, b) => {
    const local = theta.subarray(from, from + bound.parameters.length)
    const first = from
    from += bound.parameters.length
    return {
      level: level ?? '',
      parameters: quantities(bound, local, first),
      covariance: positionCovariance(products, residual, b, local, theta, spread),
    }
  })
  const { variance } = residual
  const own = variance ? quantities(variance, theta.subarray(from), from) : []
  const logSigmaGradient = variance && !scaleFixed ? sigmaGradient(variance, theta, from, covariance) : null
  covariance.prepare(theta, 0)
  return {
    structure: residual.name,
    group: words.group,
    by: words.by,
    parameters: words.by === null ? (blocks[0]?.parameters ?? []) : [],
    parameterCount: count,
    levels: words.by === null ? null : blocks,
    variance: variance && {
      name: variance.name,
      of: words.of,
      logSigmaGradient,
      parameters: variance.absolute ? [] : own,
      sd: variance.absolute ? own.map(({ name, ...rest }) => ({ level: name, ...rest })) : null,
    },
    covariance: words.by === null ? (blocks[0]?.covariance ?? null) : null,
    axes: residual.blocks.length > 0 ? products.axes : [],
  }
}

/** Of log sigma less the mean of log g, by which the criterion's sigma is larger. */
function sigmaGradient(
  { parameters }: BoundVariance,
  theta: Float64Array,
  from: number,
  covariance: PatternCovariance,
): Float64Array {
  const gradient = new Float64Array(theta.length + 1)
  gradient[theta.length] = 1
  const places = parameters.map((_, k) => from + k)
  const level = (local: Float64Array): { name: string; value: number }[] => {
    const moved = theta.slice()
    moved.set(local, from)
    covariance.prepare(moved, 0)
    return [{ name: 'level', value: covariance.level }]
  }
  const [own] = fittedQuantities(parameters, theta.slice(from), { places, size: gradient.length }, level)
  return gradient.map((value, k) => value - own!.gradient[k]!)
}

/** Parameters of structure and variance function. */
export function parameterCount({ blocks, variance }: ResidualStructure): number {
  return blocks.reduce((sum, { bound }) => sum + bound.parameters.length, variance?.parameters.length ?? 0)
}

function positionCovariance(
  products: PatternProducts,
  { blocks, variance }: ResidualStructure,
  b: number,
  local: Float64Array,
  theta: Float64Array,
  spread: number,
): PositionCovariance | null {
  const { size, labels } = products.axes[b]!
  if (size > most) return null
  const covariates = variance ? covariateByPosition(products, b) : null
  if (variance && !covariates) return null
  const at = Int32Array.from({ length: size }, (_, i) => i)
  const matrix = Matrix.zeros(size, size)
  blocks[b]!.bound.covariance(local, at, matrix)
  matrix.mul(spread)
  if (variance && covariates) {
    const own = theta.subarray(theta.length - variance.parameters.length)
    const level = variance.absolute ? 0 : meanLog(products, (x) => variance.sd(own, x))
    const g = covariates.map((x) => variance.sd(own, x) / Math.exp(level))
    for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) matrix.set(i, j, matrix.get(i, j) * g[i]! * g[j]!)
  }
  return { labels, matrix }
}

/** The covariate at each position, or null where some position has more than one. */
function covariateByPosition({ patterns, axes }: PatternProducts, b: number): number[] | null {
  const found = new Array<number>(axes[b]!.size).fill(Number.NaN)
  for (const { size, at, blocks, covariate, cells } of patterns)
    for (let i = 0; i < size; i++) {
      if (blocks[i] !== b) continue
      const x = (covariate ?? cells)![i]!
      if (Number.isNaN(found[at[i]!]!)) found[at[i]!] = x
      else if (found[at[i]!] !== x) return null
    }
  return found
}

/** Mean of log g over all rows. */
function meanLog({ patterns, n }: PatternProducts, sd: (x: number) => number): number {
  let sum = 0
  for (const { size, clusters, covariate, cells } of patterns)
    for (let i = 0; i < size; i++) sum += clusters * Math.log(sd((covariate ?? cells)![i]!))
  return sum / n
}
