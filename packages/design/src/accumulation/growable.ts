/** Numbers in groups of `size`, zero until added to; room is doubled as it is needed. */
export class Growable {
  readonly size: number
  #values: Float64Array
  #count = 0

  constructor(size: number, from?: Float64Array) {
    this.size = size
    this.#values = from?.slice() ?? new Float64Array(0)
    this.#count = size === 0 || !from ? 0 : from.length / size
  }

  /** The numbers, with room behind them. */
  get values(): Float64Array {
    return this.#values
  }

  get count(): number {
    return this.#count
  }

  /** Makes room for `count` groups. */
  reserve(count: number): void {
    this.#count = Math.max(this.#count, count)
    const length = this.#count * this.size
    if (length <= this.#values.length) return
    const larger = new Float64Array(Math.max(length, 2 * this.#values.length))
    larger.set(this.#values)
    this.#values = larger
  }

  /** A copy without the room. */
  trimmed(): Float64Array {
    return this.#values.slice(0, this.#count * this.size)
  }
}
