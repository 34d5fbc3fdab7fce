/** `factorSmall` of src/dense/panel/small.ts; `row` in bytes. */
export function factorSmall(n: i32, a: usize, row: usize): i32 {
  for (let i = 0; i < n; i++) {
    const ri = a + <usize>i * row
    let pivot = load<f64>(ri + ((<usize>i) << 3))
    for (let j = 0; j < i; j++) {
      const rj = a + <usize>j * row
      const at = (<usize>j) << 3
      let sum = load<f64>(ri + at)
      for (let p: usize = 0; p < at; p += 8) sum -= load<f64>(ri + p) * load<f64>(rj + p)
      const value = sum / load<f64>(rj + at)
      store<f64>(ri + at, value)
      pivot -= value * value
    }
    if (!(pivot > 0 && pivot < Infinity)) return i
    store<f64>(ri + ((<usize>i) << 3), sqrt(pivot))
  }
  return -1
}

/** `solveSmall` of src/dense/panel/small.ts; strides in bytes. */
export function solveSmall(
  m: i32,
  n: i32,
  t: usize,
  tRow: usize,
  tColumn: usize,
  b: usize,
  row: usize,
  column: usize,
): void {
  for (let i = 0; i < m; i++) {
    let to = b
    let tj = t
    for (let j = 0; j < n; j++) {
      let sum = load<f64>(to)
      let l = tj
      for (let x = b; x !== to; x += column) {
        sum -= load<f64>(x) * load<f64>(l)
        l += tColumn
      }
      store<f64>(to, sum / load<f64>(l))
      to += column
      tj += tRow
    }
    b += row
  }
}
