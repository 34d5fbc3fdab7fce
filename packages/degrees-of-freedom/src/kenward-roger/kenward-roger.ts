import { symmetricEigen } from '@lmm/linalg'
import { type FittedModel, userMatrix } from '@lmm/reml'
import { Matrix } from 'ml-matrix'
import type { DegreesOfFreedom, DfMethod } from '../df-method.ts'
import { type FixedEffects, fixedEffects, type LinearFunction } from '../fixed-effects.ts'
import { covariance, orthonormal } from '../hypothesis.ts'
import { once } from '../once.ts'
import { quadraticForm } from '../quadratic-form.ts'
import { say } from '../say.ts'
import { type Adjustment, adjustment } from './adjustment.ts'
import { scaledF } from './scaled-f.ts'
import { sensitivityOf } from './sensitivity-of.ts'

/**
 * Kenward and Roger's method (1997, Biometrics 53): the covariance of beta_hat corrected for the estimation of V, and an F statistic scaled so
 * that its first two moments are those of an F distribution. Parameters are the elements of G and the residual variance, all of
 * them, also those at zero; their covariance is the inverse of the expected information of REML.
 *
 * Structures that are not linear in their parameters count with first derivatives only ("Kenward-Roger linear"), which does not depend on
 * how they are parametrised.
 *
 * @example
 * ```ts
 * import { lmm } from 'lmm'
 * import { kenwardRoger } from '@lmm/degrees-of-freedom'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * const model = lmm('Reaction ~ Days + (Days | Subject)', sleepstudy)
 * const { variance, df } = kenwardRoger.of(model).linear([0, 1])
 * console.log(Math.sqrt(variance).toFixed(4), df.toFixed(2))
 * ```
 * ```text
 * 1.5458 17.00
 * ```
 */
export const kenwardRoger: DfMethod = {
  name: 'kenward-roger',
  of: /* @__PURE__ */ once((model) => bound(model, adjustment(sensitivityOf(model), relativeCovariance(model)))),
}

const relativeCovariance = ({ basis }: FittedModel): Float64Array =>
  Float64Array.from(basis.vcov.to1DArray(), (value) => value / basis.variance)

function bound(model: FittedModel, { adjusted, weights, forms }: Adjustment): DegreesOfFreedom {
  const effects = fixedEffects(model)
  const { p } = effects
  const { variance: scale } = model.basis
  const vcov = adjusted.map((value) => value * scale)
  const terms = { Phi: relativeCovariance(model), weights, forms, p }
  return {
    name: 'kenward-roger',
    vcov: userCovariance(model, vcov, p),
    diagnostics: model.singular ? [say.info('df/all-elements', {})] : [],
    linear(l) {
      const of = effects.function(l)
      const variance = quadraticForm(vcov, of.x, of.x)
      if (of.x.every((value) => value === 0)) return { variance: 0, df: Number.POSITIVE_INFINITY }
      return { variance, df: scaledF(terms, orthonormal([of])).denDf ?? 0 }
    },
    joint(L) {
      const rows = orthonormal(L.map(effects.function))
      if (rows.length === 0) return { numDf: 0, denDf: null, statistic: null }
      const { denDf, scaling } = scaledF(terms, rows)
      if (denDf === null) return { numDf: rows.length, denDf, statistic: null }
      return { numDf: rows.length, denDf, statistic: scaling * meanSquare(effects, vcov, rows) }
    },
  }
}

/** (L b)'(L C L')^-1 (L b) / q. */
function meanSquare(effects: FixedEffects, C: Float64Array, rows: readonly LinearFunction[]): number {
  const q = rows.length
  const { values, vectors } = symmetricEigen(covariance(C, rows), q)
  const estimates = rows.map(effects.estimate)
  let sum = 0
  for (let e = 0; e < q; e++) {
    const along = estimates.reduce((part, value, i) => part + vectors[i * q + e]! * value, 0)
    sum += along ** 2 / values[e]!
  }
  return sum / q
}

function userCovariance({ basis }: FittedModel, vcov: Float64Array, p: number): Matrix {
  if (p === 0) return Matrix.zeros(0, 0)
  const M = userMatrix(basis.X)
  const out = M.mmul(Matrix.from1DArray(p, p, vcov)).mmul(M.transpose())
  return out.add(out.transpose()).mul(0.5)
}
