import { cholesky, invertFromCholesky } from '@lmm/linalg'
import type { LinearFunction } from '../fixed-effects.ts'
import { quadraticForm } from '../quadratic-form.ts'

/** What the moments of F are made of. */
export interface MomentTerms {
  readonly p: number
  readonly Phi: Float64Array
  readonly weights: Float64Array
  readonly forms: readonly Float64Array[]
}

/** lambda and m of lambda F ~ F(q, m); m is null where the moments belong to no F distribution. */
export interface ScaledF {
  readonly denDf: number | null
  readonly scaling: number
}

/** Covariance parameters that are known as well as this leave nothing to correct. */
const negligible = 1e-12
/** Less than this is rounding error of one. */
const zero = 1e-10
/** Denominators nearer to 2 than this are taken for 2, as pbkrtest does. */
const meanless = 1e-2

/** Kenward and Roger (1997), section 3, with the corrections of section 3.2 that make special cases exact. */
export function scaledF(terms: MomentTerms, rows: readonly LinearFunction[]): ScaledF {
  // docs/mathematics/kenward-roger.md (6), (7), (8)
  const q = rows.length
  const { A1, A2 } = moments(terms, rows)
  if (A2 < negligible) return { denDf: Number.POSITIVE_INFINITY, scaling: 1 }
  // one function: lambda = 1 and m = 2 / A2, in which the rest ends
  if (q === 1) return { denDf: 2 / A2, scaling: 1 }
  const B = (A1 + 6 * A2) / (2 * q)
  const g = ((q + 1) * A1 - (q + 4) * A2) / ((q + 2) * A2)
  const divisor = 3 * q + 2 * (1 - g)
  const V0 = 1 + (g / divisor) * B
  const V1 = 1 - ((q - g) / divisor) * B
  const V2 = 1 - ((q + 2 - g) / divisor) * B
  const inverseMean = 1 - A2 / q
  const ratio = Math.abs(inverseMean) < zero && Math.abs(V1) < zero ? 1 : inverseMean / V1
  const rho = (ratio ** 2 * V0) / (q * V2)
  const denDf = 4 + (q + 2) / (q * rho - 1)
  // F has no mean at m = 2, and lambda is the quotient of two zeros; it is 1 in the exact tests that end there
  const scaling = Math.abs(denDf - 2) < meanless ? 1 : (denDf * inverseMean) / (denDf - 2)
  return denDf > 0 && scaling > 0 && Number.isFinite(denDf) ? { denDf, scaling } : { denDf: null, scaling: 1 }
}

/** A1 = sum W_ij tr(Theta F_i) tr(Theta F_j) and A2 = sum W_ij tr(Theta F_i Theta F_j), F_i = L Phi P_i Phi L', Theta = (L Phi L')^-1. */
function moments({ Phi, weights, forms }: MomentTerms, rows: readonly LinearFunction[]): { A1: number; A2: number } {
  // docs/mathematics/kenward-roger.md (5)
  const q = rows.length
  const m = forms.length
  const Theta = seen(Phi, rows)
  cholesky(Theta, q)
  invertFromCholesky(Theta, q, Theta)
  const products = forms.map((form) => {
    const F = seen(form, rows)
    return Float64Array.from({ length: q * q }, (_, at) => {
      let sum = 0
      for (let k = 0; k < q; k++) sum += Theta[Math.floor(at / q) * q + k]! * F[k * q + (at % q)]!
      return sum
    })
  })
  const traces = products.map((T) => trace(T, q))
  let A1 = 0
  let A2 = 0
  for (let i = 0; i < m; i++)
    for (let j = 0; j < m; j++) {
      const w = weights[i * m + j]!
      if (w === 0) continue
      A1 += w * traces[i]! * traces[j]!
      A2 += w * traceOfProduct(products[i]!, products[j]!, q)
    }
  return { A1, A2 }
}

/** L S L'. */
function seen(S: Float64Array, rows: readonly LinearFunction[]): Float64Array {
  return Float64Array.from({ length: rows.length ** 2 }, (_, at) =>
    quadraticForm(S, rows[Math.floor(at / rows.length)]!.x, rows[at % rows.length]!.x),
  )
}

function trace(A: Float64Array, q: number): number {
  let sum = 0
  for (let i = 0; i < q; i++) sum += A[i * q + i]!
  return sum
}

function traceOfProduct(A: Float64Array, B: Float64Array, q: number): number {
  let sum = 0
  for (let i = 0; i < q; i++) for (let j = 0; j < q; j++) sum += A[i * q + j]! * B[j * q + i]!
  return sum
}
