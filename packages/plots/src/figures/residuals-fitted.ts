import { fitted, residuals } from '@lmm/prediction'
import type { FittedModel } from '@lmm/reml'
import * as Plot from '@observablehq/plot'
import { opacityOf, orange } from '../appearance.ts'
import { axisTitle, responseName } from '../axis-title.ts'
import { rowsFor } from '../needs.ts'
import type { FigureOptions } from '../options.ts'
import { wordsOf } from '../words.ts'

/** Rows are joined to a mean in so many bins of equal size. */
const bins = 20
/** More rows than this are counted in hexagons. */
const mostPoints = 5000

/**
 * Residuals of the rows against their fitted values, with the mean of the residuals along them, which lies near zero where the model holds.
 * Beyond 5000 rows the area of a dot tells how many rows lie around it.
 *
 * @example
 * ```ts
 * import { residualsAgainstFitted } from '@lmm/plots'
 * import { lmm } from 'lmm'
 * import { renderSvg } from '@lmm/plots/svg'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * const model = lmm('Reaction ~ Days + (Days | Subject)', sleepstudy)
 * const figure = residualsAgainstFitted(model)
 * console.log(renderSvg(figure).startsWith('<svg'))
 * ```
 * ```text
 * true
 * ```
 */
export function residualsAgainstFitted(model: FittedModel, options: FigureOptions = {}): Plot.PlotOptions {
  const words = wordsOf(options)
  rowsFor(model, 'residuals')
  const { width = 640, height = 400 } = options
  const left = residuals(model)
  const rows = Array.from(fitted(model), (value, i) => ({ fitted: value, residual: left[i]! }))
  const title = axisTitle(responseName(model), options)
  return {
    width,
    height,
    marginLeft: 60,
    marginBottom: 42,
    x: { label: words('figure/fitted', { title }), labelAnchor: 'center' },
    y: { label: words('figure/residual', { title }), grid: true },
    ...(rows.length > mostPoints && { r: { range: [0.4, 5] } }),
    ariaLabel: words('figure/says-residuals', {}),
    marks: [
      Plot.ruleY([0]),
      rows.length > mostPoints
        ? Plot.dot(
            rows,
            Plot.hexbin({ r: 'count' }, { x: 'fitted', y: 'residual', fill: 'currentColor', binWidth: 10 }),
          )
        : Plot.dot(rows, {
            x: 'fitted',
            y: 'residual',
            r: rows.length > 2000 ? 1 : 2.5,
            fill: 'currentColor',
            fillOpacity: opacityOf(rows.length) * 0.7,
          }),
      Plot.line(meanAlong(rows), { x: 'fitted', y: 'residual', stroke: orange, strokeWidth: 2.5 }),
    ],
  }
}

interface Point {
  readonly fitted: number
  readonly residual: number
}

function meanAlong(rows: readonly Point[]): Point[] {
  const sorted = rows.toSorted((a, b) => a.fitted - b.fitted)
  const count = Math.min(bins, Math.floor(sorted.length / 5))
  return Array.from({ length: count }, (_, b) => {
    const part = sorted.slice(Math.floor((b * sorted.length) / count), Math.floor(((b + 1) * sorted.length) / count))
    const mean = (of: (row: Point) => number): number => part.reduce((sum, row) => sum + of(row), 0) / part.length
    return { fitted: mean((row) => row.fitted), residual: mean((row) => row.residual) }
  })
}
