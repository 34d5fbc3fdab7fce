import { normal } from '@lmm/distributions'
import { randomEffects } from '@lmm/prediction'
import type { FittedModel } from '@lmm/reml'
import * as Plot from '@observablehq/plot'
import { labelWidth } from '../appearance.ts'
import { effectTitle } from '../axis-title.ts'
import { randomTermFor } from '../needs.ts'
import type { FigureOptions } from '../options.ts'
import { wordsOf } from '../words.ts'

/** Options of `caterpillar`. */
export interface CaterpillarOptions extends FigureOptions {
  /** Grouping factor, default that of the first random term. */
  readonly group?: string
  /** Column of the random term, default its first. */
  readonly term?: string
  /** Level of the intervals, default 0.95. */
  readonly level?: number
}

/** More levels than this are drawn without their names. */
const mostNames = 80

/**
 * Random effects in ascending order with intervals from their conditional variances; dots are filled where the interval excludes zero.
 *
 * @throws LmmError `plots/needs-random-effects`, `plots/unknown-group`, `prediction/unknown-name`.
 * @example
 * ```ts
 * import { caterpillar } from '@lmm/plots'
 * import { lmm } from 'lmm'
 * import { renderSvg } from '@lmm/plots/svg'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * const model = lmm('Reaction ~ Days + (Days | Subject)', sleepstudy)
 * const figure = caterpillar(model, { term: 'Days' })
 * console.log(renderSvg(figure).startsWith('<svg'))
 * ```
 * ```text
 * true
 * ```
 */
export function caterpillar(model: FittedModel, options: CaterpillarOptions = {}): Plot.PlotOptions {
  const words = wordsOf(options)
  const k = randomTermFor(model, 'caterpillar', options.group)
  const { group, terms } = model.random[k]!
  const { term = terms[0]!, level = 0.95, width = 640 } = options
  const z = normal.quantile((1 + level) / 2)
  const rows = randomEffects(model, { group, term, order: 'ascending' }).map(
    ({ level: name, estimate, stdError }, place) => {
      const [lower, upper] = [estimate - z * stdError, estimate + z * stdError]
      return { place, name, estimate, lower, upper, apart: lower > 0 || upper < 0 }
    },
  )
  const named = rows.length <= mostNames
  const names = rows.map(({ name }) => name)
  return {
    width,
    height: options.height ?? (named ? 70 + 14 * Math.max(4, rows.length) : 620),
    marginLeft: named ? labelWidth(names) : 40,
    marginBottom: 42,
    x: {
      label: effectTitle(model, term, options, words('figure/effect-of', { effect: term, group })),
      grid: true,
      labelAnchor: 'center',
    },
    y: {
      domain: [-0.7, rows.length - 0.3],
      label: named ? group : words('figure/levels', { count: rows.length, group }),
      ticks: named ? rows.map(({ place }) => place) : [],
      tickFormat: (place: number) => names[place] ?? '',
      tickSize: 0,
    },
    ariaLabel: words('figure/says-caterpillar', { effect: term, group }),
    marks: [
      Plot.ruleX([0]),
      Plot.ruleY(rows, {
        y: 'place',
        x1: 'lower',
        x2: 'upper',
        strokeWidth: named ? 1.5 : 0.5,
        strokeOpacity: named ? 0.6 : 0.3,
      }),
      Plot.dot(rows, {
        x: 'estimate',
        y: 'place',
        r: named ? 3 : 1.2,
        fill: (row: { apart: boolean }) => (row.apart ? 'currentColor' : 'var(--plot-background)'),
        stroke: 'currentColor',
      }),
    ],
  }
}
