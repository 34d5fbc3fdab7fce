import { type Curves, curveOf } from '../model/curves.ts'
import { people } from '../model/sleepstudy.ts'
import type { Drawing, PlotLibrary } from '../state/plot.ts'
import { largeFrame, type Size } from './frame.ts'

/** Words of the axes and of the population's line. */
export interface TogetherWords {
  readonly response: string
  readonly days: string
  readonly population: string
}

/** Everybody: measurements, each person's line and the population's. */
export function drawTogether(Plot: PlotLibrary, curves: Curves, size: Size, words: TogetherWords): Drawing {
  const frame = largeFrame(curves, size)
  const population = distinctPopulations(curves)
  return Plot.plot({
    ...frame,
    marks: [
      Plot.gridY({ ticks: 6, stroke: 'var(--rule)', strokeOpacity: 1 }),
      Plot.axisY({ ticks: 6, tickSize: 0, fill: 'var(--ink-soft)' }),
      Plot.axisX({ ticks: curves.lastDay + 1, tickSize: 0, tickFormat: 'd', fill: 'var(--ink-soft)' }),
      Plot.text([words.response], { frameAnchor: 'top-left', dx: -42, dy: -28, fill: 'var(--ink)', lineAnchor: 'top' }),
      Plot.text([words.days], { frameAnchor: 'bottom', dy: 38, fill: 'var(--ink)', lineAnchor: 'bottom' }),
      Plot.dot(curves.points, {
        x: 'day',
        y: 'response',
        r: 2.2,
        fill: 'var(--ink)',
        fillOpacity: 0.42,
        className: 'fades',
      }),
      Plot.line(curves.curves, {
        x: 'day',
        y: 'own',
        z: 'person',
        stroke: 'var(--individual)',
        strokeWidth: 1.4,
        strokeOpacity: 0.85,
        className: 'fades',
      }),
      Plot.line(population, { x: 'day', y: 'value', z: 'curve', stroke: 'var(--paper)', strokeWidth: 8 }),
      Plot.line(population, { x: 'day', y: 'value', z: 'curve', stroke: 'var(--population)', strokeWidth: 4 }),
      Plot.text(
        population.filter(({ curve, day }) => curve === 0 && day === curves.lastDay),
        { x: 'day', y: 'value', text: () => words.population, dx: 14, textAnchor: 'start', fill: 'var(--population)' },
      ),
    ],
  })
}

/** One line where all people share it, as they do unless the fixed effects name them. */
function distinctPopulations(curves: Curves): { curve: number; day: number; value: number }[] {
  const distinct = new Map(
    people.map((person) => {
      const points = curveOf(curves, person)
      return [points.map(({ population }) => population.toPrecision(9)).join(), points]
    }),
  )
  return [...distinct.values()].flatMap((points, curve) =>
    points.map(({ day, population }) => ({ curve, day, value: population })),
  )
}
