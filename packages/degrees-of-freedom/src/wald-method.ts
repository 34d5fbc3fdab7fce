import type { Diagnostic } from '@lmm/diagnostics'
import type { FittedModel } from '@lmm/reml'
import type { DegreesOfFreedom, DfMethod, DfName } from './df-method.ts'
import { type FixedEffects, fixedEffects, type LinearFunction } from './fixed-effects.ts'
import { orthonormal, uncorrelated } from './hypothesis.ts'
import { once } from './once.ts'
import { quadraticForm } from './quadratic-form.ts'

/** The degrees of freedom of a method that takes the covariance of beta_hat as it is. */
export interface WaldDegrees {
  readonly diagnostics?: readonly Diagnostic[]
  /** Of l'beta_hat, `of` the same in the basis of the fit. */
  linear(l: ArrayLike<number>, of: LinearFunction, variance: number): number
  /** Of the joint test of L; `functions` are its uncorrelated ones. */
  joint(L: readonly ArrayLike<number>[], functions: readonly LinearFunction[], variances: Float64Array): number
}

/** A method without a covariance of its own: F is the mean of the squares of the uncorrelated t. */
export function waldMethod(name: DfName, of: (model: FittedModel, effects: FixedEffects) => WaldDegrees): DfMethod {
  return { name, of: once((model) => bound(name, model, of(model, fixedEffects(model)))) }
}

function bound(name: DfName, model: FittedModel, degrees: WaldDegrees): DegreesOfFreedom {
  const effects = fixedEffects(model)
  return {
    name,
    vcov: model.vcov,
    diagnostics: degrees.diagnostics ?? [],
    linear(l) {
      const of = effects.function(l)
      const variance = quadraticForm(effects.vcov, of.x, of.x)
      return { variance, df: degrees.linear(l, of, variance) }
    },
    joint(L) {
      const rows = orthonormal(L.map(effects.function))
      if (rows.length === 0) return { numDf: 0, denDf: null, statistic: null }
      const { functions, variances } = uncorrelated(effects.vcov, rows)
      const squares = functions.reduce((sum, of, m) => sum + effects.estimate(of) ** 2 / variances[m]!, 0)
      const numDf = rows.length
      return { numDf, denDf: degrees.joint(L, functions, variances), statistic: squares / numDf }
    },
  }
}
