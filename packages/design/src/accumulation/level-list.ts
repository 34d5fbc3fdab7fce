/** Levels by name, in the order in which they were met. */
export class LevelList {
  readonly #list: string[]
  readonly #places: Map<string, number>

  constructor(levels: readonly string[]) {
    this.#list = [...levels]
    this.#places = new Map(levels.map((level, place) => [level, place]))
  }

  get list(): readonly string[] {
    return this.#list
  }

  /** The places of levels, new ones at the end. */
  places(levels: readonly string[]): Int32Array {
    return Int32Array.from(levels, (level) => {
      const known = this.#places.get(level)
      if (known !== undefined) return known
      this.#places.set(level, this.#list.length)
      return this.#list.push(level) - 1
    })
  }
}
