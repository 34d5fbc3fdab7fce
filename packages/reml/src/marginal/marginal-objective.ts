import type { PatternProducts } from '@lmm/design'
import { Matrix } from 'ml-matrix'
import type { AtVariance, CovarianceDerivatives, Criterion, Objective } from '../objective.ts'
import { once } from '../once.ts'
import { optimize } from '../optimize.ts'
import type { TermStructure } from '../penalized-objective.ts'
import { say } from '../say.ts'
import { covarianceDerivative } from '../sigma-criterion.ts'
import { checkSize } from './check-size.ts'
import {
  MarginalCriterion,
  type MarginalEvaluation,
  type MarginalLikelihood,
  marginalSettings,
} from './marginal-criterion.ts'
import { PatternCovariance } from './pattern-covariance.ts'
import { ownsScale, type ResidualStructure } from './residual-structure.ts'
import { isSparse, someGroups } from './sparse/is-sparse.ts'
import { sparseCriterion } from './sparse/sparse-criterion.ts'
import { inside, marginalStarts, type Starts } from './starts.ts'
import { thinned } from './thinned.ts'

/** The objective of a model whose residuals have a covariance or a variance function. */
export interface MarginalObjective extends Objective {
  readonly kind: Criterion
  readonly products: PatternProducts
  readonly residual: ResidualStructure
  /** Whether sigma is not free: absolute or known residual variances. */
  readonly scaleFixed: boolean
  /** V of every pattern, prepared at the theta that was evaluated last. */
  readonly covariance: PatternCovariance
  readonly criterion: MarginalLikelihood
  starts(): Starts
  /** The same of a part of the rows, where they are many; null where there is no such part. */
  readonly part: () => MarginalObjective | null
  /** Sigma of each random term, in the order of the products. */
  sigma(theta: Float64Array): readonly Float64Array[]
}

/**
 * The profiled criterion of a model y = X beta + Z b + e with e ~ N(0, sigma^2 R), R of its own structure and variance function,
 * as a function of theta = (random terms, residual structure, variance function).
 *
 * Cost of an evaluation: that of the distinct patterns of groups, whatever the number of groups (Pinheiro & Bates 2000, chapter 5).
 *
 * @param structures - of the random terms, in the order of the design.
 * @throws LmmError `reml/infeasible`, from `solve`, at a theta without a likelihood, and where clusters of rows are too large.
 * @example
 * ```ts
 * import { builtinVariances, residualStructures } from '@lmm/covariance'
 * import { buildDesign, inferSchema, patternProducts, residualDesign, tableOf } from '@lmm/design'
 * import { expand, parse, parseCovariance } from '@lmm/formula'
 * import { marginalObjective, optimize, residualStructure } from '@lmm/reml'
 * import { orthodont } from '@lmm/datasets/orthodont'
 * const table = tableOf(orthodont)
 * const columns = [...table.columns.keys()]
 * const terms = expand(parse('distance ~ age + Sex'), { columns })
 * const design = buildDesign(terms, inferSchema(terms, table), table)
 * const asked = { covariance: parseCovariance('cs(age | Subject)', { columns }), variance: null }
 * const residual = residualDesign(asked, design)
 * const structure = residualStructure(residual, design, { structures: residualStructures, variances: builtinVariances })
 * const objective = marginalObjective(patternProducts(design, residual), [], structure, 'REML')
 * const { theta, converged } = optimize(objective)
 * console.log(theta[0]!.toFixed(4), converged, objective.solve(theta).criterion.toFixed(4))
 * ```
 * ```text
 * 0.6145 true 437.5125
 * ```
 */
export function marginalObjective(
  products: PatternProducts,
  structures: readonly TermStructure[],
  residual: ResidualStructure,
  kind: Criterion,
): MarginalObjective {
  const sparse = isSparse(products)
  if (!sparse)
    checkSize(products, residual.blocks.length > 0 ? residual.name : (residual.variance?.name ?? residual.name))
  const order = products.factors.flatMap((factor) => factor.terms.map(({ term }) => term))
  const bounds = order.map((term) => structures[term]!.bound)
  const scaleFixed = ownsScale(residual) || products.weights.kind === 'known-variance'
  const settings = marginalSettings(products, kind, scaleFixed)
  const criterion: MarginalLikelihood = sparse
    ? sparseCriterion(products, bounds, residual, settings)
    : new MarginalCriterion(products, new PatternCovariance(products, bounds, residual), settings)
  const { covariance } = criterion
  const value = (theta: Float64Array): number => {
    const fit = criterion.value(theta)
    return typeof fit === 'string' || Number.isNaN(fit.criterion) ? Number.POSITIVE_INFINITY : fit.criterion
  }
  const own = (): Starts => marginalStarts(products, bounds, residual, { scaleFixed, value, most: criterion.searches })
  const part = once(() => {
    const fewer = sparse ? someGroups(products) : thinned(products)
    return fewer && marginalObjective(fewer, structures, residual, kind)
  })
  const starts = (): Starts => (criterion.costly ? (startsOfPart(part()) ?? own()) : own())
  const m = covariance.parameters.length
  return {
    kind,
    products,
    residual,
    scaleFixed,
    covariance,
    criterion,
    parameters: covariance.parameters,
    starts,
    part,
    start: () => starts().points[0]!,
    sigma(theta) {
      covariance.prepare(theta, 0)
      return covariance.Sigmas
    },
    evaluate(theta, into = {}) {
      if (!into.gradient && !into.hessian) {
        const fit = criterion.value(theta)
        return typeof fit === 'string'
          ? { status: 'infeasible', reason: fit }
          : { status: 'ok', criterion: fit.criterion }
      }
      const value = criterion.evaluate(theta, into.hessian ? 2 : 1)
      if (typeof value === 'string') return { status: 'infeasible', reason: value }
      into.gradient?.set(value.gradient)
      const average = value.curvature?.kind === 'average'
      if (into.hessian) {
        const H = value.curvature!.hessian
        for (let a = 0; a < m; a++) for (let b = 0; b < m; b++) into.hessian.set(a, b, H[a * m + b]!)
      }
      return { status: 'ok', criterion: value.fit.criterion, ...(average && { hessian: 'average information' }) }
    },
    covarianceDerivatives: (theta) => marginalDerivatives(criterion, theta),
    solve(theta) {
      const fit = criterion.value(theta)
      if (typeof fit === 'string') throw say.error('reml/infeasible', { reason: fit })
      return criterion.estimates(fit)
    },
  }
}

