import { signed } from '../language/numbers.ts'
import { type CurvePoint, type Curves, curveOf } from '../model/curves.ts'
import type { Deviation } from '../model/deviations.ts'
import { intercept, type Part } from '../model/parts.ts'
import type { Drawing, PlotLibrary } from '../state/plot.ts'
import { halo, largeFrame, type Size } from './frame.ts'

/**
 * One person, to lay over the large figure: the population's line is shifted by b0 (dotted) and tilted by b1 into the person's
 * own, and the residuals hang on that.
 */
export function drawDeviation(
  Plot: PlotLibrary,
  curves: Curves,
  size: Size,
  person: string,
  deviations: readonly Deviation[],
  partOf: (column: string) => Part,
): Drawing {
  const curve = curveOf(curves, person)
  const points = curves.points.filter((point) => point.person === person)
  const shift = deviations.find(({ column }) => column === intercept)
  const tilt = deviations.find(({ column }) => column === 'Days')
  const shifted = ({ population }: CurvePoint): number => population + (shift?.estimate ?? 0)
  const label = ({ column, estimate }: Deviation): string => {
    const { index, decimals } = partOf(column)
    return `b${subscripts[index] ?? ''} = ${signed(estimate, decimals)}`
  }
  const own = { x: 'day', stroke: 'var(--individual)' }
  const first = curve[0]!
  const last = curve.at(-1)!
  const below = last.own >= shifted(last)
  const room = (size.height / (curves.range[1] - curves.range[0])) * 0.85
  return Plot.plot({
    ...largeFrame(curves, size),
    marks: [
      Plot.ruleX(points, { x: 'day', y1: 'fitted', y2: 'response', stroke: 'var(--residual)', strokeWidth: 2.5 }),
      Plot.line(curve, { ...own, y: shifted, strokeWidth: 1.5, strokeDasharray: '1 4', strokeLinecap: 'round' }),
      Plot.line(curve, { ...own, y: 'own', stroke: 'var(--paper)', strokeWidth: 7 }),
      Plot.line(curve, { ...own, y: 'own', strokeWidth: 3.2 }),
      Plot.dot(points, { x: 'day', y: 'response', r: 4, fill: 'var(--ink)', stroke: 'var(--paper)', strokeWidth: 1.5 }),
      Plot.text([last], {
        x: 'day',
        y: 'own',
        text: () => person,
        textAnchor: 'start',
        dx: 14,
        dy: Math.abs(last.own - last.population) * room < 18 ? (last.own < last.population ? 18 : -18) : 0,
        fill: 'var(--individual)',
        fontWeight: 'bold',
      }),
      ...(shift
        ? step(Plot, { day: first.day, from: first.population, to: shifted(first), below, room }, label(shift))
        : []),
      ...(tilt ? step(Plot, { day: last.day, from: shifted(last), to: last.own, below, room }, label(tilt)) : []),
    ],
  })
}

const subscripts = '₀₁₂₃₄₅₆₇₈₉'

/** An arrow straight up or down at a day. */
interface Step {
  readonly day: number
  readonly from: number
  readonly to: number
  /** Whether there is more room below the lines than above. */
  readonly below: boolean
  /** Pixels of one unit of the response. */
  readonly room: number
}

/** The arrow, and its words beside it: at its middle, or clear of the lines where the arrow is short. */
function step(
  Plot: PlotLibrary,
  { day, from, to, below, room }: Step,
  text: string,
): (ReturnType<PlotLibrary['arrow']> | ReturnType<PlotLibrary['text']>)[] {
  const place = [{ day, from, to, middle: (from + to) / 2 }]
  const colour = 'var(--individual)'
  const atStart = day === 0
  const short = Math.abs(to - from) * room < 44
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
      textAnchor: atStart ? 'start' : 'end',
      dx: atStart ? 12 : -12,
      dy: short ? (below ? 28 : -28) : 0,
      fill: colour,
      fontWeight: 'bold',
      ...halo,
    }),
  ]
}
