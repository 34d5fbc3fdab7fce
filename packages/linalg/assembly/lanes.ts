/** `operation` of src/lanes/program.ts; every operand is a number of 32 bits. */
const fillWith: i32 = 0
const copyOf: i32 = 1
const productOf: i32 = 2
const plusProduct: i32 = 3
const minusProduct: i32 = 4
const plusScaled: i32 = 5
const scaled: i32 = 6
const rootOf: i32 = 7
const plusDots: i32 = 8
const smallerOf: i32 = 9
const largerOf: i32 = 10

const instructionBytes: usize = 32

/** `runLanes` of src/lanes/plain.ts; strides and lengths in bytes. */
export function runLanes(
  from: usize,
  end: usize,
  registers: usize,
  stride: usize,
  bytes: usize,
  constants: usize,
  sums: usize,
): i32 {
  for (let at = from; at < end; at += instructionBytes) {
    const to = registers + <usize>load<i32>(at, 4) * stride
    const second = <usize>load<i32>(at, 8)
    const third = <usize>load<i32>(at, 12)
    const a = registers + second * stride
    const b = registers + third * stride
    switch (load<i32>(at)) {
      case fillWith: {
        const value = v128.load_splat<f64>(constants + (second << 3))
        for (let l: usize = 0; l < bytes; l += 16) v128.store(to + l, value)
        break
      }
      case copyOf: {
        memory.copy(to, a, bytes)
        break
      }
      case productOf: {
        for (let l: usize = 0; l < bytes; l += 32) {
          v128.store(to + l, f64x2.mul(v128.load(a + l), v128.load(b + l)))
          v128.store(to + l, f64x2.mul(v128.load(a + l, 16), v128.load(b + l, 16)), 16)
        }
        break
      }
      case plusProduct: {
        for (let l: usize = 0; l < bytes; l += 32) {
          v128.store(to + l, f64x2.add(v128.load(to + l), f64x2.mul(v128.load(a + l), v128.load(b + l))))
          v128.store(
            to + l,
            f64x2.add(v128.load(to + l, 16), f64x2.mul(v128.load(a + l, 16), v128.load(b + l, 16))),
            16,
          )
        }
        break
      }
      case minusProduct: {
        for (let l: usize = 0; l < bytes; l += 32) {
          v128.store(to + l, f64x2.sub(v128.load(to + l), f64x2.mul(v128.load(a + l), v128.load(b + l))))
          v128.store(
            to + l,
            f64x2.sub(v128.load(to + l, 16), f64x2.mul(v128.load(a + l, 16), v128.load(b + l, 16))),
            16,
          )
        }
        break
      }
      case plusScaled: {
        const factor = v128.load_splat<f64>(constants + (second << 3))
        for (let l: usize = 0; l < bytes; l += 32) {
          v128.store(to + l, f64x2.add(v128.load(to + l), f64x2.mul(factor, v128.load(b + l))))
          v128.store(to + l, f64x2.add(v128.load(to + l, 16), f64x2.mul(factor, v128.load(b + l, 16))), 16)
        }
        break
      }
      case scaled: {
        const factor = v128.load_splat<f64>(constants + (second << 3))
        for (let l: usize = 0; l < bytes; l += 16) v128.store(to + l, f64x2.mul(v128.load(to + l), factor))
        break
      }
      case rootOf: {
        const failed = root(to, a, bytes)
        if (failed >= 0) return failed
        break
      }
      case smallerOf: {
        for (let l: usize = 0; l < bytes; l += 16) v128.store(to + l, f64x2.min(v128.load(to + l), v128.load(a + l)))
        break
      }
      case largerOf: {
        for (let l: usize = 0; l < bytes; l += 16) v128.store(to + l, f64x2.max(v128.load(to + l), v128.load(a + l)))
        break
      }
      case plusDots: {
        dots(
          sums + ((<usize>load<i32>(at, 4)) << 3),
          a,
          b,
          load<i32>(at, 16),
          load<i32>(at, 20),
          (<usize>load<i32>(at, 24)) << 3,
          load<i32>(at, 28) !== 0,
          stride,
          bytes,
        )
        break
      }
    }
  }
  return -1
}

