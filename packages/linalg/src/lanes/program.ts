/** What an instruction does; registers hold a value for each lane, constants and sums one for all. */
export const operation = {
  /** r[to] = c */
  fill: 0,
  /** r[to] = r[a] */
  copy: 1,
  /** r[to] = r[a] r[b] */
  multiply: 2,
  /** r[to] += r[a] r[b] */
  addProduct: 3,
  /** r[to] -= r[a] r[b] */
  subtractProduct: 4,
  /** r[to] += c r[a] */
  addScaled: 5,
  /** r[to] *= c */
  scale: 6,
  /** r[to] = sqrt r[to], r[a] = 1 / r[to] */
  root: 7,
  /** s[to + x stride + y] += r[a + x]'r[b + y] for x < m, y < n, y <= x where lower */
  addDots: 8,
  /** r[to] = min(r[to], r[a]), NaN where either is */
  minimum: 9,
  /** r[to] = max(r[to], r[a]), NaN where either is */
  maximum: 10,
} as const

/** Numbers that an instruction takes. */
export const instructionLength = 8

/** A straight run of instructions over registers, made once and run on block after block of lanes. */
export interface LaneProgram {
  readonly code: Int32Array
  /** Multiplications and additions of one lane, about. */
  readonly work: number
}

/** Writes programs: every method appends one instruction; operands are numbers of registers, constants and sums. */
export class LaneProgramWriter {
  readonly #code: number[] = []
  #work = 0

  #append(work: number, what: number, to: number, a = 0, b = 0, m = 0, n = 0, stride = 0, lower = 0): this {
    this.#code.push(what, to, a, b, m, n, stride, lower)
    this.#work += work
    return this
  }

  /** r[to] = the constant. */
  fill(to: number, constant: number): this {
    return this.#append(1, operation.fill, to, constant)
  }

  /** r[to] = r[a]. */
  copy(to: number, a: number): this {
    return this.#append(1, operation.copy, to, a)
  }

  /** r[to] = r[a] r[b]. */
  multiply(to: number, a: number, b: number): this {
    return this.#append(1, operation.multiply, to, a, b)
  }

  /** r[to] += r[a] r[b]. */
  addProduct(to: number, a: number, b: number): this {
    return this.#append(2, operation.addProduct, to, a, b)
  }

  /** r[to] -= r[a] r[b]. */
  subtractProduct(to: number, a: number, b: number): this {
    return this.#append(2, operation.subtractProduct, to, a, b)
  }

  /** r[to] += the constant times r[a]. */
  addScaled(to: number, constant: number, a: number): this {
    return this.#append(2, operation.addScaled, to, constant, a)
  }

  /** r[to] *= the constant. */
  scale(to: number, constant: number): this {
    return this.#append(1, operation.scale, to, constant)
  }

  /** The square root of r[to] in place and its reciprocal; the run ends where a lane is not positive and finite. */
  root(to: number, reciprocal: number): this {
    return this.#append(8, operation.root, to, reciprocal)
  }

  /** s[to + x stride + y] += r[a + x]'r[b + y] over the lanes, for x < m and y < n; for y <= x alone where `lower`. */
  addDots(to: number, stride: number, a: number, m: number, b: number, n: number, lower = false): this {
    return this.#append(2 * m * n, operation.addDots, to, a, b, m, n, stride, lower ? 1 : 0)
  }

  /** r[to] = the smaller of r[to] and r[a], NaN where either is. */
  minimum(to: number, a: number): this {
    return this.#append(1, operation.minimum, to, a)
  }

  /** r[to] = the larger of r[to] and r[a], NaN where either is. */
  maximum(to: number, a: number): this {
    return this.#append(1, operation.maximum, to, a)
  }

  /** Another writer that begins with what this one has written so far. */
  copied(): LaneProgramWriter {
    const copy = new LaneProgramWriter()
    copy.#code.push(...this.#code)
    copy.#work = this.#work
    return copy
  }

  /** The program so far. */
  done(): LaneProgram {
    return { code: new Int32Array(this.#code), work: this.#work }
  }
}
