import { chiSquare } from '@lmm/distributions'
import { shrinkage } from '@lmm/prediction'
import type { FittedModel } from '@lmm/reml'
import * as Plot from '@observablehq/plot'
import { blue, opacityOf, orange } from '../appearance.ts'
import { effectTitle } from '../axis-title.ts'
import { randomTermFor, rowsFor } from '../needs.ts'
import type { FigureOptions } from '../options.ts'
import { say } from '../say.ts'
import { wordsOf } from '../words.ts'

/** Options of `shrinkageArrows`. */
export interface ShrinkageArrowsOptions extends FigureOptions {
  /** Grouping factor, default the first that has two columns. */
  readonly group?: string
}

/** More groups than this are drawn without their names. */
const mostNames = 30

/**
 * Each group's own estimate (open) and, at the head of an arrow, its BLUP (filled), in the plane of the first two columns of a random
 * term, with the population in their midst and the ellipse of G that holds 95 % of groups.
 *
 * @throws LmmError `plots/needs-two-columns` where the random term has one column.
 * @example
 * ```ts
 * import { shrinkageArrows } from '@lmm/plots'
 * import { lmm } from 'lmm'
 * import { renderSvg } from '@lmm/plots/svg'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * const model = lmm('Reaction ~ Days + (Days | Subject)', sleepstudy)
 * const figure = shrinkageArrows(model)
 * console.log(renderSvg(figure).startsWith('<svg'))
 * ```
 * ```text
 * true
 * ```
 */
export function shrinkageArrows(model: FittedModel, options: ShrinkageArrowsOptions = {}): Plot.PlotOptions {
  const words = wordsOf(options)
  rowsFor(model, 'shrinkage')
  const first = randomTermFor(model, 'shrinkage', options.group)
  const wanted = model.random.findIndex(
    ({ group, terms }) => terms.length >= 2 && (options.group === undefined || group === options.group),
  )
  if (wanted < 0) throw say.error('plots/needs-two-columns', { plot: 'shrinkage', group: model.random[first]!.group })
  const { terms, groups } = shrinkage(model, model.terms.random[wanted]!.label)
  const rows = groups.map(({ level, own, blup }) => ({
    level,
    x1: (own ?? blup)[0]!,
    y1: (own ?? blup)[1]!,
    x2: blup[0]!,
    y2: blup[1]!,
    known: own !== null,
  }))
  const [x, y] = [groups[0]!.population[0]!, groups[0]!.population[1]!]
  const G = model.random[wanted]!.G
  const ring = ellipse([G.get(0, 0), G.get(0, 1), G.get(1, 1)], Math.sqrt(chiSquare(2).quantile(0.95)))
  const faint = opacityOf(rows.length)
  const { width = 640, height = 520 } = options
  const small = rows.length > mostNames
  return {
    width,
    height,
    marginLeft: 60,
    marginBottom: 42,
    x: {
      label: words('figure/shrinkage', { title: effectTitle(model, terms[0]!, options) }),
      labelAnchor: 'center',
      nice: true,
    },
    y: { label: effectTitle(model, terms[1]!, options), grid: true, nice: true },
    ariaLabel: words('figure/says-shrinkage', {}),
    marks: [
      Plot.line(
        ring.map(([dx, dy]) => [x + dx, y + dy]),
        { stroke: blue, strokeWidth: 1.5, fill: blue, fillOpacity: 0.08 },
      ),
      Plot.arrow(
        rows.filter(({ known }) => known),
        {
          x1: 'x1',
          y1: 'y1',
          x2: 'x2',
          y2: 'y2',
          headLength: small ? 0 : 6,
          strokeOpacity: faint * 0.7,
          strokeWidth: 1,
        },
      ),
      Plot.dot(
        rows.filter(({ known }) => known),
        { x: 'x1', y: 'y1', r: small ? 1.5 : 3, stroke: 'currentColor', strokeOpacity: faint },
      ),
      Plot.dot(rows, { x: 'x2', y: 'y2', r: small ? 1.5 : 3, fill: 'currentColor', fillOpacity: faint }),
      Plot.dot([[x, y]], { symbol: 'diamond', r: 7, fill: orange }),
      ...(small ? [] : [Plot.text(rows, { x: 'x1', y: 'y1', text: 'level', dy: -9, fontSize: 9 })]),
    ],
  }
}

/** Points of the ellipse of the covariance [a, b; b, c] at a radius, by its Cholesky factor. */
function ellipse([a, b, c]: readonly [number, number, number], radius: number): [number, number][] {
  const l11 = Math.sqrt(Math.max(0, a))
  const l21 = l11 > 0 ? b / l11 : 0
  const l22 = Math.sqrt(Math.max(0, c - l21 * l21))
  return Array.from({ length: 121 }, (_, i) => {
    const [s, t] = [radius * Math.cos((i * Math.PI) / 60), radius * Math.sin((i * Math.PI) / 60)]
    return [l11 * s, l21 * s + l22 * t]
  })
}
