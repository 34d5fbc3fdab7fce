import { decimalsFor, signed } from '../language/numbers.ts'
import { type CurvePoint, type Curves, curveOf } from '../model/curves.ts'
import type { Deviation } from '../model/deviations.ts'
import { intercept } from '../model/parts.ts'
import type { Drawing, PlotLibrary } from '../state/plot.ts'
import { halo, largeFrame, type Size } from './frame.ts'

/**
 * One person, to lay over the large figure: the population's line is shifted by b0 (dashed) and tilted by b1 into the person's
 * own, and the residuals hang on that.
 */
export function drawDeviation(
  Plot: PlotLibrary,
  curves: Curves,
  size: Size,
  person: string,
  deviations: readonly Deviation[],
): Drawing {
  const curve = curveOf(curves, person)
  const points = curves.points.filter((point) => point.person === person)
  const shift = deviations.find(({ column }) => column === intercept)
  const shifted = ({ population }: CurvePoint): number => population + (shift?.estimate ?? 0)
  const tilt = deviations.find(({ column }) => column === 'Days')
  const own = { x: 'day', stroke: 'var(--individual)' }
  const first = curve[0]!
  const last = curve.at(-1)!
  return Plot.plot({
    ...largeFrame(curves, size),
    marks: [
      Plot.ruleX(points, { x: 'day', y1: 'fitted', y2: 'response', stroke: 'var(--residual)', strokeWidth: 2.5 }),
      Plot.line(curve, { ...own, y: shifted, strokeWidth: 1.5, strokeDasharray: '1 4', strokeLinecap: 'round' }),
      Plot.line(curve, { ...own, y: 'own', stroke: 'var(--paper)', strokeWidth: 7 }),
      Plot.line(curve, { ...own, y: 'own', strokeWidth: 3.2 }),
      Plot.dot(points, { x: 'day', y: 'response', r: 4, fill: 'var(--ink)', stroke: 'var(--paper)', strokeWidth: 1.5 }),
      ...(shift ? step(Plot, first.day, first.population, shifted(first), label('b₀', shift), 'start') : []),
      ...(tilt ? step(Plot, last.day, shifted(last), last.own, label('b₁', tilt), 'end') : []),
    ],
  })
}

const label = (symbol: string, { estimate, stdError }: Deviation): string =>
  `${symbol} = ${signed(estimate, decimalsFor([stdError]))}`

/** An arrow straight up or down, and its words beside it. */
function step(
  Plot: PlotLibrary,
  day: number,
  from: number,
  to: number,
  text: string,
  textAnchor: 'start' | 'end',
): (ReturnType<PlotLibrary['arrow']> | ReturnType<PlotLibrary['text']>)[] {
  const place = [{ day, from, to, middle: (from + to) / 2 }]
  const colour = 'var(--individual)'
  const dx = textAnchor === 'start' ? 12 : -12
  return [
    Plot.arrow(place, {
      x: 'day',
      y1: 'from',
      y2: 'to',
      stroke: colour,
      strokeWidth: 2.5,
      headLength: 4,
      headAngle: 50,
    }),
    Plot.text(place, {
      x: 'day',
      y: 'middle',
      text: () => text,
      textAnchor,
      dx,
      fill: colour,
      fontWeight: 'bold',
      ...halo,
    }),
  ]
}
