import { reflectRuns } from '../dense/householder.ts'
import { roomOf, scratch } from '../vectors/scratch.ts'
import { runLanes } from './plain.ts'
import type { LaneProgram } from './program.ts'

/** Lanes of a block are a multiple of this. */
export const laneMultiple = 4

/** What programs run on. */
export interface LaneMachineSize {
  /** Values of a register: a multiple of 4. */
  readonly lanes: number
  readonly registers: number
  readonly constants: number
  readonly sums: number
  /** Numbers of the triangles that `reflect` absorbs rows into; none where left out. */
  readonly triangles?: number
}

/** Registers, constants and sums, for the length of one call: nothing of them may be kept. */
export interface LaneMachine {
  /** Register r at `r lanes`. */
  readonly registers: Float64Array
  readonly constants: Float64Array
  /** Zero at first. */
  readonly sums: Float64Array
  /** Zero at first. */
  readonly triangles: Float64Array
  /**
   * Absorbs the first `count` lanes as rows, each into the triangle of its level: `reflectRuns` with the columns in registers
   * from `register` on and R in `triangles`.
   *
   * @param levels - of the rows, from `from` on
   */
  reflect(q: number, width: number, levels: Int32Array, from: number, count: number, register: number): void
  /**
   * Runs the program of that number on the first n lanes, a multiple of 4.
   *
   * @returns -1, or a lane in which a square root does not exist: what the program was to do after it is left undone.
   */
  run(program: number, n: number): number
}

/** Most numbers that are kept for the next time. */
const keepable = 2 ** 16
let kept = new Float64Array(0)
let inUse = false

/** Room for the plain loops, with what earlier calls have left in it. */
function plainMemory(values: number): Float64Array {
  if (inUse || values > keepable) return new Float64Array(values)
  if (kept.length < values) kept = new Float64Array(Math.min(keepable, 2 * values))
  return kept
}

/** Below so many operations copying to the vector kernels costs more than they save. */
const worthVectors = 1000

/**
 * Arithmetic on many small matrices at once: entry e of all matrices stands in one register, a lane for each matrix, so that a small
 * dense algorithm becomes a program of a few long operations, whatever its order. `use` must be synchronous and must call no other kernel.
 *
 * @param blocks - number of times that each program will be run, about.
 */
export function withLanes<T>(
  size: LaneMachineSize,
  programs: readonly LaneProgram[],
  blocks: number,
  use: (machine: LaneMachine) => T,
): T {
  const { lanes, triangles: triangleNumbers = 0 } = size
  const work = blocks * lanes * programs.reduce((sum, program) => sum + program.work, 0)
  const values = size.registers * lanes + size.constants + size.sums + triangleNumbers
  const codes = programs.reduce((sum, { code }) => sum + roomOf(code), 0)
  const room = work > worthVectors ? scratch(values + codes + lanes) : null
  if (!room) {
    const memory = plainMemory(values)
    const constantsAt = size.registers * lanes
    const sumsAt = constantsAt + size.constants
    const registers = memory.subarray(0, constantsAt)
    const constants = memory.subarray(constantsAt, sumsAt)
    const sums = memory.subarray(sumsAt, sumsAt + size.sums).fill(0)
    const triangles = memory.subarray(sumsAt + size.sums, values).fill(0)
    const run = (program: number, n: number): number =>
      runLanes(programs[program]!.code, registers, lanes, n, constants, sums)
    const reflect: LaneMachine['reflect'] = (q, width, levels, from, count, register) =>
      reflectRuns(
        triangles,
        q,
        width,
        levels.subarray(from, from + count),
        count,
        registers.subarray(register * lanes),
        lanes,
      )
    const outer = inUse
    inUse = true
    try {
      return use({ registers, constants, sums, triangles, reflect, run })
    } finally {
      inUse = outer
    }
  }
  const { kernels } = room
  const registers = room.numbers(size.registers * lanes)
  const constants = room.numbers(size.constants)
  const sums = room.numbers(size.sums).fill(0)
  const triangles = room.numbers(triangleNumbers).fill(0)
  const levelsAt = room.numbers(triangleNumbers > 0 ? lanes / 2 : 0)
  const levelsOfRows = new Int32Array(levelsAt.buffer, levelsAt.byteOffset, 2 * levelsAt.length)
  const placed = programs.map(({ code }) => ({ begin: room.integers(code), bytes: 4 * code.length }))
  const stride = 8 * lanes
  const run = (program: number, n: number): number => {
    const { begin, bytes } = placed[program]!
    return kernels.runLanes(
      begin,
      begin + bytes,
      registers.byteOffset,
      stride,
      8 * n,
      constants.byteOffset,
      sums.byteOffset,
    )
  }
  const reflect: LaneMachine['reflect'] = (q, width, levels, from, count, register) => {
    levelsOfRows.set(levels.subarray(from, from + count))
    const rows = registers.byteOffset + register * stride
    kernels.reflectRuns(triangles.byteOffset, q, width, levelsOfRows.byteOffset, count, rows, stride)
  }
  return use({ registers, constants, sums, triangles, reflect, run })
}
