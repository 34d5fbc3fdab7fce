import { type Adjustment, compareMeans, type MeansOptions, marginalMeans } from '@lmm/inference'
import type { FittedModel } from '@lmm/reml'
import * as Plot from '@observablehq/plot'
import { labelWidth } from '../appearance.ts'
import { axisTitle, responseName } from '../axis-title.ts'
import { letters } from '../means/letters.ts'
import type { FigureOptions } from '../options.ts'
import { say } from '../say.ts'
import { wordsOf } from '../words.ts'

/** Options of `meansPlot`. */
export interface MeansPlotOptions extends FigureOptions, MeansOptions {
  /** Means of what: `'A'`, `'A * B'`, `'A | B'`; default the first factor of the formula. */
  readonly specs?: string
  /** Adjustment of the comparisons, default `tukey`. */
  readonly adjust?: Adjustment
}

/** More letters than this beside one mean are not read by anyone. */
const mostLetters = 5

interface Mean {
  readonly panel: string
  readonly label: string
  readonly estimate: number
  readonly lower: number
  readonly upper: number
  readonly mark: string
}

/**
 * Marginal means with their intervals, marked by letters: means that share a letter are not told apart at the level of the plot, by
 * comparisons of all pairs, adjusted within each panel.
 * Letters that would be many are left out, which the title of the axis says. Means that the data do not determine are left out too.
 *
 * @throws LmmError `plots/no-factor` without a factor, and as `marginalMeans` and `compareMeans` of `@lmm/inference`.
 * @example
 * ```ts
 * import { meansPlot } from '@lmm/plots'
 * import { renderSvg } from '@lmm/plots/svg'
 * import { lmm } from 'lmm'
 * import { oats } from '@lmm/datasets/oats'
 * const figure = meansPlot(lmm('yield ~ factor(nitro) + Variety + (1 | Block)', oats), { specs: 'Variety' })
 * console.log(renderSvg(figure).startsWith('<svg'))
 * ```
 * ```text
 * true
 * ```
 */
export function meansPlot(model: FittedModel, options: MeansPlotOptions = {}): Plot.PlotOptions {
  const words = wordsOf(options)
  const {
    specs = firstFactor(model),
    adjust = 'tukey',
    width = 640,
    level = 0.95,
    units,
    height,
    messages,
    ...asked
  } = options
  const means = marginalMeans(model, specs, { ...asked, level })
  const pairs = compareMeans(means, { contrasts: 'pairwise', adjust })
  const panels = [...new Set(means.rows.map(({ levels }) => panelOf(levels, means.by)))]
  const rows: Mean[] = []
  let passed = 0
  for (const panel of panels) {
    const all = means.rows.filter(({ levels }) => panelOf(levels, means.by) === panel)
    const own = pairs.slice(passed, passed + (all.length * (all.length - 1)) / 2)
    passed += own.length
    const marks = letters(
      all.length,
      placesOfPairs(all.length).filter((_, i) => differs(own[i]!.pValue, level)),
    )
    all.forEach(({ levels, estimate, lower, upper }, i) => {
      if (estimate === null || lower === null || upper === null) return
      const label = means.variables.map((name) => levels[name]).join(' ')
      rows.push({ panel, label, estimate, lower, upper, mark: marks[i]! })
    })
  }
  const legible = rows.every(({ mark }) => mark.length <= mostLetters)
  const labels = [...new Set(rows.map(({ label }) => label))]
  const place = { y: 'label', ...(means.by.length > 0 && { fy: 'panel' }) } as const
  return {
    width,
    height: height ?? 70 + panels.length * (20 + 24 * Math.max(2, labels.length)),
    marginLeft: labelWidth(labels),
    marginBottom: 42,
    marginRight: means.by.length > 0 ? labelWidth(panels) : 50,
    x: {
      label: words(legible ? 'figure/mean-letters' : 'figure/mean-no-letters', {
        title: axisTitle(responseName(model), { ...(units && { units }) }),
      }),
      nice: true,
      grid: true,
      labelAnchor: 'center',
    },
    y: { domain: labels, label: means.variables.join(', '), tickSize: 0, type: 'band' },
    fy: { label: means.by.join(', '), domain: panels, padding: 0.1 },
    ariaLabel: words('figure/says-means', { specs }),
    marks: [
      ...(means.by.length > 0 ? [Plot.frame({ strokeOpacity: 0.25 })] : []),
      Plot.ruleY(rows, { ...place, x1: 'lower', x2: 'upper', strokeWidth: 1.5 }),
      Plot.dot(rows, { ...place, x: 'estimate', r: 4, fill: 'currentColor' }),
      ...(legible
        ? [Plot.text(rows, { ...place, x: 'upper', text: 'mark', textAnchor: 'start', dx: 7, fontSize: 12 })]
        : []),
    ],
  }
}

const differs = (pValue: number | null, level: number): boolean => pValue !== null && pValue < 1 - level

const panelOf = (levels: Readonly<Record<string, string>>, by: readonly string[]): string =>
  by.map((name) => levels[name]).join(' ')

/** 1-2, 1-3, ..., 2-3: the order of the comparisons. */
const placesOfPairs = (count: number): [number, number][] =>
  Array.from({ length: count }, (_, i) => i).flatMap((i) =>
    Array.from({ length: count - i - 1 }, (_, k): [number, number] => [i, i + k + 1]),
  )

function firstFactor(model: FittedModel): string {
  const kinds = new Map(model.schema.variables.map(({ label, kind }) => [label, kind]))
  const variables = model.terms.fixed.terms.flatMap((term) => term.variables)
  const found = variables.find(({ label }) => kinds.get(label) === 'factor')
  if (found === undefined) throw say.error('plots/no-factor', {})
  return found.label
}
