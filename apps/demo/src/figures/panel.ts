import { type Curves, curveOf } from '../model/curves.ts'
import type { Drawing, PlotLibrary } from '../state/plot.ts'
import { panelFrame, type Size } from './frame.ts'

/** One person alone: measurements, own line, residuals, and the population's line to compare with. */
export function drawPanel(Plot: PlotLibrary, curves: Curves, size: Size, person: string): Drawing {
  const curve = curveOf(curves, person)
  const points = curves.points.filter((point) => point.person === person)
  return Plot.plot({
    ...panelFrame(curves, size),
    marks: [
      Plot.gridY({ ticks: 3, stroke: 'var(--rule)', strokeOpacity: 1 }),
      Plot.axisY({ ticks: 3, tickSize: 0, fill: 'var(--ink-soft)' }),
      Plot.axisX([0, curves.lastDay], { tickSize: 0, tickFormat: 'd', fill: 'var(--ink-soft)' }),
      Plot.ruleX(points, { x: 'day', y1: 'fitted', y2: 'response', stroke: 'var(--residual)', strokeWidth: 1.5 }),
      Plot.line(curve, { x: 'day', y: 'population', stroke: 'var(--population)', strokeWidth: 1.8 }),
      Plot.line(curve, { x: 'day', y: 'own', stroke: 'var(--individual)', strokeWidth: 2.2 }),
      Plot.dot(points, { x: 'day', y: 'response', r: 1.9, fill: 'var(--ink)' }),
    ],
  })
}
