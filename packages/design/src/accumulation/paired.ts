import type { PairedSum, PairedSums } from './accumulated-products.ts'
import { type ColumnMap, mapped, mappedLeft } from './column-map.ts'
import { Growable } from './growable.ts'
import { RowTriangle } from './row-triangle.ts'

/** Levels of one factor are below this, so that a pair of them is one exact number. */
const mostLevels = 2 ** 26

/** One pair of factors: a block for every two levels that meet in a row. */
class Pair {
  readonly row: number
  readonly column: number
  readonly #places = new Map<number, number>()
  readonly #blocks: Growable

  constructor(row: number, column: number, size: number, from?: PairedSum) {
    this.row = row
    this.column = column
    this.#blocks = new Growable(size, from?.blocks)
    from?.rowLevels.forEach((level, place) => {
      this.#places.set(level + mostLevels * from.columnLevels[place]!, place)
    })
  }

  /** Where the block of two levels begins. */
  at(rowLevel: number, columnLevel: number): number {
    const key = rowLevel + mostLevels * columnLevel
    let place = this.#places.get(key)
    if (place === undefined) {
      place = this.#places.size
      this.#places.set(key, place)
      this.#blocks.reserve(place + 1)
    }
    return place * this.#blocks.size
  }

  get values(): Float64Array {
    return this.#blocks.values
  }

  /** In the order of the column levels, then of the row levels. */
  sum(): PairedSum {
    const keys = Float64Array.from(this.#places.keys()).sort()
    const blocks = new Float64Array(keys.length * this.#blocks.size)
    keys.forEach((key, place) => {
      const at = this.#places.get(key)! * this.#blocks.size
      blocks.set(this.#blocks.values.subarray(at, at + this.#blocks.size), place * this.#blocks.size)
    })
    return {
      row: this.row,
      column: this.column,
      rowLevels: Int32Array.from(keys, (key) => key % mostLevels),
      columnLevels: Int32Array.from(keys, (key) => Math.floor(key / mostLevels)),
      blocks,
    }
  }
}

/** Sums for several grouping factors: products of the columns of two factors by the levels that meet, and of each with [x y]. */
export class Paired {
  readonly #sizes: readonly number[]
  readonly #starts: readonly number[]
  readonly #fixed: number
  readonly #pairs: readonly Pair[]
  readonly #B: readonly Growable[]
  readonly #total: RowTriangle

  constructor(sizes: readonly number[], fixed: number, from?: PairedSums) {
    this.#sizes = sizes
    this.#fixed = fixed
    this.#starts = sizes.map((_, factor) => sizes.slice(0, factor).reduce((sum, q) => sum + q, 0))
    const pairs: Pair[] = []
    sizes.forEach((q, column) => {
      for (let row = column; row < sizes.length; row++)
        pairs.push(new Pair(row, column, sizes[row]! * q, from?.pairs[pairs.length]))
    })
    this.#pairs = pairs
    this.#B = sizes.map((q, factor) => new Growable(q * fixed, from?.B[factor]))
    this.#total = new RowTriangle(fixed, from?.total)
  }

  reserve(factor: number, levels: number): void {
    this.#B[factor]!.reserve(levels)
  }

  /** Adds one row [z of every factor | x y], which is used up. */
  add(row: Float64Array, levels: Int32Array): void {
    const first = row.length - this.#fixed
    for (const pair of this.#pairs) {
      const at = pair.at(levels[pair.row]!, levels[pair.column]!)
      addOuter(
        row,
        this.#starts[pair.row]!,
        this.#sizes[pair.row]!,
        this.#starts[pair.column]!,
        this.#sizes[pair.column]!,
        pair.values,
        at,
      )
    }
    this.#B.forEach((B, factor) => {
      addOuter(row, this.#starts[factor]!, this.#sizes[factor]!, first, this.#fixed, B.values, levels[factor]! * B.size)
    })
    this.#total.add(row.subarray(first))
  }

  /** Adds other sums, their columns mapped; `places` are their levels here. */
  absorb(other: PairedSums, Z: readonly ColumnMap[], fixed: ColumnMap, places: readonly Int32Array[]): void {
    other.pairs.forEach(({ row, column, rowLevels, columnLevels, blocks }, k) => {
      const pair = this.#pairs[k]!
      const size = this.#sizes[row]! * this.#sizes[column]!
      for (let b = 0; b < rowLevels.length; b++) {
        const right = mapped(Z[column]!, blocks, b * size, this.#sizes[row]!)
        const block = mappedLeft(Z[row]!, right, 0, this.#sizes[column]!)
        addTo(pair, places[row]![rowLevels[b]!]!, places[column]![columnLevels[b]!]!, block)
      }
    })
    other.B.forEach((B, factor) => {
      const q = this.#sizes[factor]!
      places[factor]!.forEach((place, level) => {
        const right = mapped(fixed, B, level * q * this.#fixed, q)
        const block = mappedLeft(Z[factor]!, right, 0, this.#fixed)
        const own = this.#B[factor]!
        for (let k = 0; k < block.length; k++) own.values[place * own.size + k]! += block[k]!
      })
    })
    for (let i = 0; i < this.#fixed; i++) this.#total.add(mapped(fixed, other.total, i * this.#fixed, 1))
  }

  sums(): PairedSums {
    return {
      kind: 'crossed',
      pairs: this.#pairs.map((pair) => pair.sum()),
      B: this.#B.map((B) => B.trimmed()),
      total: this.#total.values(),
    }
  }
}

function addTo(pair: Pair, rowLevel: number, columnLevel: number, block: Float64Array): void {
  const at = pair.at(rowLevel, columnLevel)
  const { values } = pair
  for (let k = 0; k < block.length; k++) values[at + k]! += block[k]!
}

/** Adds left' right of two parts of a row. */
function addOuter(
  row: Float64Array,
  left: number,
  rows: number,
  right: number,
  columns: number,
  out: Float64Array,
  at: number,
): void {
  for (let i = 0; i < rows; i++) {
    const value = row[left + i]!
    for (let j = 0; j < columns; j++) out[at + i * columns + j]! += value * row[right + j]!
  }
}
