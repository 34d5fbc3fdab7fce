import type { GroupedProducts } from '@lmm/design'
import type { Criterion } from '../objective.ts'
import { type Profile, profileAtVariance, profileSettings } from '../profile.ts'
import { say } from '../say.ts'
import { type SigmaCriterion, sigmaElements } from '../sigma-criterion.ts'
import { levelClasses } from './classes.ts'
import { curvature, factorScore, profiledDerivatives, rSquaredDerivatives } from './curvature.ts'
import { type DerivativeSums, type SumsWanted, secondPass } from './derivative-sums.ts'
import { oneFactorEstimates } from './estimates.ts'
import { forwardPass } from './forward.ts'

/**
 * The criterion for one grouping factor, by classes of levels with equal Z'Z = R'R. With H = I + R Sigma R' = L L',
 * W = L^-1 R and b~ = L^-1 b: log|V| = sum log|H|, U = Z'V^-1 Z = W'W and K = Z'V^-1 [X y] = W'b~; every sum is one of
 * squares, and Sigma may be singular.
 */
export function oneFactorCriterion(products: GroupedProducts, kind: Criterion): SigmaCriterion {
  const settings = profileSettings(products, kind)
  const classes = levelClasses(products)
  const factor = products.factors[0]
  const q = factor?.q ?? 0
  const terms = factor?.terms ?? []
  const sizes = terms.map((term) => term.basis.size)
  const starts = terms.map((term) => term.start)
  const elements = sigmaElements(sizes)
  const first = forwardPass(products, classes, settings)
  const second = secondPass(classes, first, q, settings)
  /** The last Sigma, what it gave, and its sums: an optimum is asked for its curvature and its estimates again. */
  let last: { readonly Omega: Float64Array; readonly fit: Profile | string; sums: AskedSums | null } | null = null
  const profiled = (Sigma: readonly Float64Array[]): Profile | string => {
    const Omega = blockDiagonal(products, Sigma)
    if (last?.Omega.every((value, at) => value === Omega[at])) return last.fit
    last = { Omega: Omega.slice(), fit: first.run(Omega), sums: null }
    return last.fit
  }
  const feasible = (Sigma: readonly Float64Array[]): Profile => {
    const fit = profiled(Sigma)
    if (typeof fit === 'string') throw say.error('reml/infeasible', { reason: fit })
    return fit
  }
  /** At the last Sigma. */
  const sums = (fit: Profile, pairs: boolean, columns: 'all' | 'needed' = 'needed'): DerivativeSums => {
    const known = last?.sums
    if (known?.ratio === fit.ratio && (known.pairs || !pairs) && (known.columns === 'all' || columns === 'needed'))
      return known.sums
    const asked = { pairs, columns, ratio: fit.ratio, sums: second.run(fit, { pairs, columns }) }
    if (last) last.sums = asked
    return asked.sums
  }
  return {
    kind,
    settings,
    sizes,
    levels: sizes.map(() => factor!.levels),
    elements,
    evaluate(Sigma, order, variance) {
      const free = profiled(Sigma)
      if (typeof free === 'string') return { status: 'infeasible', reason: free }
      const fit = variance === undefined ? free : profileAtVariance(free, settings, variance)
      const { criterion, rSquared } = fit
      if (order === 0) return { status: 'ok', criterion, rSquared, score: [], curvature: null }
      const all = sums(fit, order === 2)
      const D = factorScore(all, q, settings, fit.ratio)
      const own = variance === undefined ? settings : { ...settings, scaleFixed: true }
      return {
        status: 'ok',
        criterion,
        rSquared,
        score: terms.map(({ start, basis: { size } }) => block(D, q, start, size)),
        curvature: order === 2 ? curvature(all, elements, starts, q, own, fit) : null,
        ...(order === 2 &&
          variance !== undefined && {
            rSquaredDerivatives: rSquaredDerivatives(all, elements, starts, q, settings),
          }),
      }
    },
    curvature(Sigma) {
      const fit = feasible(Sigma)
      return curvature(sums(fit, true), elements, starts, q, settings, fit)
    },
    profiled(Sigma) {
      const fit = feasible(Sigma)
      return profiledDerivatives(sums(fit, false, 'all'), elements, starts, q, settings, fit)
    },
    estimate: (Sigma) =>
      oneFactorEstimates(products, settings, feasible(Sigma), blockDiagonal(products, Sigma).slice()),
  }
}

interface AskedSums extends SumsWanted {
  readonly ratio: number
  readonly sums: DerivativeSums
}

/** Sigma of all terms of the factor as one q x q matrix. */
function blockDiagonal({ factors }: GroupedProducts, Sigma: readonly Float64Array[]): Float64Array {
  const factor = factors[0]
  if (!factor) return new Float64Array(0)
  if (factor.terms.length === 1) return Sigma[0]!
  const { q } = factor
  const Omega = new Float64Array(q * q)
  factor.terms.forEach(({ start, basis: { size } }, k) => {
    for (let i = 0; i < size; i++)
      for (let j = 0; j < size; j++) Omega[(start + i) * q + start + j] = Sigma[k]![i * size + j]!
  })
  return Omega
}

function block(D: Float64Array, q: number, start: number, size: number): Float64Array {
  const out = new Float64Array(size * size)
  for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) out[i * size + j] = D[(start + i) * q + start + j]!
  return out
}
