import type { BoundCovariance } from '@lmm/covariance'
import type { PatternProducts } from '@lmm/design'
import { analyze, factorize, type SupernodalFactor } from '@lmm/linalg'
import type { Estimates } from '../../objective.ts'
import { type Profile, type ProfileSettings, profileAtVariance } from '../../profile.ts'
import { randomEstimates, severalFactorsEstimates } from '../../several-factors/estimates.ts'
import { factorSigmas, regularFactor } from '../../several-factors/lambda.ts'
import { fillSystem, penalizedSystem } from '../../several-factors/penalized-system.ts'
import { type SolvedSystem, solveSystem } from '../../several-factors/solved-system.ts'
import { MarginalCurvature } from '../curvature.ts'
import type { MarginalEvaluation, MarginalLikelihood } from '../marginal-criterion.ts'
import { PatternCovariance } from '../pattern-covariance.ts'
import type { ResidualStructure } from '../residual-structure.ts'
import { groupRows } from './group-rows.ts'
import { effectPattern } from './local-effects.ts'
import { SparseDerivatives } from './sparse-derivatives.ts'
import { type WhitenedRows, whitenedRows } from './whitened-products.ts'

/** Step of differences of exact gradients, relative to a parameter. */
const step = 1e-4

interface State {
  readonly theta: Float64Array
  readonly white: WhitenedRows
  readonly solved: SolvedSystem
  readonly fit: Profile
}

/**
 * The criterion where groups of correlated residuals are small and random effects join many of them, by whitening the rows group by group:
 * log|V| = sum log|R_i| + log|Lambda'Z'R^-1 Z Lambda + I|, a sparse matrix whose pattern is the levels that meet in a group. Second
 * derivatives are the average information (Gilmour, Thompson & Cullis 1995), and differences of exact gradients where exact ones are asked for.
 */
export function sparseCriterion(
  products: PatternProducts,
  bounds: readonly BoundCovariance[],
  residual: ResidualStructure,
  settings: ProfileSettings,
): MarginalLikelihood {
  const groups = groupRows(products)
  const effects = effectPattern(groups, products.factors)
  const covariance = new PatternCovariance(groups.products, bounds, residual)
  const shape = { ...products, kind: 'crossed', pairs: effects.pairs, B: [], C: new Float64Array(0) } as const
  const system = penalizedSystem(shape)
  const symbolic = analyze(system.pattern)
  const derivatives = new SparseDerivatives({ products, groups, effects, covariance, bounds, system, settings })
  let storage: SupernodalFactor | undefined
  let last: State | null = null
  const at = (theta: Float64Array, order: 0 | 1 | 2): State | string => {
    if (last?.theta.every((value, k) => value === theta[k])) {
      covariance.prepare(theta, order)
      return last
    }
    last = null
    if (!covariance.prepare(theta, order)) return 'a residual standard deviation is not positive'
    const white = whitenedRows(products, groups, effects, covariance)
    if (!white) return 'the covariance of a group is not positive definite'
    const Lambda = factorSigmas(white.products, covariance.Sigmas).map((S, f) =>
      regularFactor(S, products.factors[f]!.q),
    )
    fillSystem(system, white.products, Lambda)
    const factor = factorize(symbolic, system.values, storage)
    if (factor.status !== 'ok') return "Lambda'Z'R^-1 Z Lambda + I is not positive definite"
    storage = factor
    const solved = solveSystem(white.products, system, factor, settings, stacked(white), Lambda)
    if (typeof solved === 'string') return solved
    const fit = { ...solved.fit, criterion: solved.fit.criterion + white.logDetR }
    last = { theta: theta.slice(), white, solved, fit }
    return last
  }
  const evaluate: MarginalLikelihood['evaluate'] = (theta, order, exact = false, variance) => {
    const state = at(theta, order)
    if (typeof state === 'string') return state
    const { white, solved } = state
    const fit = variance === undefined ? state.fit : profileAtVariance(state.fit, settings, variance)
    const asked = variance === undefined ? settings : { ...settings, scaleFixed: true }
    const gradient = new Float64Array(theta.length)
    const average = order === 2 ? new MarginalCurvature(theta.length, asked, fit, 'average') : null
    derivatives.add(theta, white, { ...solved, fit }, gradient, average)
    if (!average || !exact) return { fit, gradient, curvature: average }
    const curvature = new MarginalCurvature(theta.length, asked, fit, 'exact')
    curvature.P.set(average.P)
    curvature.hessian.set(differences(theta, (moved) => evaluate(moved, 1, false, variance)))
    at(theta, order)
    return { fit, gradient, curvature }
  }
  /** Second derivatives by differences of gradients. */
  const differences = (
    theta: Float64Array,
    gradientAt: (moved: Float64Array) => MarginalEvaluation | string,
  ): Float64Array => {
    const m = theta.length
    const out = new Float64Array(m * m)
    for (let k = 0; k < m; k++) {
      const { kind, lower, upper } = covariance.parameters[k]!
      const h = step * Math.max(0.1, Math.abs(theta[k]!))
      const mirrored = kind === 'sd' && lower === 0
      const above = theta.with(k, Math.min(upper, theta[k]! + h))
      const below = theta.with(k, mirrored && k < m ? theta[k]! - h : Math.max(lower, theta[k]! - h))
      const [up, down] = [gradientAt(above), gradientAt(below)]
      if (typeof up === 'string' || typeof down === 'string') continue
      for (let l = 0; l < m; l++) out[k * m + l] = (up.gradient[l]! - down.gradient[l]!) / (above[k]! - below[k]!)
    }
    return out.map((value, cell) => (value + out[(cell % m) * m + Math.floor(cell / m)]!) / 2)
  }
  return {
    settings,
    covariance,
    products,
    groups: groups.products,
    costly: true,
    searches: 4,
    value(theta) {
      const state = at(theta, 0)
      return typeof state === 'string' ? state : state.fit
    },
    evaluate,
    whitened(theta) {
      const state = at(theta, 0)
      return typeof state === 'string' ? null : state.white.products
    },
    estimates(fit): Estimates {
      const { theta } = last!
      return severalFactorsEstimates(shape, settings, fit, (unscaled) => {
        const state = at(theta, 0)
        if (typeof state === 'string') throw new Error(state)
        return randomEstimates(state.white.products, system, state.solved, unscaled)
      })
    },
  }
}

/** Z'R^-1 [X y] of all factors, one below the other. */
function stacked({ products: { B } }: WhitenedRows): Float64Array {
  const out = new Float64Array(B.reduce((sum, part) => sum + part.length, 0))
  let from = 0
  for (const part of B) {
    out.set(part, from)
    from += part.length
  }
  return out
}
