import type { CrossedProducts, PairProducts } from '@lmm/design'
import type { SparsePattern } from '@lmm/linalg'

/** The sparse matrix M = Lambda' Z'Z Lambda + I of all random effects, factor by factor, level by level. */
export interface PenalizedSystem {
  readonly pattern: SparsePattern
  /** Values of M at the pattern. */
  readonly values: Float64Array
  /** First row of each factor. */
  readonly offsets: Int32Array
  /** By pair, block and column: where the block's column begins in `values`. A diagonal block begins at its diagonal. */
  readonly positions: readonly Int32Array[]
  /** By factor: the block of each level with itself, within the pair of the factor with itself. */
  readonly diagonalBlocks: readonly Int32Array[]
}

/** Whether a block is that of a level with itself: symmetric, and stored once. */
export function isDiagonal({ row, column, rowLevels, columnLevels }: PairProducts, block: number): boolean {
  return row === column && rowLevels[block] === columnLevels[block]
}

/** The pattern of M from the pairs of levels that meet. */
export function penalizedSystem({ factors, pairs }: CrossedProducts): PenalizedSystem {
  const offsets = new Int32Array(factors.length + 1)
  factors.forEach(({ levels, q }, f) => {
    offsets[f + 1] = offsets[f]! + levels * q
  })
  const n = offsets[factors.length]!
  const columnPointers = new Int32Array(n + 1)
  for (const pair of pairs)
    forEachColumn(pair, factors, offsets, (_block, j, _b, rows) => {
      columnPointers[j + 1]! += rows
    })
  for (let j = 0; j < n; j++) columnPointers[j + 1]! += columnPointers[j]!
  const rowIndices = new Int32Array(columnPointers[n]!)
  const next = columnPointers.slice()
  // Pairs come by column factor, then row factor, and blocks by column level, then row level: rows arrive in order.
  const positions = pairs.map((pair) => {
    const at = new Int32Array(pair.rowLevels.length * factors[pair.column]!.q)
    forEachColumn(pair, factors, offsets, (block, j, b, rows, first) => {
      at[block * factors[pair.column]!.q + b] = next[j]!
      for (let r = 0; r < rows; r++) rowIndices[next[j]!++] = first + r
    })
    return at
  })
  const diagonalBlocks = factors.map(({ levels }) => new Int32Array(levels))
  for (const pair of pairs)
    for (let block = 0; block < pair.rowLevels.length; block++)
      if (isDiagonal(pair, block)) diagonalBlocks[pair.row]![pair.rowLevels[block]!] = block
  const values = new Float64Array(rowIndices.length)
  return { pattern: { n, columnPointers, rowIndices }, values, offsets, positions, diagonalBlocks }
}

function forEachColumn(
  pair: PairProducts,
  factors: CrossedProducts['factors'],
  offsets: Int32Array,
  visit: (block: number, j: number, b: number, rows: number, first: number) => void,
): void {
  const { row, column, rowLevels, columnLevels } = pair
  const qr = factors[row]!.q
  const qc = factors[column]!.q
  for (let block = 0; block < rowLevels.length; block++)
    for (let b = 0; b < qc; b++) {
      const skipped = isDiagonal(pair, block) ? b : 0
      const first = offsets[row]! + rowLevels[block]! * qr + skipped
      visit(block, offsets[column]! + columnLevels[block]! * qc + b, b, qr - skipped, first)
    }
}

/** Writes M for these Lambda, one lower triangle a factor. */
export function fillSystem(
  system: PenalizedSystem,
  { factors, pairs }: CrossedProducts,
  Lambda: readonly Float64Array[],
): void {
  const { values, positions } = system
  pairs.forEach((products, pair) => {
    const { row, column, blocks, rowLevels } = products
    const qr = factors[row]!.q
    const qc = factors[column]!.q
    const Lr = Lambda[row]!
    const Lc = Lambda[column]!
    if (qr === 1 && qc === 1) {
      fillNumbers(values, positions[pair]!, products, Lr[0]! * Lc[0]!)
      return
    }
    const half = new Float64Array(qr * qc)
    for (let block = 0; block < rowLevels.length; block++) {
      const A = block * qr * qc
      const diagonal = isDiagonal(products, block)
      for (let i = 0; i < qr; i++)
        for (let b = 0; b < qc; b++) {
          let sum = 0
          for (let k = b; k < qc; k++) sum += blocks[A + i * qc + k]! * Lc[k * qc + b]!
          half[i * qc + b] = sum
        }
      for (let b = 0; b < qc; b++) {
        const skipped = diagonal ? b : 0
        const at = positions[pair]![block * qc + b]! - skipped
        for (let i = skipped; i < qr; i++) {
          let sum = diagonal && i === b ? 1 : 0
          for (let k = i; k < qr; k++) sum += Lr[k * qr + i]! * half[k * qc + b]!
          values[at + i] = sum
        }
      }
    }
  })
}

