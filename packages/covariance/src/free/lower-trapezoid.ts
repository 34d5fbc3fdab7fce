/** Turns F (q x d by rows) by rotations of its columns into a lower trapezoid with a diagonal that is not negative; F F' stays. */
export function lowerTrapezoid(F: Float64Array, q: number, d: number): void {
  for (let i = 0; i < Math.min(q, d); i++) {
    for (let j = i + 1; j < d; j++) {
      const x = F[i * d + i]!
      const y = F[i * d + j]!
      const size = Math.hypot(x, y)
      if (size > 0) rotate(F, q, d, i, j, x / size, y / size)
      F[i * d + j] = 0
    }
    if (F[i * d + i]! < 0) for (let r = 0; r < q; r++) F[r * d + i]! *= -1
  }
}

function rotate(F: Float64Array, q: number, d: number, i: number, j: number, c: number, s: number): void {
  for (let r = 0; r < q; r++) {
    const x = F[r * d + i]!
    const y = F[r * d + j]!
    F[r * d + i] = c * x + s * y
    F[r * d + j] = c * y - s * x
  }
}
