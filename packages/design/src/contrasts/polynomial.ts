import type { ContrastCoding } from '../schema.ts'

/** Orthonormal polynomials over k levels at 1 ... k or at `places`, named .L, .Q, .C, ^4, ...: what R gives ordered factors. */
export function polynomialCoding(
  k: number,
  places: readonly number[] = Array.from({ length: k }, (_, level) => level),
): ContrastCoding {
  const middle = places.reduce((sum, place) => sum + place, 0) / k
  const spread = Math.max(...places) - Math.min(...places)
  const scores = places.map((place) => ((place - middle) / spread) * (k - 1))
  const basis: number[][] = [normalised(scores.map(() => 1))]
  for (let degree = 1; degree < k; degree++) {
    let next = scores.map((score, level) => score * basis[degree - 1]![level]!)
    // twice is enough (Giraud, Langou & Rozloznik 2005)
    for (let pass = 0; pass < 2; pass++)
      for (const earlier of basis) {
        const overlap = dot(next, earlier)
        next = next.map((value, level) => value - overlap * earlier[level]!)
      }
    basis.push(normalised(next))
  }
  const columns = basis.slice(1)
  return {
    name: 'poly',
    matrix: scores.map((_, level) => columns.map((column) => column[level]!)),
    suffixes: columns.map((_, index) => ['.L', '.Q', '.C'][index] ?? `^${index + 1}`),
  }
}

const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, value, i) => sum + value * b[i]!, 0)

function normalised(values: readonly number[]): number[] {
  const length = Math.sqrt(dot(values, values))
  return values.map((value) => value / length)
}