/** The optima of a part of the data, where searches in all of them would cost too much; null where there is no such part. */
function startsOfPart(part: MarginalObjective | null): Starts | null {
  if (!part) return null
  const result = optimize(part)
  if (!Number.isFinite(result.criterion)) return null
  const found = [result.theta, ...(result.others ?? []).map(({ theta }) => theta)]
  return { points: found.map((theta) => inside(part.parameters, theta)), follow: 1 }
}

/** By (theta, log sigma): see `penalizedDerivatives`. */
function marginalDerivatives(criterion: MarginalLikelihood, theta: Float64Array): CovarianceDerivatives {
  const value = criterion.evaluate(theta, 2, true)
  if (typeof value === 'string') throw say.error('reml/infeasible', { reason: value })
  const m = theta.length
  const { settings, products } = criterion
  const { p } = products
  const { fit, curvature } = value
  const { P, hessian: profiled } = curvature!
  const unscaledCovariance = Array.from({ length: m }, (_, a) => {
    const block = xBlock(value, a, p)
    return p > 0 ? Matrix.from1DArray(p, p, covarianceDerivative(block, fit.L, p)) : Matrix.zeros(0, 0)
  })
  const size = settings.scaleFixed ? m : m + 1
  const hessian = Matrix.zeros(size, size)
  const cells = (p + 1) ** 2
  const variance = fit.rSquared / settings.nu
  // d r^2 / d theta_a = -P_a[p, p]
  const mixed = Float64Array.from({ length: m }, (_, a) => (2 * P[a * cells + cells - 1]!) / variance)
  for (let a = 0; a < m; a++)
    for (let b = 0; b < m; b++) {
      const back = settings.scaleFixed ? 0 : (mixed[a]! * mixed[b]!) / (4 * settings.nu)
      hessian.set(a, b, profiled[a * m + b]! + back)
    }
  if (!settings.scaleFixed) {
    for (let a = 0; a < m; a++) {
      hessian.set(a, m, mixed[a]!)
      hessian.set(m, a, mixed[a]!)
    }
    hessian.set(m, m, 4 * settings.nu)
  }
  return { hessian, unscaledCovariance }
}

/** P_a over the columns of X, p x p by rows, lower triangle. */
function xBlock({ curvature }: MarginalEvaluation, a: number, p: number): Float64Array {
  const width = p + 1
  const out = new Float64Array(p * p)
  for (let x = 0; x < p; x++)
    for (let y = 0; y <= x; y++) out[x * p + y] = curvature!.P[a * width * width + x * width + y]!
  return out
}

/** The criterion at a given sigma^2: see `unprofiledObjective`. */
export function marginalAtVariance(
  { criterion }: MarginalObjective,
  theta: Float64Array,
  variance: number,
  into: { gradient?: Float64Array; hessian?: Matrix } = {},
): AtVariance {
  const value = criterion.evaluate(theta, into.hessian ? 2 : 1, false, variance)
  if (typeof value === 'string') return { status: 'infeasible', reason: value }
  const { fit, gradient, curvature } = value
  into.gradient?.set(gradient)
  const m = theta.length
  const cells = (criterion.products.p + 1) ** 2
  if (into.hessian && curvature)
    for (let a = 0; a < m; a++) for (let b = 0; b < m; b++) into.hessian.set(a, b, curvature.hessian[a * m + b]!)
  return {
    status: 'ok',
    criterion: fit.criterion,
    rSquared: fit.rSquared,
    // d r^2 / d theta_a = -P_a[p, p]
    rSquaredDerivatives: curvature && Float64Array.from({ length: m }, (_, a) => -curvature.P[(a + 1) * cells - 1]!),
  }
}