/** The blocks of a pair of factors where they are numbers. */
function fillNumbers(values: Float64Array, positions: Int32Array, pair: PairProducts, factor: number): void {
  const { blocks } = pair
  for (let block = 0; block < blocks.length; block++)
    values[positions[block]!] = factor * blocks[block]! + (isDiagonal(pair, block) ? 1 : 0)
}

/** out = Z'Z x for `columns` right-hand sides by rows; only factors' own rows are touched. */
export function multiplyCrossProducts(
  { offsets }: PenalizedSystem,
  { factors, pairs }: CrossedProducts,
  x: Float64Array,
  columns: number,
): Float64Array {
  const out = new Float64Array(x.length)
  for (const pair of pairs) {
    const qr = factors[pair.row]!.q
    const qc = factors[pair.column]!.q
    const top = offsets[pair.row]! * columns
    const left = offsets[pair.column]! * columns
    if (qr === 1 && qc === 1) multiplyNumbers(pair, top, left, x, columns, out)
    else multiplyBlocks(pair, qr, qc, top, left, x, columns, out)
  }
  return out
}

/** The part of a pair of factors whose blocks are numbers; its rows of x begin at `top` and `left`. */
function multiplyNumbers(
  pair: PairProducts,
  top: number,
  left: number,
  x: Float64Array,
  columns: number,
  out: Float64Array,
): void {
  const { row, column, blocks, rowLevels, columnLevels } = pair
  for (let block = 0; block < blocks.length; block++) {
    const a = blocks[block]!
    const to = top + rowLevels[block]! * columns
    const from = left + columnLevels[block]! * columns
    addMultiple(out, to, a, x, from, columns)
    if (row === column && to === from) continue
    addMultiple(out, from, a, x, to, columns)
  }
}

function multiplyBlocks(
  pair: PairProducts,
  qr: number,
  qc: number,
  top: number,
  left: number,
  x: Float64Array,
  columns: number,
  out: Float64Array,
): void {
  const { blocks, rowLevels, columnLevels } = pair
  for (let block = 0; block < rowLevels.length; block++) {
    const diagonal = isDiagonal(pair, block)
    for (let i = 0; i < qr; i++)
      for (let j = 0; j < qc; j++) {
        const a = blocks[(block * qr + i) * qc + j]!
        const to = top + (rowLevels[block]! * qr + i) * columns
        const from = left + (columnLevels[block]! * qc + j) * columns
        addMultiple(out, to, a, x, from, columns)
        if (!diagonal) addMultiple(out, from, a, x, to, columns)
      }
  }
}

/** x <- Lambda x or Lambda' x, level by level. */
export function multiplyLambda(
  { offsets }: PenalizedSystem,
  { factors }: CrossedProducts,
  Lambda: readonly Float64Array[],
  x: Float64Array,
  columns: number,
  side: 'plain' | 'transposed',
): Float64Array {
  const out = new Float64Array(x.length)
  factors.forEach(({ levels, q }, f) => {
    const L = Lambda[f]!
    for (let level = 0; level < levels; level++) {
      const base = offsets[f]! + level * q
      for (let i = 0; i < q; i++)
        for (let k = 0; k < q; k++) {
          const value = side === 'plain' ? L[i * q + k]! : L[k * q + i]!
          if (value !== 0) addMultiple(out, (base + i) * columns, value, x, (base + k) * columns, columns)
        }
    }
  })
  return out
}

/** A row of `out` plus a multiple of a row of x. */
function addMultiple(
  out: Float64Array,
  to: number,
  value: number,
  x: Float64Array,
  from: number,
  columns: number,
): void {
  for (let c = 0; c < columns; c++) out[to + c]! += value * x[from + c]!
}

/**
 * x <- Lambda'^-1 x in place, level by level: Z'V^-1 Z E from M^-1 Lambda' Z'Z E, since Lambda'Z'Z Lambda = M - I. Nothing cancels,
 * however large Lambda is.
 */
export function solveLambdaTransposed(
  { offsets }: PenalizedSystem,
  { factors }: CrossedProducts,
  Lambda: readonly Float64Array[],
  x: Float64Array,
  columns: number,
): Float64Array {
  factors.forEach(({ levels, q }, f) => {
    const L = Lambda[f]!
    for (let level = 0; level < levels; level++) {
      const base = offsets[f]! + level * q
      for (let i = q - 1; i >= 0; i--) {
        const to = (base + i) * columns
        for (let k = i + 1; k < q; k++) {
          const value = L[k * q + i]!
          if (value !== 0) addMultiple(x, to, -value, x, (base + k) * columns, columns)
        }
        const diagonal = L[i * q + i]!
        for (let c = 0; c < columns; c++) x[to + c]! /= diagonal
      }
    }
  })
  return x
}
