import type { Design } from '../design.ts'
import { type Basis, mean, toBasis } from './basis.ts'

/** y~ = (y - offset - center - x~'gamma) / scale: what the fixed effects explain by least squares is taken out before anything is squared. */
export interface ResponseBasis {
  readonly center: number
  /** p coefficients in the basis of X. */
  readonly gamma: Float64Array
  /** Root mean square of what is left; with known variances the harmonic scale of those. */
  readonly scale: number
}

/** Chooses the basis of the response; `weights` are the rows' weights or null. */
export function responseBasis(design: Design, X: Basis, weights: Float64Array | null): ResponseBasis {
  const { n, y, offset } = design
  const p = X.size
  const shifted = offset ? y.map((value, i) => value - offset[i]!) : y
  const center = X.constant ? mean(shifted) : 0
  const row = new Float64Array(p)
  const gamma = new Float64Array(p)
  let total = 0
  for (let i = 0; i < n; i++) {
    const w = weights ? weights[i]! : 1
    const r = shifted[i]! - center
    toBasis(X, design.X.columns, i, 1, row, 0)
    for (let j = 0; j < p; j++) gamma[j]! += (w * row[j]! * r) / n
    total += w * r * r
  }
  let left = 0
  for (let i = 0; i < n; i++) {
    toBasis(X, design.X.columns, i, 1, row, 0)
    let r = shifted[i]! - center
    for (let j = 0; j < p; j++) r -= row[j]! * gamma[j]!
    left += (weights ? weights[i]! : 1) * r * r
  }
  const exact = !(left > 1e-28 * total)
  return { center, gamma, scale: exact ? 0 : Math.sqrt(left / n) }
}
