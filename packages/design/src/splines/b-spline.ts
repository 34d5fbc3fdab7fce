/** B-splines of a degree on a full knot sequence: boundary knots repeated degree + 1 times, inner knots between. */
export interface BSpline {
  readonly knots: readonly number[]
  readonly degree: number
}

/** The knot sequence of inner knots between two boundaries. */
export function bSpline(inner: readonly number[], boundary: readonly [number, number], degree: number): BSpline {
  const [low, high] = boundary
  const ends = (knot: number): number[] => new Array<number>(degree + 1).fill(knot)
  return { knots: [...ends(low), ...inner, ...ends(high)], degree }
}

/** Number of basis functions. */
export const basisSize = ({ knots, degree }: BSpline): number => knots.length - degree - 1

/**
 * The `derivative`-th derivative of every basis function at x (de Boor 1978, A Practical Guide to Splines, ch. X); outside the boundary
 * the polynomials of the end pieces go on.
 */
export function basisAt(spline: BSpline, x: number, derivative = 0): Float64Array {
  const { knots, degree } = spline
  const piece = pieceOf(spline, x)
  let values = functionsOfDegree(knots, degree - derivative, piece, x)
  for (let d = degree - derivative + 1; d <= degree; d++) {
    const next = new Float64Array(values.length - 1)
    for (let i = 0; i < next.length; i++) {
      const left = knots[i + d]! - knots[i]!
      const right = knots[i + d + 1]! - knots[i + 1]!
      next[i] = d * ((left > 0 ? values[i]! / left : 0) - (right > 0 ? values[i + 1]! / right : 0))
    }
    values = next
  }
  return values
}

/** Index of the knot that begins the piece of x. */
function pieceOf({ knots, degree }: BSpline, x: number): number {
  let piece = degree
  const last = knots.length - degree - 2
  while (piece < last && x >= knots[piece + 1]!) piece++
  return piece
}

function functionsOfDegree(knots: readonly number[], degree: number, piece: number, x: number): Float64Array {
  const values = new Float64Array(knots.length - degree - 1)
  values[piece] = 1
  for (let d = 1; d <= degree; d++)
    for (let i = piece - d; i <= piece; i++) {
      const left = knots[i + d]! - knots[i]!
      const right = knots[i + d + 1]! - knots[i + 1]!
      const rising = i === piece - d || left <= 0 ? 0 : ((x - knots[i]!) / left) * values[i]!
      const falling = i === piece || right <= 0 ? 0 : ((knots[i + d + 1]! - x) / right) * values[i + 1]!
      values[i] = rising + falling
    }
  return values
}
