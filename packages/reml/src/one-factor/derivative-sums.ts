import { type LaneMachine, type LaneProgram, LaneProgramWriter, withLanes } from '@lmm/linalg'
import type { Profile, ProfileSettings } from '../profile.ts'
import type { LevelClasses } from './classes.ts'
import type { ForwardPass } from './forward.ts'
import { gatherBlock, loadBlock, padded } from './lane-blocks.ts'
import { triangle, triangleSize } from './triangle.ts'
import { programsOf } from './written-programs.ts'

/**
 * The sums over all levels that the derivatives are made of, with U = Z'V^-1 Z and K = Z'V^-1 [X r] of a level, its columns
 * of X whitened by the factor of X'V^-1 X: h = Z'V^-1 r is its last column.
 */
export interface DerivativeSums {
  /** Sum of U, lower triangle by rows. */
  readonly U: Float64Array
  /** Sum of K_ix K_jy at ((i q + j) width + x) width + y, for j <= i where x or y is `first` or more. */
  readonly T: Float64Array
  /** First column x of T. */
  readonly first: number
  /** Sums of U_e U_f and of U_e J_f by pairs of elements of the lower triangle, J = K_x K_x' (REML) + ratio h h'; null unless asked for. */
  readonly pairs: { readonly UU: Float64Array; readonly UJ: Float64Array } | null
}

/** What is wanted of the sums. */
export interface SumsWanted {
  readonly pairs: boolean
  readonly columns: 'all' | 'needed'
}

/** The second pass, once beta and sigma are known at the Sigma that the first pass was run at last. */
export interface SecondPass {
  run(fit: Profile, wanted: SumsWanted): DerivativeSums
}

/** Numbers of the registers and of the sums. */
interface Places {
  /** W, then b~ of the row; the size of the class. */
  readonly W: number
  readonly b: number
  readonly sizes: number
  /** Lower triangles of U, of U times the size, of J; K by rows. */
  readonly U: number
  readonly sized: number
  readonly J: number
  readonly K: number
  readonly registers: number
  readonly sumU: number
  readonly T: number
  readonly UU: number
  readonly UJ: number
  readonly sums: number
}

function placesOf(q: number, width: number): Places {
  const elements = triangleSize(q)
  const b = q * q
  const sizes = b + q * width
  const U = sizes + 1
  const sized = U + elements
  const J = sized + elements
  const K = J + elements
  const T = elements
  const UU = T + q * q * width * width
  const UJ = UU + elements * elements
  const sums = UJ + elements * elements
  return { W: 0, b, sizes, U, sized, J, K, registers: K + q * width, sumU: 0, T, UU, UJ, sums }
}

/** Prepares the second pass. */
export function secondPass(
  classes: LevelClasses,
  pass: ForwardPass,
  q: number,
  { p, restricted }: ProfileSettings,
): SecondPass {
  const { count, rows, lanes, classOf, sizes } = classes
  const width = p + 1
  const at = placesOf(q, width)
  const aligned = rows === count
  const programsFor = (pairs: boolean, first: number): readonly LaneProgram[] =>
    programsOf(`derivatives ${q} ${width} ${first} ${restricted} ${pairs}`, () => [
      marginalProgram(q, at),
      classProgram(q, at, pairs),
      rowProgram(q, width, first, restricted, pairs, at),
    ])
  return {
    run(fit, { pairs, columns }) {
      const first = restricted || columns === 'all' ? 0 : p
      const blocks = Math.ceil(Math.max(count, rows) / lanes)
      const size = { lanes, registers: at.registers, constants: p * (p + 2) + 1, sums: at.sums }
      return withLanes(size, programsFor(pairs, first), blocks, (machine) => {
        machine.constants.set(constantsOf(fit, p))
        for (let block = 0; block * lanes < count; block++) {
          const n = loadClasses(machine, block)
          machine.run(0, padded(n))
          machine.run(1, padded(n))
          if (aligned) addRows(machine, block, n)
        }
        if (!aligned)
          for (let block = 0; block * lanes < rows; block++) {
            const n = Math.min(lanes, rows - block * lanes)
            gatherBlock(pass.W, classOf, block * lanes, n, machine.registers, at.W)
            if (pairs) machine.run(0, padded(n))
            addRows(machine, block, n)
          }
        return sumsOf(machine, first, pairs)
      })
    },
  }

  function loadClasses({ registers }: LaneMachine, block: number): number {
    const n = Math.min(lanes, count - block * lanes)
    loadBlock(pass.W, block, registers, at.W)
    registers.fill(0, at.sizes * lanes + n, (at.sizes + 1) * lanes)
    registers.set(sizes.subarray(block * lanes, block * lanes + n), at.sizes * lanes)
    return n
  }

  function addRows({ registers, run }: LaneMachine, block: number, n: number): void {
    loadBlock(pass.b, block, registers, at.b)
    run(2, padded(n))
  }

  function sumsOf({ sums }: LaneMachine, first: number, pairs: boolean): DerivativeSums {
    return {
      U: sums.slice(at.sumU, at.T),
      T: sums.slice(at.T, at.UU),
      first,
      pairs: pairs ? { UU: sums.slice(at.UU, at.UJ), UJ: sums.slice(at.UJ, at.sums) } : null,
    }
  }
}

