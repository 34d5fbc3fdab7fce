/** Lower Cholesky factor in place by plain loops: -1, or the failing pivot. */
export function factorSmall(n: number, a: Float64Array, at: number, row: number): number {
  for (let i = 0; i < n; i++) {
    const ri = at + i * row
    let pivot = a[ri + i]!
    for (let j = 0; j < i; j++) {
      const rj = at + j * row
      let sum = a[ri + j]!
      for (let p = 0; p < j; p++) sum -= a[ri + p]! * a[rj + p]!
      const value = sum / a[rj + j]!
      a[ri + j] = value
      pivot -= value * value
    }
    // One comparison with each end also turns NaN away.
    if (!(pivot > 0 && pivot < Number.POSITIVE_INFINITY)) return i
    a[ri + i] = Math.sqrt(pivot)
  }
  return -1
}

/** `solveLeaf` by plain loops. */
export function solveSmall(
  m: number,
  n: number,
  t: Float64Array,
  tAt: number,
  tRow: number,
  tColumn: number,
  b: Float64Array,
  at: number,
  row: number,
  column: number,
): void {
  for (let i = 0; i < m; i++) {
    const from = at + i * row
    for (let j = 0, to = from, tj = tAt; j < n; j++, to += column, tj += tRow) {
      let sum = b[to]!
      let l = tj
      for (let p = 0, x = from; p < j; p++, x += column, l += tColumn) sum -= b[x]! * t[l]!
      b[to] = sum / t[l]!
    }
  }
}
