import type { CrossedProducts } from '@lmm/design'
import { analyze, factorize, type SupernodalFactor } from '@lmm/linalg'
import type { Criterion } from '../objective.ts'
import { type ProfileSettings, profileAtVariance, profileSettings } from '../profile.ts'
import type { LevelFactors } from '../relationship/related-design.ts'
import { say } from '../say.ts'
import { type SigmaCriterion, type SigmaElement, type SigmaEvaluation, sigmaElements } from '../sigma-criterion.ts'
import { averageInformation } from './average-information.ts'
import { originOf } from './choose-origin.ts'
import { type DenseInformation, denseInformation } from './dense-information.ts'
import { randomEstimates, severalFactorsEstimates } from './estimates.ts'
import { factorSigmas, lowerFactor, regularFactor } from './lambda.ts'
import { momentSigmas } from './moments.ts'
import { fillSystem, type PenalizedSystem, penalizedSystem, solveLambdaTransposed } from './penalized-system.ts'
import { profiledDerivatives, rSquaredDerivatives } from './profiled-derivatives.ts'
import { relatedEstimates } from './related-estimates.ts'
import { logDeterminantScore, termBlocks, whitenedProducts } from './score.ts'
import { type SolvedSystem, solveSystem } from './solved-system.ts'
import { twoStageSigmas } from './two-stage.ts'

/**
 * The criterion for several grouping factors, nested or crossed, by sparse Cholesky factorisation of
 * M = Lambda'Z'Z Lambda + I with a fill-reducing order: log|V| = log|M|, and the score needs M^-1 at the pattern of M only
 * (Erisman & Tinney 1975). Second derivatives are the average information (Gilmour, Thompson & Cullis 1995).
 */
export function severalFactorsCriterion(
  products: CrossedProducts,
  kind: Criterion,
  related: LevelFactors = new Map(),
): SigmaCriterion {
  const settings = profileSettings(products, kind)
  const terms = products.factors.flatMap((factor) => factor.terms)
  const sizes = terms.map(({ basis }) => basis.size)
  const elements = sigmaElements(sizes)
  const system = penalizedSystem(products)
  const symbolic = analyze(system.pattern)
  const B = stackedResponses(products, system)
  const dense = denseInformation(products, system)
  const origin = originOf(products, system, symbolic, settings, B)
  let storage: SupernodalFactor | undefined
  let last: SolvedSystem | undefined
  const solved = (Lambda: readonly Float64Array[]): SolvedSystem | string => {
    if (last && sameFactors(last.Lambda, Lambda)) return last
    last = undefined
    fillSystem(system, products, Lambda)
    const factor = factorize(symbolic, system.values, storage)
    if (factor.status !== 'ok') return "Lambda'Z'Z Lambda + I is not positive definite"
    storage = factor
    const state = solveSystem(products, system, factor, settings, B, Lambda, origin)
    if (typeof state !== 'string') last = state
    return state
  }
  const regular = (Sigma: readonly Float64Array[]): SolvedSystem => {
    const state = solved(factorSigmas(products, Sigma).map((S, f) => regularFactor(S, products.factors[f]!.q)))
    if (typeof state === 'string') throw say.error('reml/infeasible', { reason: state })
    return state
  }
  /** By two stages, where that is better than no idea. */
  const staged = (): readonly Float64Array[] | null => {
    const Sigma = twoStageSigmas(products, system, settings, B)
    const criterionAt = (at: readonly Float64Array[]): number => {
      const state = solved(factorSigmas(products, at).map((S, f) => regularFactor(S, products.factors[f]!.q)))
      return typeof state === 'string' ? Number.POSITIVE_INFINITY : state.fit.criterion
    }
    return Sigma && criterionAt(Sigma) < criterionAt(sizes.map(identity)) ? Sigma : null
  }
  return {
    kind,
    settings,
    sizes,
    levels: products.factors.flatMap((factor) => factor.terms.map(() => factor.levels)),
    elements,
    moments: () => momentSigmas(products, system, settings, B) ?? staged(),
    evaluate(Sigma, order, variance) {
      const Lambda = factorSigmas(products, Sigma).map((S, f) => {
        const { q } = products.factors[f]!
        return order === 0 ? lowerFactor(S, q).Lambda : regularFactor(S, q)
      })
      const state = solved(Lambda)
      if (typeof state === 'string') return { status: 'infeasible', reason: state }
      if (variance === undefined) return derivatives(products, system, settings, elements, state, order, dense)
      const given = { ...state, fit: profileAtVariance(state.fit, settings, variance) }
      const value = derivatives(products, system, { ...settings, scaleFixed: true }, elements, given, order, dense)
      if (order < 2 || value.status !== 'ok') return value
      const { whitened } = whitenedState(products, system, settings, given)
      return { ...value, rSquaredDerivatives: rSquaredDerivatives(products, system, elements, whitened) }
    },
    curvature(Sigma) {
      if (system.pattern.n > largestDense) return null
      const state = regular(Sigma)
      const { whitened } = whitenedState(products, system, settings, state)
      return dense.derivatives(settings, elements, state, whitened).curvature
    },
    profiled(Sigma) {
      const state = regular(Sigma)
      return profiledDerivatives(
        products,
        system,
        elements,
        settings,
        state.fit,
        whitenedState(products, system, settings, state).whitened,
      )
    },
    estimate(Sigma) {
      const Lambda = factorSigmas(products, Sigma).map((S, f) => lowerFactor(S, products.factors[f]!.q).Lambda)
      const solvedAgain = (): SolvedSystem => {
        const state = solved(Lambda)
        if (typeof state === 'string') throw say.error('reml/infeasible', { reason: state })
        return state
      }
      return severalFactorsEstimates(products, settings, solvedAgain().fit, (covariance) => {
        const state = solvedAgain()
        const random = randomEstimates(products, system, state, covariance)
        return relatedEstimates(random, products, system, state, related)
      })
    },
  }
}