/** -beta, then -L by rows with 1 / L_xx on its diagonal, then the ratio, 0. */
function constantsOf({ L, beta, ratio }: Profile, p: number): Float64Array {
  const out = new Float64Array(p * (p + 1) + 1)
  for (let x = 0; x < p; x++) {
    out[x] = -beta[x]!
    for (let y = 0; y < x; y++) out[p + x * p + y] = -L[x * p + y]!
    out[p + x * p + x] = 1 / L[x * p + x]!
  }
  out[p * (p + 1)] = ratio
  return out
}

/** U = W'W, lower triangle. */
function marginalProgram(q: number, at: Places): LaneProgram {
  const write = new LaneProgramWriter()
  for (let i = 0; i < q; i++)
    for (let j = 0; j <= i; j++) {
      const to = at.U + triangle(i, j)
      write.multiply(to, at.W + i, at.W + j)
      for (let k = 1; k < q; k++) write.addProduct(to, at.W + k * q + i, at.W + k * q + j)
    }
  return write.done()
}

/** Sums of U and of its products, each class as often as it has levels. */
function classProgram(q: number, at: Places, pairs: boolean): LaneProgram {
  const write = new LaneProgramWriter()
  const elements = triangleSize(q)
  if (q > 0) write.addDots(at.sumU, 1, at.U, elements, at.sizes, 1)
  if (pairs) {
    for (let e = 0; e < elements; e++) write.multiply(at.sized + e, at.U + e, at.sizes)
    write.addDots(at.UU, elements, at.sized, elements, at.U, elements, true)
  }
  return write.done()
}

/** K = W'b~, its columns of X whitened by L^-1 and its last column turned into h = Z'V^-1 (y - X beta); sums of its products. */
function rowProgram(
  q: number,
  width: number,
  first: number,
  restricted: boolean,
  pairs: boolean,
  at: Places,
): LaneProgram {
  const write = new LaneProgramWriter()
  const p = width - 1
  const elements = triangleSize(q)
  const K = (i: number, x: number): number => at.K + i * width + x
  for (let i = 0; i < q; i++) {
    for (let x = 0; x < width; x++) {
      write.multiply(K(i, x), at.W + i, at.b + x)
      for (let k = 1; k < q; k++) write.addProduct(K(i, x), at.W + k * q + i, at.b + k * width + x)
    }
    for (let x = 0; x < p; x++) write.addScaled(K(i, p), x, K(i, x))
    for (let x = 0; x < p; x++) {
      for (let y = 0; y < x; y++) write.addScaled(K(i, x), p + x * p + y, K(i, y))
      write.scale(K(i, x), p + x * p + x)
    }
  }
  for (let i = 0; i < q; i++)
    for (let j = 0; j <= i; j++) {
      const to = at.T + (i * q + j) * width * width
      if (first === 0) write.addDots(to, width, K(i, 0), width, K(j, 0), width, i === j)
      else {
        write.addDots(to + p * width, width, K(i, p), 1, K(j, 0), width)
        if (i !== j) write.addDots(to + p, width, K(i, 0), p, K(j, p), 1)
      }
    }
  if (!pairs) return write.done()
  for (let i = 0; i < q; i++)
    for (let j = 0; j <= i; j++) {
      const to = at.J + triangle(i, j)
      write.multiply(to, K(i, p), K(j, p)).scale(to, p * (p + 1))
      if (restricted) for (let x = 0; x < p; x++) write.addProduct(to, K(i, x), K(j, x))
    }
  write.addDots(at.UJ, elements, at.U, elements, at.J, elements)
  return write.done()
}
