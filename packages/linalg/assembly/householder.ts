/** `reflectRuns` of src/dense/householder.ts; `stride` in bytes. */
export function reflectRuns(R: usize, q: i32, width: i32, levels: usize, count: i32, rows: usize, stride: usize): void {
  const size = (<usize>(q * width)) << 3
  for (let begin = 0; begin < count; ) {
    const level = load<i32>(levels + ((<usize>begin) << 2))
    let end = begin + 1
    while (end < count && load<i32>(levels + ((<usize>end) << 2)) === level) end++
    reflectRows(R + <usize>level * size, q, width, rows + ((<usize>begin) << 3), stride, end - begin)
    begin = end
  }
}

function reflectRows(R: usize, q: i32, width: i32, rows: usize, stride: usize, count: i32): void {
  const pairs = (<usize>(count & ~1)) << 3
  const odd = (count & 1) !== 0
  for (let l = 0; l < q; l++) {
    const v = rows + <usize>l * stride
    const squares = dot(v, v, pairs, odd)
    if (squares === 0) continue
    const row = R + ((<usize>(l * width)) << 3)
    const diagonal = row + ((<usize>l) << 3)
    const first = load<f64>(diagonal)
    const radius = Math.sqrt(first * first + squares)
    const v0 = first + radius
    const factor = 1 / (radius * v0)
    store<f64>(diagonal, radius)
    let j = l + 1
    for (; j + 1 < width; j += 2)
      reflectTwo(row + ((<usize>j) << 3), rows + <usize>j * stride, stride, v, v0, factor, pairs, odd)
    if (j < width) {
      const to = row + ((<usize>j) << 3)
      const x = rows + <usize>j * stride
      const old = load<f64>(to)
      const sum = (v0 * old + dot(v, x, pairs, odd)) * factor
      store<f64>(to, v0 * sum - old)
      subtract(x, v, sum, pairs, odd)
    }
  }
}

function dot(a: usize, b: usize, pairs: usize, odd: bool): f64 {
  let s = f64x2.splat(0)
  for (let r: usize = 0; r < pairs; r += 16) s = f64x2.add(s, f64x2.mul(v128.load(a + r), v128.load(b + r)))
  let even = f64x2.extract_lane(s, 0)
  if (odd) even += load<f64>(a + pairs) * load<f64>(b + pairs)
  return even + f64x2.extract_lane(s, 1)
}

function subtract(x: usize, v: usize, factor: f64, pairs: usize, odd: bool): void {
  const times = f64x2.splat(factor)
  for (let r: usize = 0; r < pairs; r += 16)
    v128.store(x + r, f64x2.sub(v128.load(x + r), f64x2.mul(times, v128.load(v + r))))
  if (odd) store<f64>(x + pairs, load<f64>(x + pairs) - factor * load<f64>(v + pairs))
}

/** Two columns x at once: their sums do not wait for each other. */
function reflectTwo(to: usize, x: usize, stride: usize, v: usize, v0: f64, factor: f64, pairs: usize, odd: bool): void {
  const y = x + stride
  let s = f64x2.splat(0)
  let t = f64x2.splat(0)
  for (let r: usize = 0; r < pairs; r += 16) {
    const value = v128.load(v + r)
    s = f64x2.add(s, f64x2.mul(value, v128.load(x + r)))
    t = f64x2.add(t, f64x2.mul(value, v128.load(y + r)))
  }
  let sEven = f64x2.extract_lane(s, 0)
  let tEven = f64x2.extract_lane(t, 0)
  if (odd) {
    sEven += load<f64>(v + pairs) * load<f64>(x + pairs)
    tEven += load<f64>(v + pairs) * load<f64>(y + pairs)
  }
  const a = load<f64>(to)
  const b = load<f64>(to, 8)
  const sum = (v0 * a + (sEven + f64x2.extract_lane(s, 1))) * factor
  const sum2 = (v0 * b + (tEven + f64x2.extract_lane(t, 1))) * factor
  store<f64>(to, v0 * sum - a)
  store<f64>(to, v0 * sum2 - b, 8)
  const times = f64x2.splat(sum)
  const times2 = f64x2.splat(sum2)
  for (let r: usize = 0; r < pairs; r += 16) {
    const value = v128.load(v + r)
    v128.store(x + r, f64x2.sub(v128.load(x + r), f64x2.mul(times, value)))
    v128.store(y + r, f64x2.sub(v128.load(y + r), f64x2.mul(times2, value)))
  }
  if (odd) {
    const value = load<f64>(v + pairs)
    store<f64>(x + pairs, load<f64>(x + pairs) - sum * value)
    store<f64>(y + pairs, load<f64>(y + pairs) - sum2 * value)
  }
}
