/** Degree that leaves 1e-15 of a function whose nearest singularity is 0: the error falls by 3 + sqrt(8) a degree. */
const degree = 21

/** Exponent of the smallest number that has all its digits, and the number of exponents from there on. */
const least = -1022
const intervals = 2046

/**
 * A function of u >= 2^-1022 that is analytic but at 0, by Chebyshev polynomials between powers of two, each computed when first asked
 * for: worth it where there are many more arguments than 22 an interval.
 */
export function dyadicTable(f: (u: number) => number): (u: number) => number {
  const pieces = new Array<Piece | null>(intervals).fill(null)
  return (u) => {
    const exponent = Math.floor(Math.log2(u))
    const index = exponent - least
    let piece = pieces[index]!
    if (piece === null) {
      piece = { scale: 2 / 2 ** exponent, coefficients: coefficients(f, 2 ** exponent) }
      pieces[index] = piece
    }
    return clenshaw(piece.coefficients, u * piece.scale - 3)
  }
}

interface Piece {
  /** 2 / low of [low, 2 low]. */
  readonly scale: number
  readonly coefficients: Float64Array
}

/** Coefficients on [low, 2 low] by interpolation at the Chebyshev points. */
function coefficients(f: (u: number) => number, low: number): Float64Array {
  const count = degree + 1
  const values = Float64Array.from({ length: count }, (_, i) =>
    f(low * (1.5 + 0.5 * Math.cos((Math.PI * (i + 0.5)) / count))),
  )
  return Float64Array.from({ length: count }, (_, k) => {
    let sum = 0
    for (let i = 0; i < count; i++) sum += values[i]! * Math.cos((Math.PI * k * (i + 0.5)) / count)
    return (k === 0 ? 1 : 2) * (sum / count)
  })
}

function clenshaw(c: Float64Array, t: number): number {
  let next = 0
  let after = 0
  for (let k = c.length - 1; k > 0; k--) {
    const value = 2 * t * next - after + c[k]!
    after = next
    next = value
  }
  return t * next - after + c[0]!
}
