import { normal } from '@lmm/distributions'
import { residuals } from '@lmm/prediction'
import type { FittedModel } from '@lmm/reml'
import * as Plot from '@observablehq/plot'
import { blue } from '../appearance.ts'
import { axisTitle } from '../axis-title.ts'
import type { FigureOptions } from '../options.ts'
import { autocorrelations } from '../residual-correlation/autocorrelation.ts'
import { membersOf } from '../residual-correlation/members.ts'
import { rowGroups, rowValues } from '../row-groups.ts'
import { say } from '../say.ts'
import { wordsOf } from '../words.ts'

/** Options of `residualAutocorrelation`. */
export interface ResidualAutocorrelationOptions extends FigureOptions {
  /** Grouping factor, default that of the residual covariance, else the one with most levels. */
  readonly group?: string
  /** Column of numbers that orders the rows of a group; default the order of the rows. */
  readonly x?: string
  /** Most lags shown, default 20. */
  readonly lags?: number
  /** Level of the band about zero, default 0.95. */
  readonly level?: number
}

/**
 * Autocorrelation of the normalized residuals within groups by lag, with the pointwise band that independent residuals keep within.
 * Conditional residuals are somewhat negatively correlated even where the model holds, having given a part to the random effects.
 *
 * @throws LmmError `plots/needs-rows`, `plots/single-rows`, `plots/needs-number`, `plots/unknown-group`.
 * @example
 * ```ts
 * import { residualAutocorrelation } from '@lmm/plots'
 * import { lmm } from 'lmm'
 * import { renderSvg } from '@lmm/plots/svg'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * const model = lmm('Reaction ~ Days + (Days | Subject)', sleepstudy)
 * const figure = residualAutocorrelation(model, { x: 'Days' })
 * console.log(renderSvg(figure).startsWith('<svg'))
 * ```
 * ```text
 * true
 * ```
 */
export function residualAutocorrelation(
  model: FittedModel,
  options: ResidualAutocorrelationOptions = {},
): Plot.PlotOptions {
  const words = wordsOf(options)
  const { width = 640, height = 340, x, lags = 20, level = 0.95 } = options
  const codes = rowGroups(model, 'autocorrelation', options.group)
  const order = membersOf(codes, x === undefined ? undefined : rowValues(model, 'autocorrelation', x))
  const z = normal.quantile((1 + level) / 2)
  const found = autocorrelations(residuals(model, { kind: 'normalized' }), order, lags)
  if (found.length === 0) throw say.error('plots/single-rows', { plot: 'autocorrelation' })
  const rows = found.map((row) => ({ ...row, band: z / Math.sqrt(row.pairs) }))
  const reach = rows.reduce((most, { correlation }) => Math.max(most, Math.abs(correlation)), 0.5)
  return {
    width,
    height,
    marginLeft: 55,
    marginBottom: 42,
    x: {
      label:
        x === undefined ? words('figure/lag-rows', {}) : words('figure/lag-along', { title: axisTitle(x, options) }),
      labelAnchor: 'center',
      domain: [0.5, rows.length + 0.5],
      ticks: Math.min(10, rows.length),
      tickFormat: (lag: number) => (Number.isInteger(lag) ? String(lag) : ''),
    },
    y: { label: words('figure/autocorrelation', {}), grid: true, domain: [-reach, reach], nice: true },
    ariaLabel: words('figure/says-autocorrelation', {}),
    marks: [
      Plot.ruleY([0]),
      Plot.rect(rows, {
        x1: (row: { lag: number }) => row.lag - 0.5,
        x2: (row: { lag: number }) => row.lag + 0.5,
        y1: (row: { band: number }) => -row.band,
        y2: 'band',
        fill: blue,
        fillOpacity: 0.2,
        inset: 0,
      }),
      Plot.ruleX(rows, { x: 'lag', y: 'correlation', strokeWidth: 2 }),
      Plot.dot(rows, { x: 'lag', y: 'correlation', r: 3, fill: 'currentColor' }),
    ],
  }
}
