import { instructionLength, operation } from './program.ts'

/** `runLanes` of assembly/lanes.ts; `n` is a multiple of 4. Returns -1, or a lane whose root does not exist. */
export function runLanes(
  code: Int32Array,
  r: Float64Array,
  lanes: number,
  n: number,
  constants: Float64Array,
  sums: Float64Array,
): number {
  for (let at = 0; at < code.length; at += instructionLength) {
    const to = code[at + 1]! * lanes
    const second = code[at + 2]!
    const third = code[at + 3]!
    switch (code[at]) {
      case operation.fill:
        r.fill(constants[second]!, to, to + n)
        break
      case operation.copy:
        r.copyWithin(to, second * lanes, second * lanes + n)
        break
      case operation.multiply:
        multiply(r, n, to, second * lanes, third * lanes)
        break
      case operation.addProduct:
        addProduct(r, n, to, second * lanes, third * lanes)
        break
      case operation.subtractProduct:
        subtractProduct(r, n, to, second * lanes, third * lanes)
        break
      case operation.addScaled:
        addScaled(r, n, to, constants[second]!, third * lanes)
        break
      case operation.scale:
        scale(r, n, to, constants[second]!)
        break
      case operation.root: {
        const failed = root(r, n, to, second * lanes)
        if (failed >= 0) return failed
        break
      }
      case operation.minimum:
        minimum(r, n, to, second * lanes)
        break
      case operation.maximum:
        maximum(r, n, to, second * lanes)
        break
      case operation.addDots: {
        const m = code[at + 4]!
        const columns = code[at + 5]!
        const stride = code[at + 6]!
        const lower = code[at + 7] === 1
        for (let x = 0; x < m; x++) {
          const end = lower ? Math.min(columns, x + 1) : columns
          for (let y = 0; y < end; y++)
            sums[code[at + 1]! + x * stride + y]! += dot(r, n, (second + x) * lanes, (third + y) * lanes)
        }
        break
      }
    }
  }
  return -1
}

function multiply(r: Float64Array, n: number, to: number, a: number, b: number): void {
  for (let l = 0; l < n; l++) r[to + l] = r[a + l]! * r[b + l]!
}

function addProduct(r: Float64Array, n: number, to: number, a: number, b: number): void {
  for (let l = 0; l < n; l++) r[to + l]! += r[a + l]! * r[b + l]!
}

function subtractProduct(r: Float64Array, n: number, to: number, a: number, b: number): void {
  for (let l = 0; l < n; l++) r[to + l]! -= r[a + l]! * r[b + l]!
}

function addScaled(r: Float64Array, n: number, to: number, factor: number, a: number): void {
  for (let l = 0; l < n; l++) r[to + l]! += factor * r[a + l]!
}

function scale(r: Float64Array, n: number, to: number, factor: number): void {
  for (let l = 0; l < n; l++) r[to + l]! *= factor
}

function minimum(r: Float64Array, n: number, to: number, a: number): void {
  for (let l = 0; l < n; l++) r[to + l] = Math.min(r[to + l]!, r[a + l]!)
}

function maximum(r: Float64Array, n: number, to: number, a: number): void {
  for (let l = 0; l < n; l++) r[to + l] = Math.max(r[to + l]!, r[a + l]!)
}

function root(r: Float64Array, n: number, to: number, reciprocal: number): number {
  for (let l = 0; l < n; l++) {
    const value = r[to + l]!
    // One comparison with each end also turns NaN away.
    if (!(value > 0 && value < Number.POSITIVE_INFINITY)) return l
    const length = Math.sqrt(value)
    r[to + l] = length
    r[reciprocal + l] = 1 / length
  }
  return -1
}

function dot(r: Float64Array, n: number, a: number, b: number): number {
  let s0 = 0
  let s1 = 0
  let s2 = 0
  let s3 = 0
  for (let l = 0; l < n; l += 4) {
    s0 += r[a + l]! * r[b + l]!
    s1 += r[a + l + 1]! * r[b + l + 1]!
    s2 += r[a + l + 2]! * r[b + l + 2]!
    s3 += r[a + l + 3]! * r[b + l + 3]!
  }
  return s0 + s1 + (s2 + s3)
}
