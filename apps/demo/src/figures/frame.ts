import type { PlotOptions } from '@observablehq/plot'
import type { Curves } from '../model/curves.ts'

/** Size of a figure in pixels. */
export interface Size {
  readonly width: number
  readonly height: number
}

/** Size, margins, scales and type of the large figure, the same for what is drawn once and for what is laid over it. */
export function largeFrame({ range, lastDay }: Curves, { width, height }: Size): PlotOptions {
  return {
    width,
    height,
    marginTop: 30,
    marginRight: 58,
    marginBottom: 40,
    marginLeft: 42,
    style: type,
    x: { domain: [0, lastDay], insetLeft: 10, insetRight: 10, label: null, axis: null },
    y: { domain: [...range], nice: true, label: null, axis: null },
  }
}

/** The same of one panel; the large figure's vertical scale. */
export function panelFrame({ range, lastDay }: Curves, { width, height }: Size): PlotOptions {
  return {
    width,
    height,
    marginTop: 6,
    marginRight: 6,
    marginBottom: 20,
    marginLeft: 28,
    style: { ...type, fontSize: '11px' },
    x: { domain: [0, lastDay], insetLeft: 4, insetRight: 4, label: null, axis: null },
    y: { domain: [...range], nice: true, label: null, axis: null },
  }
}

const type = { fontFamily: 'inherit', fontSize: '14px', background: 'none', color: 'inherit', overflow: 'visible' }

/** Stroke around text that crosses lines. */
export const halo = { stroke: 'var(--paper)', strokeWidth: 5, strokeLinejoin: 'round' } as const
