import { coefficients, type InferenceOptions } from '@lmm/inference'
import type { FittedModel } from '@lmm/reml'
import * as Plot from '@observablehq/plot'
import { labelWidth } from '../appearance.ts'
import { axisTitle, effectTitle, responseName } from '../axis-title.ts'
import type { FigureOptions } from '../options.ts'
import { wordsOf } from '../words.ts'

/** Options of `coefficientPlot`. */
export interface CoefficientPlotOptions extends FigureOptions, Pick<InferenceOptions, 'df' | 'level'> {
  /** Show the intercept too, which is seldom on the scale of the others. */
  readonly intercept?: boolean
}

/**
 * Fixed effects with their intervals, in the order of the formula; the intercept is left out where there are others.
 *
 * @example
 * ```ts
 * import { coefficientPlot } from '@lmm/plots'
 * import { lmm } from 'lmm'
 * import { renderSvg } from '@lmm/plots/svg'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * const model = lmm('Reaction ~ Days + (Days | Subject)', sleepstudy)
 * const figure = coefficientPlot(model)
 * console.log(renderSvg(figure).startsWith('<svg'))
 * ```
 * ```text
 * true
 * ```
 */
export function coefficientPlot(model: FittedModel, options: CoefficientPlotOptions = {}): Plot.PlotOptions {
  const words = wordsOf(options)
  const { width = 640, intercept = false, df, level } = options
  const all = coefficients(model, { ...(df !== undefined && { df }), ...(level !== undefined && { level }) })
  const slopes = all.filter(({ term }) => term !== '(Intercept)')
  const rows = intercept || slopes.length === 0 ? all : slopes
  const titled = rows.map((row) => ({ ...row, title: effectTitle(model, row.term, options) }))
  const titles = titled.map(({ title }) => title)
  return {
    width,
    height: options.height ?? 70 + 24 * Math.max(2, rows.length),
    marginLeft: labelWidth(titles),
    marginBottom: 42,
    x: {
      label: words('figure/estimate', { title: axisTitle(responseName(model), options) }),
      grid: true,
      nice: true,
      labelAnchor: 'center',
    },
    y: { domain: titles, label: null, tickSize: 0 },
    ariaLabel: words('figure/says-coefficients', {}),
    marks: [
      Plot.ruleX([0]),
      Plot.ruleY(titled, { y: 'title', x1: 'lower', x2: 'upper', strokeWidth: 1.5 }),
      Plot.dot(titled, { x: 'estimate', y: 'title', r: 4, fill: 'currentColor' }),
    ],
  }
}
