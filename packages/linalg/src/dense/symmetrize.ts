/** Copies the lower triangle of a row-major n x n matrix into the upper one. */
export function symmetrize(a: Float64Array, n: number): void {
  const side = 32
  for (let ib = 0; ib < n; ib += side) {
    for (let jb = 0; jb <= ib; jb += side) {
      const rows = Math.min(ib + side, n)
      for (let i = ib; i < rows; i++) {
        const columns = Math.min(jb + side, i)
        for (let j = jb; j < columns; j++) a[j * n + i] = a[i * n + j]!
      }
    }
  }
}
