import type { Matrix } from 'ml-matrix'

/** Side of the tiles in which both triangles stay in the cache. */
const side = 32

/** Writes value(a, b) = value(b, a) for b < a below the diagonal and above, and diagonal(a) on it. */
export function fillSymmetric(
  out: Matrix,
  length: number,
  diagonal: (a: number) => number,
  value: (a: number, b: number) => number,
): void {
  for (let a = 0; a < length; a++) out.set(a, a, diagonal(a))
  for (let top = 0; top < length; top += side)
    for (let left = 0; left <= top; left += side) {
      const bottom = Math.min(top + side, length)
      for (let a = top; a < bottom; a++) {
        const right = Math.min(left + side, a)
        for (let b = left; b < right; b++) {
          const element = value(a, b)
          out.set(a, b, element)
          out.set(b, a, element)
        }
      }
    }
}
