import { normal } from '@lmm/distributions'
import { randomGenerator, residuals } from '@lmm/prediction'
import type { FittedModel } from '@lmm/reml'
import * as Plot from '@observablehq/plot'
import { blue } from '../appearance.ts'
import { rowsFor } from '../needs.ts'
import type { FigureOptions } from '../options.ts'
import { wordsOf } from '../words.ts'

/** Options of `normalQuantiles`. */
export interface NormalQuantilesOptions extends FigureOptions {
  /** Seed of the samples of the envelope, default 1. */
  readonly seed?: number
}

const samples = 99
/** More rows than this are shown by so many of their quantiles. */
const mostPoints = 500

/**
 * Normalized residuals, divided by their standard deviation, against normal quantiles, with the pointwise 95 % envelope of 99 independent normal
 * samples of the same size, standardized in the same way (Atkinson 1981).
 *
 * @example
 * ```ts
 * import { normalQuantiles } from '@lmm/plots'
 * import { lmm } from 'lmm'
 * import { renderSvg } from '@lmm/plots/svg'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * const model = lmm('Reaction ~ Days + (Days | Subject)', sleepstudy)
 * const figure = normalQuantiles(model, { seed: 1 })
 * console.log(renderSvg(figure).startsWith('<svg'))
 * ```
 * ```text
 * true
 * ```
 */
export function normalQuantiles(model: FittedModel, options: NormalQuantilesOptions = {}): Plot.PlotOptions {
  const words = wordsOf(options)
  rowsFor(model, 'quantiles')
  const { width = 480, height = 440, seed = 1 } = options
  const observed = standardized(residuals(model, { kind: 'normalized' }))
  const n = observed.length
  const generator = randomGenerator(seed)
  const drawn = Array.from({ length: samples }, () =>
    standardized(Float64Array.from({ length: n }, () => normal.quantile(generator.uniform()))),
  )
  const rows = placesOf(n).map((at) => {
    const values = drawn.map((sample) => sample[at]!).sort((a, b) => a - b)
    const theoretical = normal.quantile((at + 0.5) / n)
    return { theoretical, observed: observed[at]!, lower: values[2]!, upper: values[samples - 3]! }
  })
  return {
    width,
    height,
    marginLeft: 50,
    marginBottom: 42,
    x: { label: words('figure/normal-quantile', {}), labelAnchor: 'center' },
    y: { label: words('figure/standardized-residual', {}), grid: true },
    ariaLabel: words('figure/says-quantiles', {}),
    marks: [
      Plot.areaY(rows, { x: 'theoretical', y1: 'lower', y2: 'upper', fill: blue, fillOpacity: 0.25 }),
      Plot.line(rows, { x: 'theoretical', y: 'theoretical', strokeOpacity: 0.6 }),
      Plot.dot(rows, { x: 'theoretical', y: 'observed', r: 2, fill: 'currentColor' }),
    ],
  }
}

/** In ascending order, divided by the root of the mean square about the mean. */
function standardized(values: Float64Array): Float64Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const sd = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)
  return values.map((value) => (sd > 0 ? (value - mean) / sd : 0)).sort()
}

/** All places, or the ends and places in even steps of the normal quantile between them. */
function placesOf(n: number): number[] {
  if (n <= mostPoints) return Array.from({ length: n }, (_, i) => i)
  const furthest = -normal.quantile(0.5 / n)
  const places = Array.from({ length: mostPoints }, (_, i) => {
    const z = furthest * ((2 * i) / (mostPoints - 1) - 1)
    return Math.max(0, Math.min(n - 1, Math.round(normal.cdf(z) * n - 0.5)))
  })
  return [...new Set(places)]
}
