import type { SmoothFunction } from '@lmm/reml'
import { inverse, Matrix } from 'ml-matrix'

/**
 * The standard error of a value from the curvature of -2 log likelihood at the optimum, `gradient` its derivatives by the coordinates; null
 * where the curvature is not positive.
 */
export function spreadAt(whole: SmoothFunction, psi: Float64Array, gradient: Float64Array): number | null {
  const m = psi.length
  const hessian = Matrix.zeros(m, m)
  if (whole.evaluate(psi, { hessian }).status !== 'ok') return null
  try {
    const V = inverse(hessian)
    let sum = 0
    for (let i = 0; i < m; i++) for (let j = 0; j < m; j++) sum += gradient[i]! * V.get(i, j) * gradient[j]!
    return sum > 0 && Number.isFinite(sum) ? Math.sqrt(2 * sum) : null
  } catch {
    return null
  }
}
