import type { Basis, CrossProducts, PatternProducts } from '@lmm/design'
import { Matrix } from 'ml-matrix'
import type { FitBasis, RandomBasis } from './fitted-model.ts'
import type { Estimates, RandomEstimates } from './objective.ts'
import { once } from './once.ts'

/** The estimates in the bases of the products, in the units of the response. */
export function fitBasis(
  products: CrossProducts | PatternProducts,
  estimates: Estimates,
  terms: number,
  spread: number,
): Omit<FitBasis, 'vcovDerivatives'> {
  const { X, y } = products
  const random: FitBasis['random'][number][] = new Array(terms)
  products.factors
    .flatMap((factor) => factor.terms)
    .forEach(({ term, basis }, k) => {
      random[term] = randomBasis(basis, () => estimates.random()[k]!, y.scale, spread)
    })
  return {
    X,
    center: y.center,
    beta: y.gamma.map((g, j) => g + y.scale * estimates.beta[j]!),
    vcov: Matrix.mul(estimates.unscaledCovariance, spread),
    variance: spread,
    random,
  }
}

/** In the units of the response, when they are asked for. */
function randomBasis(basis: Basis, estimates: () => RandomEstimates, scale: number, spread: number): RandomBasis {
  const scaled = (values: Float64Array, factor: number): Float64Array => values.map((value) => factor * value)
  const modes = once(() => scaled(estimates().modes, scale))
  const variances = once(() => scaled(estimates().variances, spread))
  const covariancesWithBeta = once(() => scaled(estimates().covariancesWithBeta, spread))
  return {
    basis,
    get modes() {
      return modes()
    },
    get variances() {
      return variances()
    },
    get covariancesWithBeta() {
      return covariancesWithBeta()
    },
  }
}

/** Coefficients of the user's columns. */
export function userCoefficients(
  { X, y }: Pick<CrossProducts, 'X' | 'y'>,
  M: Matrix,
  beta: Float64Array,
): Float64Array {
  return Float64Array.from({ length: X.size }, (_, i) => {
    let sum = X.constant ? X.constant[i]! * y.center : 0
    for (let j = 0; j < X.size; j++) sum += M.get(i, j) * beta[j]!
    return sum
  })
}
