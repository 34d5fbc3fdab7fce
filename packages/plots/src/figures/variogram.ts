import { residuals } from '@lmm/prediction'
import type { FittedModel } from '@lmm/reml'
import * as Plot from '@observablehq/plot'
import { blue, dashed } from '../appearance.ts'
import { axisTitle } from '../axis-title.ts'
import type { FigureOptions } from '../options.ts'
import { membersOf } from '../residual-correlation/members.ts'
import { variogram } from '../residual-correlation/variogram.ts'
import { rowGroups, rowValues } from '../row-groups.ts'
import { say } from '../say.ts'
import { timeColumn } from '../time-column.ts'
import { wordsOf } from '../words.ts'

/** Options of `residualVariogram`. */
export interface ResidualVariogramOptions extends FigureOptions {
  /** Column of numbers in which distances are measured, default the first that the right side of the formula reads. */
  readonly x?: string
  /** Grouping factor, default that of the residual covariance, else the one with most levels. */
  readonly group?: string
  /** Most points shown; where distances are more they are taken together. Default 20. */
  readonly classes?: number
}

/**
 * Semivariogram of the normalized residuals within groups: half their mean squared difference by distance. It lies level, near the dashed
 * line at 1, where the model holds; it rises from below where neighbours are more alike than the model says. The area of a dot grows with its pairs.
 *
 * @throws LmmError `plots/needs-rows`, `plots/single-rows`, `plots/no-number`, `plots/needs-number`, `plots/unknown-group`.
 * @example
 * ```ts
 * import { residualVariogram } from '@lmm/plots'
 * import { lmm } from 'lmm'
 * import { renderSvg } from '@lmm/plots/svg'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * const model = lmm('Reaction ~ Days + (Days | Subject)', sleepstudy)
 * const figure = residualVariogram(model, { x: 'Days' })
 * console.log(renderSvg(figure).startsWith('<svg'))
 * ```
 * ```text
 * true
 * ```
 */
export function residualVariogram(model: FittedModel, options: ResidualVariogramOptions = {}): Plot.PlotOptions {
  const words = wordsOf(options)
  const { width = 640, height = 360, classes = 20 } = options
  const codes = rowGroups(model, 'variogram', options.group)
  const x = timeColumn(model, options.x)
  const at = rowValues(model, 'variogram', x)
  const rows = variogram(residuals(model, { kind: 'normalized' }), at, membersOf(codes), classes)
  if (rows.length === 0) throw say.error('plots/single-rows', { plot: 'variogram' })
  return {
    width,
    height,
    marginLeft: 55,
    marginBottom: 42,
    x: { label: words('figure/distance', { title: axisTitle(x, options) }), labelAnchor: 'center', zero: true },
    y: { label: words('figure/semivariance', {}), grid: true, zero: true, nice: true },
    r: { range: [2, 6] },
    ariaLabel: words('figure/says-variogram', {}),
    marks: [
      Plot.ruleY([0]),
      Plot.ruleY([1], { strokeDasharray: dashed, strokeOpacity: 0.7 }),
      Plot.line(rows, { x: 'distance', y: 'semivariance', stroke: blue, strokeWidth: 1.5 }),
      Plot.dot(rows, { x: 'distance', y: 'semivariance', r: 'pairs', fill: 'currentColor' }),
    ],
  }
}
