import { fitted, populationFitted, predict } from '@lmm/prediction'
import type { FittedModel } from '@lmm/reml'
import * as Plot from '@observablehq/plot'
import { blue, dashed, opacityOf, orange } from '../appearance.ts'
import { axisTitle, responseName } from '../axis-title.ts'
import { randomTermFor, rowsFor } from '../needs.ts'
import type { FigureOptions } from '../options.ts'
import { say } from '../say.ts'
import { timeColumn } from '../time-column.ts'
import { wordsOf } from '../words.ts'

/** Options of `trajectories`. */
export interface TrajectoriesOptions extends FigureOptions {
  /** Column of numbers along which they run, default the first that the formula reads on its right side. */
  readonly x?: string
  /** Grouping factor, default that of the first random term. */
  readonly group?: string
}

/** More groups than this share one panel. */
const mostPanels = 30

interface Row {
  readonly group: string
  readonly x: number
  readonly y: number
  readonly blup: number
  readonly population: number
  readonly lower: number
  readonly upper: number
  own: number | null
}

/**
 * Data of the groups along a column with the lines of their own fits (dashed), of their BLUPs (solid) and of the population (thin, with
 * its band); up to 30 groups a panel each, more of them as lines in one panel.
 *
 * @throws LmmError `plots/needs-rows`, `plots/needs-random-effects`, `plots/needs-number`.
 * @example
 * ```ts
 * import { trajectories } from '@lmm/plots'
 * import { lmm } from 'lmm'
 * import { renderSvg } from '@lmm/plots/svg'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * const model = lmm('Reaction ~ Days + (Days | Subject)', sleepstudy)
 * const figure = trajectories(model, { units: { Reaction: 'ms', Days: 'd' } })
 * console.log(renderSvg(figure).startsWith('<svg'))
 * ```
 * ```text
 * true
 * ```
 */
export function trajectories(model: FittedModel, options: TrajectoriesOptions = {}): Plot.PlotOptions {
  const words = wordsOf(options)
  const k = randomTermFor(model, 'trajectories', options.group)
  const x = timeColumn(model, options.x)
  const rows = rowsOf(model, k, x)
  const { levels, group } = model.random[k]!
  const few = levels.length <= mostPanels
  const title = words(few ? 'figure/trajectories-few' : 'figure/trajectories-many', { title: axisTitle(x, options) })
  const base = {
    width: options.width ?? (few ? 760 : 640),
    x: { label: title, labelAnchor: 'center', ticks: few ? 4 : 8 },
    y: { label: axisTitle(responseName(model), options), grid: true, ticks: 4 },
    ariaLabel: words('figure/says-trajectories', { group, x }),
  } as const
  return few
    ? { ...base, ...panels(rows, levels, options.height) }
    : { ...base, ...together(rows, levels.length, options.height) }
}

function panels(rows: readonly Row[], levels: readonly string[], height: number | undefined): Plot.PlotOptions {
  const columns = Math.min(6, Math.ceil(Math.sqrt(levels.length * 1.4)))
  const place = new Map(levels.map((level, i) => [level, i]))
  const fx = ({ group }: { group: string }): number => place.get(group)! % columns
  const fy = ({ group }: { group: string }): number => Math.floor(place.get(group)! / columns)
  const names = levels.map((group) => ({ group }))
  const along = { x: 'x', z: 'group', fx, fy } as const
  return {
    height: height ?? 90 + 110 * Math.ceil(levels.length / columns),
    marginLeft: 60,
    marginTop: 30,
    marginBottom: 45,
    fx: { axis: null, padding: 0.12 },
    fy: { axis: null, padding: 0.22 },
    marks: [
      Plot.frame({ strokeOpacity: 0.25 }),
      Plot.areaY(rows, { ...along, y1: 'lower', y2: 'upper', fill: 'currentColor', fillOpacity: 0.1 }),
      Plot.line(rows, { ...along, y: 'population', strokeWidth: 0.8, strokeOpacity: 0.7 }),
      Plot.line(
        rows.filter(({ own }) => own !== null),
        { ...along, y: 'own', stroke: orange, strokeDasharray: dashed },
      ),
      Plot.line(rows, { ...along, y: 'blup', stroke: blue, strokeWidth: 2 }),
      Plot.dot(rows, { ...along, y: 'y', r: 1.8, fill: 'currentColor' }),
      Plot.text(names, { fx, fy, text: 'group', frameAnchor: 'top', dy: -11, fontWeight: 'bold' }),
    ],
  }
}

function together(rows: readonly Row[], groups: number, height: number | undefined): Plot.PlotOptions {
  return {
    height: height ?? 440,
    marginLeft: 60,
    marks: [
      Plot.dot(rows, { x: 'x', y: 'y', r: 1, fill: 'currentColor', fillOpacity: 0.4 * opacityOf(rows.length) }),
      Plot.line(rows, { x: 'x', y: 'blup', z: 'group', stroke: blue, strokeOpacity: 0.7 * opacityOf(groups) }),
    ],
  }
}

/** Rows by group and along the column. */
function rowsOf(model: FittedModel, k: number, x: string): Row[] {
  const design = rowsFor(model, 'trajectories')
  const column = design.table.columns.get(x)
  if (column?.kind !== 'number') throw say.error('plots/needs-number', { column: x })
  const { codes, levels } = design.random[k]!
  const blup = fitted(model)
  const population = populationFitted(model)
  const band = predict(model, design.table, { target: 'population' })
  const rows = Array.from(
    design.rows,
    (at, i): Row => ({
      group: levels[codes[i]!]!,
      x: column.values[at]!,
      y: design.y[i]!,
      blup: blup[i]!,
      population: population[i]!,
      lower: band.lower[at]!,
      upper: band.upper[at]!,
      own: null,
    }),
  )
  const byGroup = new Map<string, Row[]>()
  for (const row of rows) byGroup.set(row.group, [...(byGroup.get(row.group) ?? []), row])
  for (const members of byGroup.values()) fillOwn(members)
  return rows.sort((a, b) => a.x - b.x)
}

/** The least-squares line of a group's own rows, where they determine one. */
function fillOwn(rows: readonly Row[]): void {
  const mean = (of: (row: Row) => number): number => rows.reduce((sum, row) => sum + of(row), 0) / rows.length
  const [mx, my] = [mean((row) => row.x), mean((row) => row.y)]
  const sxx = mean((row) => (row.x - mx) ** 2)
  if (!(sxx > 0)) return
  const slope = mean((row) => (row.x - mx) * (row.y - my)) / sxx
  for (const row of rows) row.own = my + slope * (row.x - mx)
}
