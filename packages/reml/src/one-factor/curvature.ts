import type { Profile, ProfileSettings } from '../profile.ts'
import {
  covarianceDerivative,
  type ProfiledDerivatives,
  profiledVariance,
  type SigmaElement,
} from '../sigma-criterion.ts'
import type { DerivativeSums } from './derivative-sums.ts'
import { triangle } from './triangle.ts'

/** An element of the Sigma of a term as one of the factor's q x q matrix: row, column, and 1/2 on the diagonal. */
interface Place {
  readonly i: number
  readonly j: number
  readonly weight: number
}

function places(elements: readonly SigmaElement[], starts: readonly number[]): Place[] {
  return elements.map(({ term, i, j }) => ({
    i: starts[term]! + i,
    j: starts[term]! + j,
    weight: i === j ? 0.5 : 1,
  }))
}

/** P_a = sum K'E_a K over the levels, E_a the symmetric unit matrix of element a: its entry (x, y), y <= x. */
function form({ T }: DerivativeSums, q: number, width: number, { i, j, weight }: Place, x: number, y: number): number {
  const of = (a: number, b: number, u: number, v: number): number => {
    if (a < b || (a === b && u < v)) return T[((b * q + a) * width + v) * width + u]!
    return T[((a * q + b) * width + u) * width + v]!
  }
  return weight * (of(i, j, x, y) + of(j, i, x, y))
}

/** D = S - (nu / r^2) T of the factor, q x q: the score by the elements of Sigma. */
export function factorScore(
  sums: DerivativeSums,
  q: number,
  { p, restricted }: ProfileSettings,
  ratio: number,
): Float64Array {
  // docs/mathematics/one-factor.md (3)
  const width = p + 1
  const D = new Float64Array(q * q)
  for (let i = 0; i < q; i++)
    for (let j = 0; j <= i; j++) {
      const at = (i * q + j) * width * width
      let sum = sums.U[triangle(i, j)]! - ratio * sums.T[at + p * width + p]!
      if (restricted) for (let x = 0; x < p; x++) sum -= sums.T[at + x * width + x]!
      D[i * q + j] = sum
      D[j * q + i] = sum
    }
  return D
}

/**
 * Exact second derivatives of the criterion by the elements of Sigma, from sums over the levels:
 *
 *     2 sum tr(E_a U E_b J) - sum tr(U E_a U E_b)
 *       - tr(P_a P_b) [REML, columns of X] - 2 ratio (P_a v)'(P_b v) - nu (v'P_a v)(v'P_b v) / r^4 [profiled sigma]
 */
export function curvature(
  sums: DerivativeSums,
  elements: readonly SigmaElement[],
  starts: readonly number[],
  q: number,
  settings: ProfileSettings,
  fit: Profile,
): Float64Array {
  // docs/mathematics/one-factor.md (4)
  const at = places(elements, starts)
  const m = at.length
  const out = new Float64Array(m * m)
  const forms = at.map((place) => formOf(sums, q, settings.p, place))
  for (let a = 0; a < m; a++)
    for (let b = 0; b <= a; b++) {
      const value = traces(sums, q, at[a]!, at[b]!) - fixedPart(forms[a]!, forms[b]!, settings, fit)
      out[a * m + b] = value
      out[b * m + a] = value
    }
  return out
}

/** Lower triangle of P_a, from row `first` on. */
function formOf(sums: DerivativeSums, q: number, p: number, place: Place): Float64Array {
  const width = p + 1
  const P = new Float64Array(width * width)
  for (let x = sums.first; x < width; x++)
    for (let y = 0; y <= x; y++) P[x * width + y] = form(sums, q, width, place, x, y)
  return P
}

function traces({ pairs }: DerivativeSums, q: number, a: Place, b: Place): number {
  const { UU, UJ } = pairs!
  const elements = (q * (q + 1)) / 2
  const uu = (i: number, j: number, k: number, l: number): number => {
    const e = triangle(i, j)
    const f = triangle(k, l)
    return e >= f ? UU[e * elements + f]! : UU[f * elements + e]!
  }
  const uj = (i: number, j: number, k: number, l: number): number => UJ[triangle(i, j) * elements + triangle(k, l)]!
  const { i, j } = a
  const { i: k, j: l } = b
  const UandU = 2 * (uu(j, k, i, l) + uu(j, l, i, k))
  const UandJ = uj(j, k, l, i) + uj(j, l, k, i) + uj(i, k, l, j) + uj(i, l, k, j)
  return a.weight * b.weight * (2 * UandJ - UandU)
}

function fixedPart(
  Pa: Float64Array,
  Pb: Float64Array,
  { p, nu, restricted, scaleFixed }: ProfileSettings,
  { ratio, rSquared }: Profile,
): number {
  const width = p + 1
  let sum = 0
  if (restricted)
    for (let x = 0; x < p; x++)
      for (let y = 0; y <= x; y++) sum += (x === y ? 1 : 2) * Pa[x * width + y]! * Pb[x * width + y]!
  for (let y = 0; y < p; y++) sum += 2 * ratio * Pa[p * width + y]! * Pb[p * width + y]!
  const last = p * width + p
  if (!scaleFixed) sum += (nu / rSquared ** 2) * Pa[last]! * Pb[last]!
  return sum
}

/** d r^2 and d (X'V^-1 X)^-1 by the elements; the sums must be over all columns. */
export function profiledDerivatives(
  sums: DerivativeSums,
  elements: readonly SigmaElement[],
  starts: readonly number[],
  q: number,
  settings: ProfileSettings,
  fit: Profile,
): ProfiledDerivatives {
  const { p } = settings
  const width = p + 1
  const forms = places(elements, starts).map((place) => formOf(sums, q, p, place))
  return {
    ...profiledVariance(settings, fit),
    rSquared: Float64Array.from(forms, (P) => -P[p * width + p]!),
    covariance: forms.map((P) => {
      const whole = Float64Array.from({ length: p * p }, (_, k) => P[Math.floor(k / p) * width + (k % p)]!)
      return covarianceDerivative(whole, fit.L, p)
    }),
  }
}

/** d r^2 by the elements. */
export function rSquaredDerivatives(
  sums: DerivativeSums,
  elements: readonly SigmaElement[],
  starts: readonly number[],
  q: number,
  { p }: ProfileSettings,
): Float64Array {
  return Float64Array.from(places(elements, starts), (place) => -form(sums, q, p + 1, place, p, p))
}
