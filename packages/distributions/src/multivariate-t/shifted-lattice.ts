import { GENERATING_VECTOR } from './generating-vector.ts'

/** Independently shifted copies of the lattice: their scatter is the error. */
export const SHIFTS = 8

/** The smallest and the largest size of a copy, as powers of two. */
export const COARSEST = 8
export const FINEST = 17

/**
 * Visits the points of copy `shift` of size 2^level that the size before has not, folded by the tent map so that integrands need
 * not be periodic (Hickernell 2002, "Obtaining O(N^-2+e) convergence for lattice quadrature rules").
 */
export function visitPoints(
  dimensions: number,
  shift: number,
  level: number,
  visit: (point: Float64Array) => void,
): void {
  const size = 2 ** level
  const offsets = Float64Array.from({ length: dimensions }, (_, j) => offset(shift, j))
  const point = new Float64Array(dimensions)
  const [first, stride] = level === COARSEST ? [0, 1] : [1, 2]
  const tabled = Math.min(dimensions, GENERATING_VECTOR.length)
  for (let i = first; i < size; i += stride) {
    for (let j = 0; j < tabled; j++) {
      const x = ((i * GENERATING_VECTOR[j]!) % size) / size + offsets[j]!
      point[j] = Math.abs(2 * (x - Math.floor(x)) - 1)
    }
    // beyond the table the points are pseudorandom
    for (let j = tabled; j < dimensions; j++) point[j] = fraction(hash(hash(i * SHIFTS + shift) + level) + j)
    visit(point)
  }
}

/** A fixed shift, from 0 to 1. */
const offset = (shift: number, j: number): number => fraction(hash(shift + 1) + j)

const fraction = (seed: number): number => (hash(seed) + 0.5) / 2 ** 32

/** Mixes the bits of a whole number: lowbias32 of Wellons, "Prospecting for hash functions". */
function hash(seed: number): number {
  let h = seed >>> 0
  h = Math.imul(h ^ (h >>> 16), 0x7feb352d)
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b)
  return (h ^ (h >>> 16)) >>> 0
}