function root(to: usize, reciprocal: usize, bytes: usize): i32 {
  const one = f64x2.splat(1)
  const zero = f64x2.splat(0)
  const infinite = f64x2.splat(Infinity)
  for (let l: usize = 0; l < bytes; l += 16) {
    const value = v128.load(to + l)
    if (!v128.all_true<i64>(v128.and(f64x2.gt(value, zero), f64x2.lt(value, infinite)))) {
      const first = f64x2.extract_lane(value, 0)
      return <i32>(l >> 3) + (first > 0 && first < Infinity ? 1 : 0)
    }
    const length = f64x2.sqrt(value)
    v128.store(to + l, length)
    v128.store(reciprocal + l, f64x2.div(one, length))
  }
  return -1
}

/** Pairs of rows by pairs of columns, then what is left over: each sum adds its products in the order of a single one. */
function dots(
  sums: usize,
  a: usize,
  b: usize,
  m: i32,
  n: i32,
  sumStride: usize,
  lower: bool,
  stride: usize,
  bytes: usize,
): void {
  let x = 0
  for (; x + 1 < m; x += 2) {
    const row = a + <usize>x * stride
    const to = sums + <usize>x * sumStride
    const end = lower ? min(n, x + 1) : n
    let y = 0
    for (; y + 1 < end; y += 2) fourDots(to + ((<usize>y) << 3), sumStride, row, b + <usize>y * stride, stride, bytes)
    for (; y < end; y++) {
      oneDot(to + ((<usize>y) << 3), row, b + <usize>y * stride, bytes)
      oneDot(to + sumStride + ((<usize>y) << 3), row + stride, b + <usize>y * stride, bytes)
    }
    if (lower && x + 1 < n)
      oneDot(to + sumStride + ((<usize>(x + 1)) << 3), row + stride, b + <usize>(x + 1) * stride, bytes)
  }
  if (x < m) {
    const end = lower ? min(n, x + 1) : n
    for (let y = 0; y < end; y++)
      oneDot(sums + <usize>x * sumStride + ((<usize>y) << 3), a + <usize>x * stride, b + <usize>y * stride, bytes)
  }
}

function total(first: v128, second: v128): f64 {
  return (
    f64x2.extract_lane(first, 0) +
    f64x2.extract_lane(first, 1) +
    (f64x2.extract_lane(second, 0) + f64x2.extract_lane(second, 1))
  )
}

function oneDot(to: usize, a: usize, b: usize, bytes: usize): void {
  let s0 = f64x2.splat(0)
  let s1 = f64x2.splat(0)
  for (let l: usize = 0; l < bytes; l += 32) {
    s0 = f64x2.add(s0, f64x2.mul(v128.load(a + l), v128.load(b + l)))
    s1 = f64x2.add(s1, f64x2.mul(v128.load(a + l, 16), v128.load(b + l, 16)))
  }
  store<f64>(to, load<f64>(to) + total(s0, s1))
}

function fourDots(to: usize, sumStride: usize, a: usize, b: usize, stride: usize, bytes: usize): void {
  let p0 = f64x2.splat(0)
  let p1 = f64x2.splat(0)
  let q0 = f64x2.splat(0)
  let q1 = f64x2.splat(0)
  let r0 = f64x2.splat(0)
  let r1 = f64x2.splat(0)
  let s0 = f64x2.splat(0)
  let s1 = f64x2.splat(0)
  const c = a + stride
  const d = b + stride
  for (let l: usize = 0; l < bytes; l += 32) {
    const a0 = v128.load(a + l)
    const b0 = v128.load(b + l)
    const c0 = v128.load(c + l)
    const d0 = v128.load(d + l)
    p0 = f64x2.add(p0, f64x2.mul(a0, b0))
    q0 = f64x2.add(q0, f64x2.mul(a0, d0))
    r0 = f64x2.add(r0, f64x2.mul(c0, b0))
    s0 = f64x2.add(s0, f64x2.mul(c0, d0))
    const a1 = v128.load(a + l, 16)
    const b1 = v128.load(b + l, 16)
    const c1 = v128.load(c + l, 16)
    const d1 = v128.load(d + l, 16)
    p1 = f64x2.add(p1, f64x2.mul(a1, b1))
    q1 = f64x2.add(q1, f64x2.mul(a1, d1))
    r1 = f64x2.add(r1, f64x2.mul(c1, b1))
    s1 = f64x2.add(s1, f64x2.mul(c1, d1))
  }
  store<f64>(to, load<f64>(to) + total(p0, p1))
  store<f64>(to + 8, load<f64>(to + 8) + total(q0, q1))
  store<f64>(to + sumStride, load<f64>(to + sumStride) + total(r0, r1))
  store<f64>(to + sumStride + 8, load<f64>(to + sumStride + 8) + total(s0, s1))
}
