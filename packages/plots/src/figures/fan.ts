import { type FanningOptions, fanning } from '@lmm/prediction'
import type { FittedModel } from '@lmm/reml'
import * as Plot from '@observablehq/plot'
import { blue, dashed } from '../appearance.ts'
import { axisTitle, responseName } from '../axis-title.ts'
import { randomTermFor } from '../needs.ts'
import type { FigureOptions } from '../options.ts'
import { wordsOf } from '../words.ts'

/** Options of `fan`. */
export interface FanOptions extends FigureOptions, FanningOptions {}

/**
 * The standard deviation between groups along a column (line over an area) and, dashed, that of a single measurement.
 *
 * @throws LmmError as `fanning` of `@lmm/prediction`, and `plots/needs-random-effects`.
 * @example
 * ```ts
 * import { fan } from '@lmm/plots'
 * import { lmm } from 'lmm'
 * import { renderSvg } from '@lmm/plots/svg'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * const model = lmm('Reaction ~ Days + (Days | Subject)', sleepstudy)
 * const figure = fan(model)
 * console.log(renderSvg(figure).startsWith('<svg'))
 * ```
 * ```text
 * true
 * ```
 */
export function fan(model: FittedModel, options: FanOptions = {}): Plot.PlotOptions {
  const words = wordsOf(options)
  randomTermFor(model, 'fan', undefined)
  const { width = 640, height = 360, units: _, messages: __, ...asked } = options
  const { variable, curve } = fanning(model, asked)
  const rows = Array.from(curve.at, (at, i) => ({
    at,
    random: Math.sqrt(curve.random[i]!),
    total: curve.total === null ? null : Math.sqrt(curve.total[i]!),
  }))
  const last = rows.slice(-1)
  return {
    width,
    height,
    marginLeft: 50,
    marginBottom: 42,
    marginRight: 130,
    x: { label: axisTitle(variable, options), labelAnchor: 'center' },
    y: {
      label: words('figure/standard-deviation', { title: axisTitle(responseName(model), options) }),
      grid: true,
      zero: true,
    },
    ariaLabel: words('figure/says-fan', { variable }),
    marks: [
      Plot.areaY(rows, { x: 'at', y: 'random', fill: blue, fillOpacity: 0.2 }),
      Plot.line(rows, { x: 'at', y: 'random', stroke: blue, strokeWidth: 2.5 }),
      Plot.text(last, {
        x: 'at',
        y: 'random',
        text: () => words('figure/between-groups', {}),
        textAnchor: 'start',
        dx: 6,
        dy: 6,
      }),
      ...(curve.total === null
        ? []
        : [
            Plot.line(rows, { x: 'at', y: 'total', strokeDasharray: dashed, strokeWidth: 1.5 }),
            Plot.text(last, {
              x: 'at',
              y: 'total',
              text: () => words('figure/single-measurement', {}),
              textAnchor: 'start',
              dx: 6,
              dy: -6,
            }),
          ]),
      Plot.ruleY([0]),
    ],
  }
}
