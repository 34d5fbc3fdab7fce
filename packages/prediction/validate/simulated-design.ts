import { normal } from '@lmm/distributions'
import type { FittedModel } from '@lmm/reml'
import { fit } from '../test/fit.ts'
import { type RandomGenerator, streams, type Target, targets } from './parts.ts'

/** A design with groups that differ in level and slope, and what is true of it. */
export interface SimulatedDesign {
  readonly formula: string
  readonly groups: number
  /** Standard deviations of intercepts, slopes and residuals, and the correlation of the first two. */
  readonly sd: readonly [intercept: number, slope: number, residual: number]
  readonly correlation: number
}

/** Rows of each group. */
const visits = 8

/** One data set: the fit of the model to it, and values that its predictions are to cover. */
export interface World {
  readonly model: FittedModel
  readonly rows: { readonly t: readonly number[]; readonly g: readonly string[] }
  readonly truth: Readonly<Record<Target, readonly number[]>>
}

/** Data sets of a design, each from a stream of its own; to be predicted are a place within and one beyond the times of each group. */
export function* worlds(design: SimulatedDesign, count: number, seed: number): Generator<World> {
  let made = 0
  for (const stream of streams(seed)) {
    if (made++ === count) return
    yield world(design, stream)
  }
}

function world({ formula, groups, sd, correlation }: SimulatedDesign, generator: RandomGenerator): World {
  const draw = (): number => normal.quantile(generator.uniform())
  const [intercept, slope, residual] = sd
  const line = (): ((t: number) => number) => {
    const u = draw()
    const a = intercept * u
    const b = slope * (correlation * u + Math.sqrt(1 - correlation ** 2) * draw())
    return (t) => a + b * t
  }
  const population = (t: number): number => 1 + 0.5 * t
  const lines = Array.from({ length: groups }, line)
  const data = { t: [] as number[], g: [] as string[], y: [] as number[] }
  lines.forEach((own, i) => {
    for (let t = 0; t < visits; t++) {
      data.t.push(t)
      data.g.push(`g${i}`)
      data.y.push(population(t) + own(t) + residual * draw())
    }
  })
  const rows = { t: lines.flatMap(() => [2.5, 8]), g: lines.flatMap((_, i) => [`g${i}`, `g${i}`]) }
  const others = Array.from({ length: groups }, line)
  const at = (of: readonly ((t: number) => number)[], extra: () => number): number[] =>
    rows.t.map((t, i) => population(t) + of[Math.floor(i / 2)]!(t) + extra())
  return {
    model: fit(formula, data),
    rows,
    truth: {
      population: rows.t.map(population),
      group: at(lines, () => 0),
      'new-group': at(others, () => 0),
      observation: at(lines, () => residual * draw()),
    },
  }
}

/** Shares of the truth that lie within limits, summed over data sets. */
export class Coverage {
  readonly #inside: Record<Target, number> = { population: 0, group: 0, 'new-group': 0, observation: 0 }
  readonly #all: Record<Target, number> = { population: 0, group: 0, 'new-group': 0, observation: 0 }

  add(
    target: Target,
    truth: readonly number[],
    { lower, upper }: { readonly lower: Float64Array; readonly upper: Float64Array },
  ): void {
    truth.forEach((value, i) => {
      if (lower[i]! <= value && value <= upper[i]!) this.#inside[target]++
    })
    this.#all[target] += truth.length
  }

  /** In per cent. */
  of(target: Target): number {
    return (100 * this.#inside[target]) / this.#all[target]
  }

  toString(): string {
    return targets.map((target) => `${target} ${this.of(target).toFixed(1)}`).join(', ')
  }
}
