import { symmetricEigen } from '@lmm/linalg'
import { Matrix } from 'ml-matrix'
import type { Axis } from '../axis.ts'
import type { BoundCovariance, CovarianceStructure } from '../structure.ts'

/** A law that a structure breaks, with the parameters at which it was seen. */
export interface LawProblem {
  readonly law:
    | 'submatrix'
    | 'symmetric'
    | 'positive semidefinite'
    | 'kinds'
    | 'derivative'
    | 'second derivative'
    | 'inverse'
  readonly theta: readonly number[]
  readonly detail: string
}

const covarianceAt = (bound: BoundCovariance, theta: Float64Array, at: Int32Array): Matrix => {
  const Sigma = Matrix.zeros(at.length, at.length)
  bound.covariance(theta, at, Sigma)
  return Sigma
}
const derivativeAt = (bound: BoundCovariance, theta: Float64Array, k: number, at: Int32Array): Matrix => {
  const dSigma = Matrix.zeros(at.length, at.length)
  bound.derivative?.(theta, k, at, dSigma)
  return dSigma
}
const difference = (a: Matrix, b: Matrix): number => Matrix.sub(a, b).abs().max()

/**
 * Holds a structure against the laws every covariance structure obeys, at points of its box spread by a golden-ratio sequence;
 * returns the problems found, none for a lawful structure. Needs no test framework.
 */
export function checkStructure(structure: CovarianceStructure, axis: Axis): LawProblem[] {
  const bound = structure.bind(axis)
  const problems: LawProblem[] = []
  for (let point = 1; point <= 5; point++) {
    const theta = Float64Array.from(bound.parameters, (p, k) =>
      inside(p.lower, p.upper, (point * 0.618 + k * 0.414) % 1),
    )
    const report = (law: LawProblem['law'], detail: string): void => {
      problems.push({ law, theta: [...theta], detail })
    }
    checkMatrix(bound, axis, theta, report)
    checkKinds(bound, axis, theta, report)
    checkDerivatives(bound, axis, theta, report)
    checkInverse(bound, axis, theta, report)
  }
  return problems
}

type Report = (law: LawProblem['law'], detail: string) => void

const everywhere = (axis: Axis): Int32Array => Int32Array.from({ length: axis.size }, (_, i) => i)

function inside(lower: number, upper: number, fraction: number): number {
  const from = Number.isFinite(lower) ? lower : -2
  const to = Number.isFinite(upper) ? upper : from + 4
  return from + (0.05 + 0.9 * fraction) * (to - from)
}

function checkMatrix(bound: BoundCovariance, axis: Axis, theta: Float64Array, report: Report): void {
  const whole = covarianceAt(bound, theta, everywhere(axis))
  if (difference(whole, whole.transpose()) !== 0) report('symmetric', 'Sigma differs from its transpose')
  const { values } = symmetricEigen(Float64Array.from(whole.to1DArray()), axis.size)
  if (values[0]! < -1e-12 * Math.max(1, values[axis.size - 1]!))
    report('positive semidefinite', `eigenvalue ${values[0]}`)
  const at = everywhere(axis)
    .filter((i) => i % 2 === 0)
    .reverse()
  const part = covarianceAt(bound, theta, at)
  for (let a = 0; a < at.length; a++)
    for (let b = 0; b < at.length; b++)
      if (Math.abs(part.get(a, b) - whole.get(at[a]!, at[b]!)) > 1e-14 * Math.abs(whole.get(at[a]!, at[b]!)))
        report('submatrix', `Sigma of positions ${at[a]}, ${at[b]} depends on the other positions of the group`)
}

function checkKinds(bound: BoundCovariance, axis: Axis, theta: Float64Array, report: Report): void {
  const owners = bound.parameters.filter((p) => p.kind === 'sd' || p.kind === 'loading' || p.kind === 'variance')
  if (owners.length === 0) return
  const c = 1.25
  const scaled = Float64Array.from(bound.parameters, ({ kind }, k) =>
    kind === 'sd' || kind === 'loading' ? theta[k]! * c : kind === 'variance' ? theta[k]! * c * c : theta[k]!,
  )
  const expected = covarianceAt(bound, theta, everywhere(axis)).mul(c * c)
  const error = difference(covarianceAt(bound, scaled, everywhere(axis)), expected)
  if (error > 1e-12 * expected.abs().max()) report('kinds', `Sigma scaled by c^2 differs by ${error}`)
}

function checkDerivatives(bound: BoundCovariance, axis: Axis, theta: Float64Array, report: Report): void {
  const at = everywhere(axis)
  const step = 1e-5
  const moved = (k: number, by: number): Float64Array => theta.map((value, i) => (i === k ? value + by : value))
  for (let k = 0; k < theta.length; k++) {
    if (bound.derivative) {
      const quotient = Matrix.sub(
        covarianceAt(bound, moved(k, step), at),
        covarianceAt(bound, moved(k, -step), at),
      ).div(2 * step)
      const exact = derivativeAt(bound, theta, k, at)
      if (difference(quotient, exact) > 1e-7 * Math.max(1, exact.clone().abs().max()))
        report('derivative', `by ${bound.parameters[k]!.name}`)
    }
    for (let l = 0; l < theta.length && bound.derivative && bound.secondDerivative; l++) {
      const exact = Matrix.zeros(axis.size, axis.size)
      bound.secondDerivative(theta, k, l, at, exact)
      const quotient = Matrix.sub(
        derivativeAt(bound, moved(l, step), k, at),
        derivativeAt(bound, moved(l, -step), k, at),
      ).div(2 * step)
      if (difference(quotient, exact) > 1e-7 * Math.max(1, exact.clone().abs().max()))
        report('second derivative', `by ${bound.parameters[k]!.name} and ${bound.parameters[l]!.name}`)
    }
  }
}

function checkInverse(bound: BoundCovariance, axis: Axis, theta: Float64Array, report: Report): void {
  if (!bound.fromCovariance) return
  const Sigma = covarianceAt(bound, theta, everywhere(axis))
  const again = covarianceAt(bound, bound.fromCovariance(Sigma), everywhere(axis))
  if (difference(Sigma, again) > 1e-10 * Math.max(1, Sigma.clone().abs().max()))
    report('inverse', 'fromCovariance(Sigma(theta)) gives another Sigma')
}