function sameFactors(a: readonly Float64Array[], b: readonly Float64Array[]): boolean {
  return a.every((Lambda, f) => Lambda.every((value, at) => value === b[f]![at]))
}

/** Z'[X y] of all factors, one below the other. */
function stackedResponses({ B }: CrossedProducts, { pattern }: PenalizedSystem): Float64Array {
  const width = B.reduce((sum, part) => sum + part.length, 0) / Math.max(1, pattern.n)
  const out = new Float64Array(pattern.n * width)
  let at = 0
  for (const part of B) {
    out.set(part, at)
    at += part.length
  }
  return out
}

/** K = Z'V^-1 [X y], whitened, with what it adds to the score. */
function whitenedState(
  products: CrossedProducts,
  system: PenalizedSystem,
  settings: ProfileSettings,
  { Lambda, spherical, fit }: SolvedSystem,
): { whitened: Float64Array; quadratic: Float64Array[] } {
  const K = solveLambdaTransposed(system, products, Lambda, spherical.slice(), products.p + 1)
  return whitenedProducts(products, system, settings, fit, K)
}

function derivatives(
  products: CrossedProducts,
  system: PenalizedSystem,
  settings: ProfileSettings,
  elements: readonly SigmaElement[],
  state: SolvedSystem,
  order: 0 | 1 | 2,
  dense: DenseInformation,
): SigmaEvaluation {
  const { criterion, rSquared } = state.fit
  if (order === 0) return { status: 'ok', criterion, rSquared, score: [], curvature: null }
  const { whitened, quadratic } = whitenedState(products, system, settings, state)
  const scoreOf = (traces: readonly Float64Array[]): Float64Array[] =>
    termBlocks(
      products,
      traces.map((S, f) => S.map((value, at) => value - quadratic[f]![at]!)),
    )
  if (order === 2 && worthExact(system.pattern.n, elements.length)) {
    const { curvature, traces } = dense.derivatives(settings, elements, state, whitened)
    return { status: 'ok', criterion, rSquared, score: scoreOf(traces), curvature, average: false }
  }
  const score = scoreOf(logDeterminantScore(products, system, state.Lambda, state.inverse()))
  if (order < 2) return { status: 'ok', criterion, rSquared, score, curvature: null }
  const curvature = averageInformation(products, system, settings, elements, state, whitened)
  return { status: 'ok', criterion, rSquared, score, curvature, average: true }
}

/** Above this number of random effects the exact second derivatives cost more than differences of gradients. */
const largestDense = 1500

/** With many parameters the average information leads a search astray near singular optima; with few it saves time. */
const worthExact = (randomEffects: number, elements: number): boolean =>
  randomEffects <= 200 || (randomEffects <= largestDense && elements >= 8)

const identity = (q: number): Float64Array =>
  Float64Array.from({ length: q * q }, (_, at) => (at % (q + 1) === 0 ? 1 : 0))
