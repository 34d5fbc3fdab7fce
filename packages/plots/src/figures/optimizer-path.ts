import type { FittedModel } from '@lmm/reml'
import * as Plot from '@observablehq/plot'
import type { FigureOptions } from '../options.ts'
import { say } from '../say.ts'
import { wordsOf } from '../words.ts'

/**
 * How far above its end the criterion stood after each iteration of the optimiser, on a log scale; steps that were no further than the rounding of the
 * criterion stand at its floor.
 *
 * @throws LmmError `plots/no-trace` where the fit took no iteration.
 * @example
 * ```ts
 * import { optimizerPath } from '@lmm/plots'
 * import { lmm } from 'lmm'
 * import { renderSvg } from '@lmm/plots/svg'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * const model = lmm('Reaction ~ Days + (Days | Subject)', sleepstudy)
 * const figure = optimizerPath(model)
 * console.log(renderSvg(figure).startsWith('<svg'))
 * ```
 * ```text
 * true
 * ```
 */
export function optimizerPath(model: FittedModel, options: FigureOptions = {}): Plot.PlotOptions {
  const words = wordsOf(options)
  if (model.trace.length === 0) throw say.error('plots/no-trace', {})
  const { width = 640, height = 360 } = options
  const best = model.trace.reduce((least, { criterion }) => Math.min(least, criterion), Number.POSITIVE_INFINITY)
  const floor = Math.max(Math.abs(best), 1) * 1e-13
  const rows = model.trace.map(({ iteration, criterion, search = 0 }, place) => ({
    iteration,
    search,
    place,
    above: Math.max(criterion - best, floor),
  }))
  return {
    width,
    height,
    marginLeft: 60,
    marginBottom: 42,
    x: {
      label: words('figure/iteration', {}),
      labelAnchor: 'center',
      tickFormat: 'd',
      ticks: Math.min(12, rows.length),
    },
    y: {
      type: 'log',
      label: words('figure/criterion-above', { criterion: model.specification.criterion }),
      grid: true,
      tickFormat: '.0e',
    },
    ariaLabel: words('figure/says-optimizer', {}),
    marks: [
      Plot.line(rows, { x: 'iteration', y: 'above', z: 'search' }),
      Plot.dot(rows, { x: 'iteration', y: 'above', r: 3, fill: 'currentColor' }),
    ],
  }
}
