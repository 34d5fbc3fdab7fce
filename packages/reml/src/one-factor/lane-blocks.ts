import { laneMultiple } from '@lmm/linalg'

/** Most lanes of a block: what a program touches stays in the first level of cache. */
const most = 128

/** Lanes of the blocks that so many matrices are worked on in. */
export const lanesFor = (matrices: number): number =>
  Math.min(most, Math.max(1, Math.ceil(matrices / laneMultiple)) * laneMultiple)

/** Lanes in use, up to the next multiple that programs run on; those beyond hold zeros. */
export const padded = (n: number): number => Math.ceil(n / laneMultiple) * laneMultiple

/**
 * Entries of many small matrices, block after block: entry e of matrix c at `(b entries + e) lanes + l` with c = b lanes + l, so that a
 * block is one run of values, a register an entry.
 */
export interface LaneBlocks {
  readonly values: Float64Array
  readonly entries: number
  readonly lanes: number
}

/** Room for so many matrices, all zero. */
export function laneBlocks(matrices: number, entries: number, lanes: number): LaneBlocks {
  return { values: new Float64Array(Math.ceil(matrices / lanes) * entries * lanes), entries, lanes }
}

/** Place of the first entry of a matrix; the next one is `lanes` further. */
export function placeIn({ entries, lanes }: LaneBlocks, matrix: number): number {
  const lane = matrix % lanes
  return (matrix - lane) * entries + lane
}

/** Copies a block into registers from `register` on. */
export function loadBlock(
  { values, entries, lanes }: LaneBlocks,
  block: number,
  registers: Float64Array,
  register: number,
): void {
  const size = entries * lanes
  registers.set(values.subarray(block * size, (block + 1) * size), register * lanes)
}

/** Copies registers from `register` on into a block. */
export function storeBlock(
  { values, entries, lanes }: LaneBlocks,
  block: number,
  registers: Float64Array,
  register: number,
): void {
  values.set(registers.subarray(register * lanes, (register + entries) * lanes), block * entries * lanes)
}

/** Copies the matrices named by `of`, from place `from` on, into registers from `register` on, a lane each; the lanes that pad are zero. */
export function gatherBlock(
  blocks: LaneBlocks,
  of: Int32Array,
  from: number,
  n: number,
  registers: Float64Array,
  register: number,
): void {
  const { values, entries, lanes } = blocks
  for (let l = 0; l < n; l++) {
    const at = placeIn(blocks, of[from + l]!)
    for (let e = 0; e < entries; e++) registers[(register + e) * lanes + l] = values[at + e * lanes]!
  }
  for (let e = 0; e < entries; e++) registers.fill(0, (register + e) * lanes + n, (register + e) * lanes + padded(n))
}
