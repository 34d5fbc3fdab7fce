import type { BoundCovariance, CovarianceParameter } from '@lmm/covariance'
import { Matrix } from 'ml-matrix'

/** Writes d Sigma / d theta_k of the positions `at`: the structure's own, or a difference quotient. */
export function structureDerivative(
  bound: BoundCovariance,
  theta: Float64Array,
  k: number,
  at: Int32Array,
  out: Matrix,
): void {
  if (bound.derivative) bound.derivative(theta, k, at, out)
  else differenceQuotient((t, into) => bound.covariance(t, at, into), bound.parameters[k]!, theta, k, 1e-4, out)
}

/** Writes d2 Sigma / d theta_k d theta_l of the positions `at`. */
export function structureSecondDerivative(
  bound: BoundCovariance,
  theta: Float64Array,
  k: number,
  l: number,
  at: Int32Array,
  out: Matrix,
): void {
  if (bound.secondDerivative) bound.secondDerivative(theta, k, l, at, out)
  else
    differenceQuotient(
      (t, into) => structureDerivative(bound, t, k, at, into),
      bound.parameters[l]!,
      theta,
      l,
      1e-3,
      out,
    )
}

/** Derivative of a small matrix by theta_k from differences of fourth order, kept inside the box. */
export function differenceQuotient(
  write: (theta: Float64Array, out: Matrix) => void,
  { kind, initial, lower, upper }: CovarianceParameter,
  theta: Float64Array,
  k: number,
  relative: number,
  out: Matrix,
): void {
  const value = theta[k]!
  // A length has the units of the data: only its start tells what is small.
  const unit = Math.max(kind === 'length' ? Math.abs(initial) : 1, Math.abs(value))
  const h = Math.min(relative * unit, (upper - lower) / 8)
  const center = Math.min(Math.max(value, lower + 2 * h), upper - 2 * h)
  const offset = (value - center) / h
  const at = Matrix.zeros(out.rows, out.columns)
  out.mul(0)
  const weights = fivePointWeights(offset)
  for (let s = -2; s <= 2; s++) {
    const moved = theta.slice()
    moved[k] = center + s * h
    write(moved, at)
    out.add(at.mul(weights[s + 2]! / h))
  }
}

/** Weights of f(-2), ..., f(2) in the derivative at x of the polynomial through them. */
function fivePointWeights(x: number): number[] {
  const nodes = [-2, -1, 0, 1, 2]
  return nodes.map((node) => {
    const others = nodes.filter((other) => other !== node)
    const scale = others.reduce((product, other) => product * (node - other), 1)
    const slope = others.reduce(
      (sum, skipped) =>
        sum + others.filter((other) => other !== skipped).reduce((product, other) => product * (x - other), 1),
      0,
    )
    return slope / scale
  })
}
