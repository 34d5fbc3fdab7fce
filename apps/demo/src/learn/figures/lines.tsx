import type { FittedModel } from 'lmm'
import { groupCoefficients } from 'lmm'
import type { ComponentChildren, JSX } from 'preact'
import { strings } from '../../state/language.ts'
import { lastMonth, type Visit } from '../cohort.ts'
import { Chart, roomy, type Scales } from './chart.tsx'

/** Intercept and slope. */
export interface Line {
  readonly start: number
  readonly change: number
}

/** The population's line. */
export const populationLine = (model: FittedModel): Line => ({ start: model.beta[0]!, change: model.beta[1]! })

/** Each patient's line. */
export function patientLines(model: FittedModel): Map<string, Line> {
  const lines = new Map<string, { start: number; change: number }>()
  for (const { level, term, estimate } of groupCoefficients(model)) {
    const line = lines.get(level) ?? { start: 0, change: model.beta[1]! }
    if (term === 'month') line.change = estimate
    else line.start = estimate
    lines.set(level, line)
  }
  return lines
}

export const at = ({ start, change }: Line, month: number): number => start + change * month

interface LinesProps {
  readonly label: string
  readonly visits: readonly Visit[]
  readonly height?: number
  readonly children: (scales: Scales) => ComponentChildren
}

/** Months across, pressures up, the measurements as dots. */
export function PressureChart({ label, visits, height, children }: LinesProps): JSX.Element {
  const { learn } = strings.value
  return (
    <Chart
      label={label}
      x={[-0.3, lastMonth + 0.3]}
      y={roomy(visits.map(({ pressure }) => pressure))}
      xLabel={learn.month}
      yLabel={learn.pressure}
      {...(height !== undefined && { height })}
    >
      {(scales) => (
        <>
          {visits.map(({ patient, month, pressure }) => (
            <circle key={`${patient} ${month}`} class="visit" cx={scales.x(month)} cy={scales.y(pressure)} r={2.2} />
          ))}
          {children(scales)}
        </>
      )}
    </Chart>
  )
}

interface DrawnLineProps {
  readonly scales: Scales
  readonly line: Line
  readonly class: string
  readonly onPointerEnter?: () => void
}

/** A line over all months. */
export function DrawnLine({ scales: { x, y }, line, class: className, onPointerEnter }: DrawnLineProps): JSX.Element {
  return (
    <line
      class={className}
      x1={x(0)}
      y1={y(at(line, 0))}
      x2={x(lastMonth)}
      y2={y(at(line, lastMonth))}
      {...(onPointerEnter && { onPointerEnter })}
    />
  )
}

/** What is left of measurements once a line is drawn. */
export function Residuals({
  scales: { x, y },
  line,
  visits,
}: {
  scales: Scales
  line: Line
  visits: readonly Visit[]
}): JSX.Element {
  return (
    <>
      {visits.map(({ month, pressure }) => (
        <g key={month}>
          <line class="left-over" x1={x(month)} x2={x(month)} y1={y(at(line, month))} y2={y(pressure)} />
          <circle class="measured" cx={x(month)} cy={y(pressure)} r={4} />
        </g>
      ))}
    </>
  )
}
