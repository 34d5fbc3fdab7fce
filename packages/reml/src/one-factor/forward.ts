import type { GroupedProducts } from '@lmm/design'
import { type LaneMachine, type LaneProgram, LaneProgramWriter, withLanes } from '@lmm/linalg'
import { type Profile, type ProfileSettings, profile } from '../profile.ts'
import type { LevelClasses } from './classes.ts'
import { gatherBlock, type LaneBlocks, laneBlocks, loadBlock, padded, storeBlock } from './lane-blocks.ts'
import { triangle, triangleSize } from './triangle.ts'
import { programsOf } from './written-programs.ts'

/** What the pass over the classes leaves for the second one. */
export interface ForwardPass {
  /** W of each class, q x q by rows. */
  readonly W: LaneBlocks
  /** b~ of each row, q x (p + 1) by rows. */
  readonly b: LaneBlocks
  /** log|V| and C = [X y]'V^-1 [X y], then beta and sigma at Sigma: a string says why not. */
  run(Sigma: Float64Array): Profile | string
}

/** A sum of many logarithms, of which few are taken. */
class LogOfProduct {
  #sum = 0
  #product = 1
  #power = 0

  /** Multiplies by value^power; the value is 1 or more, as |I + R Sigma R'| is. */
  multiply(value: number, power: number): void {
    if (power !== this.#power || value > 1e100 || this.#product > 1e100) {
      this.#sum += this.#power * Math.log(this.#product)
      this.#product = 1
      this.#power = power
    }
    this.#product *= value
  }

  value(): number {
    return this.#sum + this.#power * Math.log(this.#product)
  }
}

/** Numbers of the registers. */
interface Registers {
  /** R, upper triangle by columns; W, by rows; b, then b~. */
  readonly R: number
  readonly W: number
  readonly b: number
  /** L, lower triangle by rows, then 1 / diag L. */
  readonly L: number
  /** A row of R Sigma; |L|. */
  readonly RS: number
  readonly determinant: number
  readonly count: number
}

function registersOf(q: number, width: number): Registers {
  const R = 0
  const W = R + triangleSize(q)
  const b = W + q * q
  const L = b + q * width
  const RS = L + triangleSize(q) + q
  return { R, W, b, L, RS, determinant: RS + q, count: RS + q + 1 }
}

/** The first pass, to be run at many Sigma. */
export function forwardPass(
  { p, factors, within }: GroupedProducts,
  classes: LevelClasses,
  settings: ProfileSettings,
): ForwardPass {
  // docs/mathematics/one-factor.md (2)
  const q = factors[0]?.q ?? 0
  const width = p + 1
  const { count, rows, lanes } = classes
  const at = registersOf(q, width)
  const programs = programsOf(`forward ${q} ${width}`, () => [classProgram(q, at), rowProgram(q, width, at)])
  const size = { lanes, registers: at.count, constants: q * q + 2, sums: width * width }
  const aligned = rows === count
  const W = laneBlocks(count, q * q, lanes)
  const b = laneBlocks(rows, q * width, lanes)
  const L = aligned ? null : laneBlocks(count, triangleSize(q) + q, lanes)
  return {
    W,
    b,
    run(Sigma) {
      const blocks = Math.ceil(Math.max(count, rows) / lanes)
      return withLanes(size, programs, blocks, (machine) => {
        const { registers, constants, sums } = machine
        constants.set(Sigma)
        constants[q * q] = 0
        constants[q * q + 1] = 1
        const logDetV = new LogOfProduct()
        for (let block = 0; block * lanes < count; block++) {
          const n = Math.min(lanes, count - block * lanes)
          loadBlock(classes.R, block, registers, at.R)
          if (machine.run(0, padded(n)) >= 0) return "I + R Sigma R' is not positive definite"
          storeBlock(W, block, registers, at.W)
          if (L) storeBlock(L, block, registers, at.L)
          for (let l = 0; l < n; l++)
            logDetV.multiply(registers[at.determinant * lanes + l]!, 2 * classes.sizes[block * lanes + l]!)
          if (aligned) solveRows(machine, block, n)
        }
        if (L)
          for (let block = 0; block * lanes < rows; block++) {
            const n = Math.min(lanes, rows - block * lanes)
            gatherBlock(L, classes.classOf, block * lanes, n, registers, at.L)
            solveRows(machine, block, n)
          }
        const C = within.map((value, k) => value + sums[k]!)
        return (
          profile(C, logDetV.value(), settings) ??
          "X'V^-1 X is not positive definite, or nothing is left of the response"
        )
      })
    },
  }

  function solveRows({ registers, run }: LaneMachine, block: number, n: number): void {
    loadBlock(classes.b, block, registers, at.b)
    run(1, padded(n))
    storeBlock(b, block, registers, at.b)
  }
}

/** H = I + R Sigma R' = L L', |L| and W = L^-1 R of each class. The constants are Sigma by rows, 0 and 1. */
function classProgram(q: number, at: Registers): LaneProgram {
  const write = new LaneProgramWriter()
  const R = (i: number, k: number): number => at.R + triangle(k, i)
  const L = (i: number, j: number): number => at.L + triangle(i, j)
  const W = (i: number, x: number): number => at.W + i * q + x
  const reciprocal = at.L + triangleSize(q)
  const zero = q * q
  for (let i = 0; i < q; i++) {
    for (let j = 0; j < q; j++) {
      write.fill(at.RS + j, zero)
      for (let k = i; k < q; k++) write.addScaled(at.RS + j, k * q + j, R(i, k))
    }
    for (let j = 0; j <= i; j++) {
      write.fill(L(i, j), i === j ? zero + 1 : zero)
      for (let k = j; k < q; k++) write.addProduct(L(i, j), at.RS + k, R(j, k))
    }
  }
  write.fill(at.determinant, zero + 1)
  for (let j = 0; j < q; j++) {
    for (let k = 0; k < j; k++) write.subtractProduct(L(j, j), L(j, k), L(j, k))
    write.root(L(j, j), reciprocal + j).multiply(at.determinant, at.determinant, L(j, j))
    for (let i = j + 1; i < q; i++) {
      for (let k = 0; k < j; k++) write.subtractProduct(L(i, j), L(i, k), L(j, k))
      write.multiply(L(i, j), L(i, j), reciprocal + j)
    }
  }
  for (let i = 0; i < q; i++)
    for (let x = 0; x < q; x++) {
      if (x >= i) write.copy(W(i, x), R(i, x))
      else write.fill(W(i, x), zero)
      for (let k = 0; k < i; k++) write.subtractProduct(W(i, x), L(i, k), W(k, x))
      write.multiply(W(i, x), W(i, x), reciprocal + i)
    }
  return write.done()
}

/** b~ = L^-1 b of each row, in place, and the sums of b~'b~. */
function rowProgram(q: number, width: number, at: Registers): LaneProgram {
  const write = new LaneProgramWriter()
  const b = (i: number, x: number): number => at.b + i * width + x
  const reciprocal = at.L + triangleSize(q)
  for (let i = 0; i < q; i++) {
    for (let x = 0; x < width; x++) {
      for (let k = 0; k < i; k++) write.subtractProduct(b(i, x), at.L + triangle(i, k), b(k, x))
      write.multiply(b(i, x), b(i, x), reciprocal + i)
    }
    write.addDots(0, width, b(i, 0), width, b(i, 0), width, true)
  }
  return write.done()
}
