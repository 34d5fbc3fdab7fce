/** Relative error; of logarithms beyond one in units of the probability up to the range of a double. */
export interface Disagreement {
  readonly error: number
  readonly row: unknown
}

/** The largest of the relative errors of `got` against `want` (skipped where null). */
export class Worst {
  readonly #found: Disagreement[] = []

  relative(row: unknown, got: number, want: number | null): void {
    if (want === null || (want === 0 && got === 0)) return
    this.#found.push({ error: got === want ? 0 : Math.abs(got - want) / Math.abs(want), row })
  }

  /** The relative error of exp(got). */
  ofLog(row: unknown, got: number, want: number | null): void {
    if (want === null || got === want) return
    const scale = want > -1 ? Math.abs(want) : Math.max(1, -want / 700)
    this.#found.push({ error: Math.abs(got - want) / scale, row })
  }

  /** Those beyond the bound, worst first. */
  above(bound: number): readonly Disagreement[] {
    return this.#found.filter(({ error }) => !(error <= bound)).sort((a, b) => b.error - a.error)
  }

  get count(): number {
    return this.#found.length
  }
}
