import type { ComponentChildren, JSX } from 'preact'
import { Measured } from '../../components/measured.tsx'
import { fixed } from '../../language/numbers.ts'

/** From values to pixels, and back for what is dragged. */
export interface Scales {
  readonly x: (value: number) => number
  readonly y: (value: number) => number
  readonly valueAt: (pixel: number) => number
  readonly width: number
  readonly height: number
}

interface ChartProps {
  /** What the figure shows, for who does not see it. */
  readonly label: string
  readonly x: readonly [number, number]
  readonly y: readonly [number, number]
  readonly xLabel: string
  readonly yLabel: string
  readonly height?: number
  /** Without scale and lines on the left. */
  readonly bare?: boolean
  readonly children: (scales: Scales) => ComponentChildren
}

const margin = { top: 30, right: 16, bottom: 44, left: 46 }

/** A figure with two axes; what is in it comes as SVG in pixels. */
export function Chart({ label, x, y, xLabel, yLabel, height = 350, bare = false, children }: ChartProps): JSX.Element {
  return (
    <Measured>
      {(width) => {
        const inner = { width: width - margin.left - margin.right, height: height - margin.top - margin.bottom }
        const scales: Scales = {
          x: (value) => margin.left + ((value - x[0]) / (x[1] - x[0])) * inner.width,
          y: (value) => margin.top + ((y[1] - value) / (y[1] - y[0])) * inner.height,
          valueAt: (pixel) => y[1] - ((pixel - margin.top) / inner.height) * (y[1] - y[0]),
          ...inner,
        }
        return (
          // biome-ignore lint/a11y/useSemanticElements: a group of drawn things, some of which can be moved
          <svg class="chart" width={width} height={height} role="group" aria-label={label}>
            {(bare ? [] : ticks(y, 5)).map((value) => (
              <g key={value} class="tick">
                <line x1={margin.left} x2={width - margin.right} y1={scales.y(value)} y2={scales.y(value)} />
                <text x={margin.left - 8} y={scales.y(value)} dy="0.35em" text-anchor="end">
                  {tickText(value)}
                </text>
              </g>
            ))}
            {ticks(x, width < 420 ? 5 : 7).map((value) => (
              <text key={value} class="tick" x={scales.x(value)} y={height - margin.bottom + 18} text-anchor="middle">
                {tickText(value)}
              </text>
            ))}
            <text class="axis" x={0} y={14}>
              {yLabel}
            </text>
            <text class="axis" x={margin.left + inner.width / 2} y={height - 6} text-anchor="middle">
              {xLabel}
            </text>
            {children(scales)}
          </svg>
        )
      }}
    </Measured>
  )
}

const tickText = (value: number): string => fixed(value, Number.isInteger(value) ? 0 : 1)

/** Round numbers inside a range, about as many as asked. */
export function ticks([from, to]: readonly [number, number], count: number): number[] {
  const raw = (to - from) / count
  const power = 10 ** Math.floor(Math.log10(raw))
  const step = power * ([1, 2, 3, 5, 10].find((each) => each * power >= raw * 0.99) ?? 10)
  const first = Math.ceil(from / step)
  const last = Math.floor(to / step + 1e-9)
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => Number(((first + i) * step).toPrecision(12)))
}

/** A range with room around it, and never empty. */
export function roomy(values: Iterable<number>, room = 0.06): [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const value of values) {
    low = Math.min(low, value)
    high = Math.max(high, value)
  }
  const pad = Math.max(1e-6, (high - low) * room)
  return [low - pad, high + pad]
}
