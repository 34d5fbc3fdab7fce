import { type LaneMachine, type LaneProgramWriter, laneMultiple } from '@lmm/linalg'
import { type Basis, compensatedColumn } from './basis.ts'

/** Rows that are worked on together, a lane each. */
const most = 256

/** Lanes for so many rows. */
export const lanesForRows = (n: number): number => Math.min(most, paddedRows(Math.max(1, n)))

/** Rows up to the next multiple that programs run on; those beyond the last are zero. */
export const paddedRows = (count: number): number => Math.ceil(count / laneMultiple) * laneMultiple

/** Copies values from `from` on into a register, a row each. */
export function loadColumn(
  values: Float64Array,
  from: number,
  count: number,
  { registers }: LaneMachine,
  lanes: number,
  register: number,
): void {
  const at = register * lanes
  registers.set(values.subarray(from, from + count), at)
  registers.fill(0, at + count, at + paddedRows(count))
}

/** Sets a register to one in the rows at hand. */
export function loadMask(count: number, { registers }: LaneMachine, lanes: number, register: number): void {
  const at = register * lanes
  registers.fill(1, at, at + count)
  registers.fill(0, at + count, at + paddedRows(count))
}

/** Registers of a basis: the columns as they are, one in every row at hand, and x~. */
export interface BasisRegisters {
  readonly raw: number
  readonly mask: number
  readonly out: number
}

/** Copies the columns of a basis in; those that need twice the precision are turned at once. */
export function loadBasis(
  basis: Basis,
  columns: readonly Float64Array[],
  from: number,
  count: number,
  machine: LaneMachine,
  lanes: number,
  { raw, out }: BasisRegisters,
): void {
  for (let j = 0; j < basis.size; j++) {
    loadColumn(columns[j]!, from, count, machine, lanes, raw + j)
    if (!basis.compensated[j]) continue
    const at = (out + j) * lanes
    compensatedColumn(basis, columns, j, from, count, machine.registers, at)
    machine.registers.fill(0, at + count, at + paddedRows(count))
  }
}

/** Writes x~ = T'(x - c); constants are appended to `constants`. The columns are centred in place. */
export function writeBasis(
  write: LaneProgramWriter,
  { size, center, T, compensated }: Basis,
  { raw, mask, out }: BasisRegisters,
  constants: number[],
): void {
  const constant = (value: number): number => constants.push(value) - 1
  for (let k = 0; k < size; k++) if (center[k] !== 0) write.addScaled(raw + k, constant(-center[k]!), mask)
  const zero = constant(0)
  for (let j = 0; j < size; j++) {
    if (compensated[j]) continue
    write.fill(out + j, zero)
    for (let k = 0; k <= j; k++) {
      const t = T[k * size + j]!
      if (t !== 0) write.addScaled(out + j, constant(t), raw + k)
    }
  }
}
