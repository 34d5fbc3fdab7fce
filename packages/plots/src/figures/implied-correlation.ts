import { type FanningOptions, fanning, impliedCovariance } from '@lmm/prediction'
import type { FittedModel } from '@lmm/reml'
import * as Plot from '@observablehq/plot'
import { axisTitle } from '../axis-title.ts'
import { randomTermFor, rowsFor } from '../needs.ts'
import { niceTicks } from '../nice-ticks.ts'
import type { FigureOptions } from '../options.ts'
import { wordsOf } from '../words.ts'

/** Options of `impliedCorrelation`. */
export interface ImpliedCorrelationOptions extends FigureOptions, Pick<FanningOptions, 'variable' | 'at' | 'range'> {
  /** Where along the column; default the places of the data where they are few, else round numbers over their range. */
  readonly places?: readonly number[]
}

/** More places than this are not shown one by one. */
const mostPlaces = 10

/**
 * The correlations among measurements of one group that the model implies, along a column: each number stands in its square, darker the higher.
 *
 * @throws LmmError as `fanning` and `impliedCovariance` of `@lmm/prediction`, and `plots/needs-random-effects`.
 * @example
 * ```ts
 * import { impliedCorrelation } from '@lmm/plots'
 * import { lmm } from 'lmm'
 * import { renderSvg } from '@lmm/plots/svg'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * const model = lmm('Reaction ~ Days + (Days | Subject)', sleepstudy)
 * const figure = impliedCorrelation(model)
 * console.log(renderSvg(figure).startsWith('<svg'))
 * ```
 * ```text
 * true
 * ```
 */
export function impliedCorrelation(model: FittedModel, options: ImpliedCorrelationOptions = {}): Plot.PlotOptions {
  const words = wordsOf(options)
  randomTermFor(model, 'correlation', undefined)
  const { variable: named, at, range: asked } = options
  const choice = { ...(named !== undefined && { variable: named }), ...(at && { at }) }
  const { variable, range } = fanning(model, { ...choice, ...(asked && { range: asked }), points: 3 })
  const places = options.places ?? placesOf(model, variable, range)
  const { correlation } = impliedCovariance(model, places, { variable, ...(at && { at }) })
  const cells = places.flatMap((x, i) =>
    places.map((y, j) => ({ x: String(x), y: String(y), r: correlation.get(i, j) })),
  )
  const names = places.map(String)
  const title = axisTitle(variable, options)
  const size = 46 * places.length
  return {
    width: options.width ?? Math.max(260, 90 + size),
    height: options.height ?? Math.max(200, 80 + 0.72 * size),
    marginLeft: 70,
    marginBottom: 45,
    x: { type: 'band', domain: names, label: title, labelAnchor: 'center', tickSize: 0, padding: 0.04 },
    y: { type: 'band', domain: names, label: title, tickSize: 0, padding: 0.04 },
    ariaLabel: words('figure/says-correlation', { variable }),
    marks: [
      Plot.cell(cells, { x: 'x', y: 'y', fill: 'currentColor', fillOpacity: ({ r }) => 0.04 + 0.3 * Math.abs(r) }),
      Plot.text(cells, { x: 'x', y: 'y', text: ({ r }) => r.toFixed(2) }),
    ],
  }
}

function placesOf(model: FittedModel, variable: string, range: readonly [number, number]): number[] {
  const column = model.rows === null ? undefined : rowsFor(model, 'correlation').table.columns.get(variable)
  if (column?.kind === 'number') {
    const seen = [...new Set(Array.from(model.rows!.rows, (row) => column.values[row]!))].sort((a, b) => a - b)
    const inside = seen.filter((value) => value >= range[0] && value <= range[1])
    if (inside.length > 1 && inside.length <= mostPlaces) return inside
  }
  return niceTicks(range[0], range[1], mostPlaces - 3)
}
