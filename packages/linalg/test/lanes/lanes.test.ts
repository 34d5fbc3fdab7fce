import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type LaneProgram, LaneProgramWriter, withLanes, withPlainKernels } from '../../src/index.ts'
import { randomMatrix } from '../matrices.ts'

const lanes = 24
const registers = 9
const constants = 3
const sums = 40

/** Sums, the lanes that failed and, where none did, registers, after every program has run once on each of three blocks. */
function ran(programs: readonly LaneProgram[], values: readonly number[], n: number): number[] {
  return withLanes({ lanes, registers, constants, sums }, programs, 1e6, (machine) => {
    const failed: number[] = []
    machine.constants.set([0.5, -2, 3])
    for (let block = 0; block < 3; block++) {
      machine.registers.set(values.map((value) => value + block / 8))
      for (const program of programs.keys()) failed.push(machine.run(program, n))
    }
    return [...machine.sums, ...failed, ...(failed.every((lane) => lane < 0) ? machine.registers : [])]
  })
}

const register = fc.nat(registers - 1)
const constant = fc.nat(constants - 1)
const instruction = fc.oneof(
  fc.tuple(register, constant).map(
    ([to, c]) =>
      (w: LaneProgramWriter) =>
        w.fill(to, c),
  ),
  fc.tuple(register, register).map(
    ([to, a]) =>
      (w: LaneProgramWriter) =>
        w.copy(to, a),
  ),
  fc.tuple(register, register, register).map(
    ([to, a, b]) =>
      (w: LaneProgramWriter) =>
        w.multiply(to, a, b),
  ),
  fc.tuple(register, register, register).map(
    ([to, a, b]) =>
      (w: LaneProgramWriter) =>
        w.addProduct(to, a, b),
  ),
  fc.tuple(register, register, register).map(
    ([to, a, b]) =>
      (w: LaneProgramWriter) =>
        w.subtractProduct(to, a, b),
  ),
  fc.tuple(register, constant, register).map(
    ([to, c, a]) =>
      (w: LaneProgramWriter) =>
        w.addScaled(to, c, a),
  ),
  fc.tuple(register, constant).map(
    ([to, c]) =>
      (w: LaneProgramWriter) =>
        w.scale(to, c),
  ),
  fc.tuple(register, register).map(
    ([to, a]) =>
      (w: LaneProgramWriter) =>
        w.minimum(to, a),
  ),
  fc.tuple(register, register).map(
    ([to, a]) =>
      (w: LaneProgramWriter) =>
        w.maximum(to, a),
  ),
  register.map((to) => (w: LaneProgramWriter) => w.root(to, (to + 1) % registers)),
  fc.tuple(fc.nat(4), fc.nat(4), fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }), fc.boolean()).map(
    ([a, b, m, n, lower]) =>
      (w: LaneProgramWriter) =>
        w.addDots(2, 7, a, m, b, n, lower),
  ),
)

describe('Programs over lanes', () => {
  it('give the same bits in vectors and plain', () => {
    fc.assert(
      fc.property(
        fc.array(instruction, { minLength: 1, maxLength: 12 }),
        fc.array(fc.double({ min: -4, max: 4, noNaN: true }), {
          minLength: lanes * registers,
          maxLength: lanes * registers,
        }),
        fc.integer({ min: 1, max: lanes / 4 }),
        (instructions, values, quarter) => {
          const program = instructions.reduce((w, append) => append(w), new LaneProgramWriter()).done()
          const plain = withPlainKernels(() => ran([program], values, 4 * quarter))
          expect(ran([program], values, 4 * quarter)).toEqual(plain)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('say in which lane a root does not exist', () => {
    const program = new LaneProgramWriter().root(0, 1).done()
    for (const bad of [0, -1, Number.NaN, Number.POSITIVE_INFINITY])
      for (const lane of [0, 1, 6, 11]) {
        const values = Array.from({ length: lanes }, (_, l) => (l === lane ? bad : 4))
        const failed = (): number =>
          withLanes({ lanes, registers: 2, constants: 0, sums: 0 }, [program], 1e6, (machine) => {
            machine.registers.set(values)
            return machine.run(0, lanes)
          })
        expect([failed(), withPlainKernels(failed)]).toEqual([lane, lane])
      }
  })

  it('factor a matrix in each lane', () => {
    // [a b; b c] = L L' and 1 / diag L, in registers 0 to 2 and 3 to 4
    const program = new LaneProgramWriter().root(0, 3).multiply(1, 1, 3).subtractProduct(2, 1, 1).root(2, 4).done()
    withLanes({ lanes: 4, registers: 5, constants: 0, sums: 0 }, [program], 1, ({ registers: r, run }) => {
      r.set([4, 9, 1, 16, 2, 3, 1, 4, 5, 10, 2, 26])
      expect(run(0, 4)).toBe(-1)
      expect([...r.subarray(0, 12)]).toEqual([2, 3, 1, 4, 1, 1, 1, 1, 2, 3, 1, 5])
    })
  })

  it('keep NaN in the smaller and the larger of two', () => {
    const program = new LaneProgramWriter().minimum(0, 1).maximum(2, 1).done()
    const size = { lanes: 4, registers: 3, constants: 0, sums: 0 }
    const range = (): number[] =>
      withLanes(size, [program], 1e6, ({ registers: r, run }) => {
        r.set([1, Number.NaN, -0, 5, 2, 3, 0, Number.NaN, 1, Number.NaN, -0, 5])
        run(0, 4)
        return [...r.subarray(0, 4), ...r.subarray(8)]
      })
    const expected = [1, Number.NaN, -0, Number.NaN, 2, Number.NaN, 0, Number.NaN]
    expect(range()).toEqual(expected)
    expect(withPlainKernels(range)).toEqual(expected)
  })
})

describe('Rows absorbed into the triangles of their levels', () => {
  it.each([
    [1, 3, 1],
    [2, 7, 3],
    [3, 4, 40],
    [4, 9, 5],
  ])(
    'have the same bits in vectors and plain, with %i of %i columns and runs of up to %i rows',
    (q, width, longest) => {
      const levels = 7
      const rows = 64
      const codes = new Int32Array(2 * rows)
      for (let row = 0, level = 0, left = 0; row < codes.length; row++, left--) {
        if (left === 0) {
          left = 1 + ((row * 31) % longest)
          level = (level + 3) % levels
        }
        codes[row] = level
      }
      const values = randomMatrix(2 * rows, width, q)
      const size = { lanes: rows, registers: width + 1, constants: 0, sums: 0, triangles: levels * q * width }
      const absorbed = (): number[] =>
        withLanes(size, [new LaneProgramWriter().addDots(0, 1, 0, 99, 0, 99).done()], 1, (machine) => {
          for (const from of [0, rows]) {
            machine.registers.set(values.subarray(from * width, (from + rows) * width), rows)
            machine.reflect(q, width, codes, from, from === 0 ? rows : rows - 3, 1)
          }
          return [...machine.triangles, ...machine.registers.subarray(rows * (q + 1), rows * (width + 1))]
        })
      const plain = withPlainKernels(absorbed)
      expect(absorbed()).toEqual(plain)
      expect(plain.every(Number.isFinite)).toBe(true)
    },
  )
})
