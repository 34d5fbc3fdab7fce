import { studentT } from '@lmm/distributions'

/** Distinct degrees of freedom that are computed one by one; more of them are interpolated. */
const few = 64

/** Ends of the pieces of 1 / df. */
const ends = [0, 1 / 64, 1 / 16, 1 / 8, 1 / 4, 1 / 2, 1]

/** Terms of each piece: what is left out is below 1e-13 of the quantile. */
const terms = 16

/**
 * Computes t with P(|T| <= t) = level at any degrees of freedom from 1 on, infinite ones too. Where every row has its own, log t is
 * interpolated as a function of 1 / df, by Chebyshev polynomials over pieces.
 */
export function tQuantiles(level: number): (df: number) => number {
  const upper = (1 + level) / 2
  const exact = (df: number): number => studentT(df).quantile(upper)
  const known = new Map<number, number>()
  const pieces: (Float64Array | undefined)[] = []
  return (df) => {
    const found = known.get(df)
    if (found !== undefined) return found
    if (known.size < few || !(df >= 1)) {
      const value = exact(df)
      known.set(df, value)
      return value
    }
    const s = 1 / df
    let piece = 0
    while (s > ends[piece + 1]!) piece++
    const [from, to] = [ends[piece]!, ends[piece + 1]!]
    pieces[piece] ??= chebyshev((at) => Math.log(exact(1 / at)), from, to)
    return Math.exp(clenshaw(pieces[piece]!, (2 * (s - from)) / (to - from) - 1))
  }
}

/** Coefficients of the polynomial through the values of a function at Chebyshev's nodes between two ends. */
function chebyshev(f: (at: number) => number, from: number, to: number): Float64Array {
  const angle = (k: number): number => (Math.PI * (k + 0.5)) / terms
  const values = Float64Array.from({ length: terms }, (_, k) =>
    f(from + (to - from) * (0.5 + 0.5 * Math.cos(angle(k)))),
  )
  return Float64Array.from({ length: terms }, (_, j) => {
    let sum = 0
    for (let k = 0; k < terms; k++) sum += values[k]! * Math.cos(j * angle(k))
    return ((j === 0 ? 1 : 2) * sum) / terms
  })
}

/** The value of such a polynomial at x in [-1, 1]. */
function clenshaw(c: Float64Array, x: number): number {
  let [a, b] = [0, 0]
  for (let j = terms - 1; j > 0; j--) {
    const next = 2 * x * a - b + c[j]!
    b = a
    a = next
  }
  return x * a - b + c[0]!
}
