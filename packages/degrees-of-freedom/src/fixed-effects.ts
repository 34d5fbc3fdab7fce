import { type FittedModel, userMatrix } from '@lmm/reml'

/** l'beta_hat in the basis of the fit, x'b + shift center, where none of its digits are lost far from the origin. */
export interface LinearFunction {
  /** p. */
  readonly x: Float64Array
  /** How much of the centre of the response it holds: 0 for differences. */
  readonly shift: number
}

/** The fixed effects in the basis of the fit. */
export interface FixedEffects {
  readonly p: number
  /** vcov, p x p by rows. */
  readonly vcov: Float64Array
  /** The function of the user's coefficients l'beta_hat. */
  function(l: ArrayLike<number>): LinearFunction
  estimate(of: LinearFunction): number
}

const known = new WeakMap<FittedModel, FixedEffects>()

/** The fixed effects of a model. */
export function fixedEffects(model: FittedModel): FixedEffects {
  const found = known.get(model) ?? compute(model)
  known.set(model, found)
  return found
}

function compute({ basis, names }: FittedModel): FixedEffects {
  const p = names.length
  const M = userMatrix(basis.X).to1DArray()
  const { beta, center } = basis
  const { constant } = basis.X
  return {
    p,
    vcov: Float64Array.from(basis.vcov.to1DArray()),
    function(l) {
      const x = new Float64Array(p)
      let shift = 0
      for (let i = 0; i < p; i++) {
        const value = l[i]!
        if (value === 0) continue
        for (let j = 0; j < p; j++) x[j]! += value * M[i * p + j]!
        if (constant) shift += value * constant[i]!
      }
      return { x, shift }
    },
    estimate: ({ x, shift }) => x.reduce((sum, value, j) => sum + value * beta[j]!, shift * center),
  }
}

/**
 * l'beta_hat, for l of length p: exact also where the coefficients themselves have lost digits.
 *
 * @example
 * ```ts
 * import { estimateOf } from '@lmm/degrees-of-freedom'
 * import { lmm } from 'lmm'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * const model = lmm('Reaction ~ Days + (Days | Subject)', sleepstudy)
 * console.log(estimateOf(model, [1, 9]).toFixed(3))
 * ```
 * ```text
 * 345.611
 * ```
 */
export function estimateOf(model: FittedModel, l: ArrayLike<number>): number {
  const effects = fixedEffects(model)
  return effects.estimate(effects.function(l))
}
