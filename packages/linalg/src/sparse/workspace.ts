import type { SymbolicFactor } from './symbolic.ts'

/** Scratch of the numeric phase for one symbolic factor. */
export interface Workspace {
  /** For the supernode at hand: place in its panel of each row of the matrix. */
  readonly position: Int32Array
  /** One dense block; `block` gives at least so many values. */
  block(values: number): Float64Array
  /** Panels like those of the factor, made when first asked for: the rows below the diagonal blocks times their inverses, and the inverse. */
  readonly inverse: { readonly ratios: Float64Array; readonly panels: Float64Array }
}

export function workspace(symbolic: SymbolicFactor): Workspace {
  let block = new Float64Array(0)
  let inverse: Workspace['inverse'] | null = null
  const size = symbolic.panelEntries
  return {
    position: new Int32Array(symbolic.n),
    block(values) {
      if (block.length < values) block = new Float64Array(Math.max(values, 2 * block.length))
      return block
    },
    get inverse() {
      inverse ??= { ratios: new Float64Array(size), panels: new Float64Array(size) }
      return inverse
    },
  }
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
