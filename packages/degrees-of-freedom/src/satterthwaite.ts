import type { DfMethod } from './df-method.ts'
import { quadraticForm } from './quadratic-form.ts'
import { say } from './say.ts'
import { waldMethod } from './wald-method.ts'

/** Degrees of freedom nearer to each other than this, relative, are equal. */
const equal = 1e-8

/**
 * Satterthwaite's degrees of freedom 2 v^2 / g'Wg of a variance v = l'Cl: g its gradient by the covariance parameters and W their
 * covariance, the inverse of the observed information of the criterion that was fitted, sigma included.
 *
 * A joint test has denominator 2 E / (E - q) with E = sum of nu / (nu - 2) over its q uncorrelated functions (Fai & Cornelius 1996), whose
 * rows are orthonormal in the basis of the fit, so that it does not depend on the coding. At a singular fit the covariance
 * parameters are those of the reduced model.
 *
 * @example
 * ```ts
 * import { lmm } from 'lmm'
 * import { satterthwaite } from '@lmm/degrees-of-freedom'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * const model = lmm('Reaction ~ Days + (Days | Subject)', sleepstudy)
 * console.log(satterthwaite.of(model).linear([0, 1]).df.toFixed(4))
 * ```
 * ```text
 * 17.0000
 * ```
 */
export const satterthwaite: DfMethod = /* @__PURE__ */ waldMethod('satterthwaite', (model) => {
  const W = Float64Array.from(model.thetaCovariance.to1DArray())
  const derivatives = model.basis.vcovDerivatives.map((dC) => Float64Array.from(dC.to1DArray()))
  const df = (x: Float64Array, variance: number): number => {
    const gradient = Float64Array.from(derivatives, (dC) => quadraticForm(dC, x, x))
    const spread = quadraticForm(W, gradient, gradient)
    // docs/mathematics/satterthwaite.md (1)
    return spread > 0 ? (2 * variance ** 2) / spread : Number.POSITIVE_INFINITY
  }
  return {
    diagnostics: model.singular ? [say.info('df/reduced-model', {})] : [],
    linear: (_l, { x }, variance) => df(x, variance),
    joint: (_L, functions, variances) => denominator(functions.map(({ x }, m) => df(x, variances[m]!))),
  }
})

/** The denominator of a mean of squared t with these degrees of freedom. */
export function denominator(df: readonly number[]): number {
  // docs/mathematics/satterthwaite.md (2)
  const q = df.length
  const first = df[0]!
  if (df.every((nu) => nu === first || Math.abs(nu - first) <= equal * first))
    return first === Number.POSITIVE_INFINITY ? first : df.reduce((sum, nu) => sum + nu, 0) / q
  if (df.some((nu) => nu <= 2)) return 2
  // E - q as a sum of its own, so that nothing cancels where all are large
  const excess = df.reduce((sum, nu) => sum + 2 / (nu - 2), 0)
  return (2 * (q + excess)) / excess
}
