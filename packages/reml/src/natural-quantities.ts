import { asQuantity, type BoundCovariance, type CovarianceParameter, type NaturalQuantity } from '@lmm/covariance'
import { Matrix } from 'ml-matrix'
import { inUnits } from './marginal/residual-structure.ts'
import { differenceQuotient } from './structure-derivatives.ts'
import { congruence } from './user-scale.ts'

/** A natural quantity of a fitted model, with what its standard error follows from. */
export interface FittedQuantity extends NaturalQuantity {
  /** Derivative by psi = (theta, log sigma), as `thetaCovariance` has it. */
  readonly gradient: Float64Array
}

/** Step for the parameters of a fit, whose quantities may be no smoother than square roots. */
const step = 1e-4

/**
 * Quantities of some parameters, with their derivatives by all.
 *
 * @param places - of the parameters among those of the model, of which there are `size` with log sigma.
 */
export function fittedQuantities(
  parameters: readonly CovarianceParameter[],
  theta: Float64Array,
  { places, size }: { readonly places: readonly number[]; readonly size: number },
  of: (theta: Float64Array) => readonly NaturalQuantity[],
): FittedQuantity[] {
  const quantities = of(theta)
  if (quantities.length === 0) return []
  const gradients = quantities.map(() => new Float64Array(size))
  const out = Matrix.zeros(1, quantities.length)
  const write = (moved: Float64Array, into: Matrix): void => {
    of(moved).forEach(({ value }, q) => {
      into.set(0, q, value)
    })
  }
  parameters.forEach((parameter, k) => {
    differenceQuotient(write, parameter, theta, k, step, out)
    gradients.forEach((gradient, q) => {
      gradient[places[k]!] = out.get(0, q)
    })
  })
  return quantities.map((quantity, q) => ({ ...quantity, gradient: gradients[q]! }))
}

/** What a structure reports; its parameters, where they mean something each. */
export function natural(
  part: {
    readonly parameters: readonly CovarianceParameter[]
    report?(theta: Float64Array): readonly NaturalQuantity[]
  },
  theta: Float64Array,
): readonly NaturalQuantity[] {
  if (part.report) return part.report(theta)
  if (part.parameters.some(({ kind }) => kind === 'loading')) return []
  return part.parameters.map((parameter, k) => asQuantity(parameter, theta[k]!))
}

/** Where the log of sigma moves: natural quantities of absolute size move with it. */
const logSigma: CovarianceParameter = {
  name: 'log sigma',
  kind: 'shape',
  initial: 0,
  lower: Number.NEGATIVE_INFINITY,
  upper: Number.POSITIVE_INFINITY,
}

/**
 * What a structure of random effects reports of G, on the user's scale. Theta belongs to the basis of the fit: families that are closed under
 * other scales of the columns are told G; of the others all columns have one scale.
 *
 * @param from - first of its parameters among those of the model, of which there are `size` with log sigma where that is free.
 * @param M - from the basis of the fit to the columns of the user.
 * @param spread - sigma^2 in the units of the response.
 */
export function randomQuantities(
  bound: BoundCovariance,
  theta: Float64Array,
  { from, size, scaled }: { readonly from: number; readonly size: number; readonly scaled: boolean },
  M: Matrix,
  spread: number,
): FittedQuantity[] {
  const { report, fromCovariance, closedUnder, parameters } = bound
  if (!report) return []
  const m = parameters.length
  const Sigma = Matrix.zeros(M.rows, M.rows)
  const at = Int32Array.from({ length: M.rows }, (_, i) => i)
  /** Of the columns, which have one where the structure is not closed under others. */
  const scale = M.rows > 0 ? M.get(0, 0) : 1
  const of = (psi: Float64Array): readonly NaturalQuantity[] => {
    const local = psi.subarray(0, m)
    const variance = spread * Math.exp(2 * (psi[m] ?? 0))
    if (!closedUnder || !fromCovariance)
      return report.call(bound, inUnits(parameters, local, scale * Math.sqrt(variance)))
    bound.covariance(local, at, Sigma)
    return report.call(bound, fromCovariance.call(bound, congruence(M, Sigma, variance)))
  }
  const places = [...Array.from({ length: m }, (_, k) => from + k), ...(scaled ? [size - 1] : [])]
  const all = scaled ? [...parameters, logSigma] : parameters
  return fittedQuantities(all, Float64Array.from(scaled ? [...theta, 0] : theta), { places, size }, of)
}
