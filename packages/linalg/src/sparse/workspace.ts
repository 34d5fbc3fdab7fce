import type { KernelsOwner } from '../vectors/kernels.ts'
import { roomOf, type Scratch, scratch } from '../vectors/scratch.ts'
import type { SymbolicFactor } from './symbolic.ts'

/** With fewer operations than this, copying the symbolic factor to the vector kernels costs more than they save. */
const smallFactor = 20_000

/** Scratch of the numeric phase for one symbolic factor. */
export interface Workspace {
  /** For the supernode at hand: place in its panel of each row of the matrix. */
  readonly position: Int32Array
  /** For the rows of the source at hand: their places in the panel of the target. */
  readonly places: Int32Array
  /** One dense block; `block` gives at least so many values. */
  block(values: number): Float64Array
  /** Panels like those of the factor, made when first asked for: the rows below the diagonal blocks times their inverses, and the inverse. */
  readonly inverse: { readonly ratios: Float64Array; readonly panels: Float64Array }
  /**
   * Room for so many numbers with vector kernels that know the symbolic factor and have a block for so many columns of all
   * rows of a supernode; null where the plain loops are to run.
   */
  vectors(numbers: number, columns?: number): Scratch | null
}

export function workspace(symbolic: SymbolicFactor): Workspace {
  let block = new Float64Array(0)
  let inverse: Workspace['inverse'] | null = null
  let blockSize = -1
  const owner: KernelsOwner = {}
  const size = symbolic.panelEntries
  return {
    position: new Int32Array(symbolic.n),
    places: new Int32Array(symbolic.n),
    block(values) {
      if (block.length < values) block = new Float64Array(Math.max(values, 2 * block.length))
      return block
    },
    get inverse() {
      inverse ??= { ratios: new Float64Array(size), panels: new Float64Array(size) }
      return inverse
    },
    vectors(numbers, columns = 0) {
      if (symbolic.operations < smallFactor) return null
      if (blockSize < 0) blockSize = largestBlock(symbolic)
      return scratchFor(symbolic, numbers, Math.max(blockSize, columns * symbolic.n), owner)
    },
  }
}

/** Values of the largest block that is made: the lines and columns of an update, or a quarter of a diagonal block. */
function largestBlock({ supernodes, updates }: SymbolicFactor): number {
  const { count, first, rows } = supernodes
  let largest = 0
  for (let s = 0; s < count; s++) largest = Math.max(largest, ((first[s + 1]! - first[s]!) ** 2) >> 2)
  for (let u = 0; u < updates.source.length; u++) {
    const s = updates.source[u]!
    const begin = updates.begin[u]!
    const lines = rows.pointers[s + 1]! - rows.pointers[s]! - begin
    largest = Math.max(largest, lines * (updates.end[u]! - begin))
  }
  return largest
}

function scratchFor(symbolic: SymbolicFactor, numbers: number, block: number, owner: KernelsOwner): Scratch | null {
  const { n, supernodes, panels, updates } = symbolic
  const { count, first, rows } = supernodes
  const { pointers, source, begin, end } = updates
  const lists = [
    first,
    panels,
    rows.pointers,
    rows.indices,
    pointers,
    source,
    begin,
    end,
    new Int32Array(n),
    new Int32Array(n),
  ]
  const room = scratch(
    lists.reduce((sum, list) => sum + roomOf(list), numbers + block),
    owner,
  )
  if (room === null) return null
  const at = lists.map((list) => room.integers(list))
  const blockAt = room.numbers(block).byteOffset
  room.kernels.setLayout(count, at[0]!, at[1]!, at[2]!, at[3]!, at[4]!, at[5]!, at[6]!, at[7]!, at[8]!, at[9]!, blockAt)
  return room
}

/** Notes where in the panel of supernode t every row of it stands. */
export function locateRows(symbolic: SymbolicFactor, t: number, position: Int32Array): void {
  const { first, rows } = symbolic.supernodes
  const from = first[t]!
  const end = first[t + 1]!
  for (let j = from; j < end; j++) position[j] = j - from
  const begin = rows.pointers[t]!
  const stop = rows.pointers[t + 1]!
  for (let q = begin; q < stop; q++) position[rows.indices[q]!] = end - from + q - begin
}

/** Notes where in the panel of the target the rows of a source stand, `lines` of them from `from` on in the row lists. */
export function placeRows({ position, places }: Workspace, indices: Int32Array, from: number, lines: number): void {
  for (let i = 0; i < lines; i++) places[i] = position[indices[from + i]!]!
}
