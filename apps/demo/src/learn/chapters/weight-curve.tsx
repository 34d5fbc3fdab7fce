import type { JSX } from 'preact'
import { Measured } from '../../components/measured.tsx'
import { fixed } from '../../language/numbers.ts'
import { strings } from '../../state/language.ts'

interface WeightProps {
  /** Number of the patient's own visits. */
  readonly visits: number
  /** Variance of starts. */
  readonly between: number
  /** Variance of the measurement error. */
  readonly within: number
}

const most = 10

/** The weight n τ₀² / (n τ₀² + σ²) of n visits, and where this patient stands on it. */
export function WeightCurve({ visits, between, within }: WeightProps): JSX.Element {
  const { learn } = strings.value
  const weight = (n: number): number => (n * between) / (n * between + within)
  return (
    <figure class="weight">
      <Measured>
        {(width) => {
          const x = (n: number): number => 4 + (n / most) * (width - 8)
          const y = (value: number): number => 46 - value * 38
          const path = Array.from({ length: 61 }, (_, i) => (i * most) / 60)
            .map((n, i) => `${i ? 'L' : 'M'}${x(n).toFixed(1)},${y(weight(n)).toFixed(1)}`)
            .join('')
          const end = visits > most / 2
          return (
            <svg class="chart" width={width} height={50} role="img" aria-label={learn.weightOf}>
              <g class="tick">
                <line x1={x(0)} x2={x(most)} y1={y(0)} y2={y(0)} />
                <line x1={x(0)} x2={x(most)} y1={y(1)} y2={y(1)} />
              </g>
              <path class="joined individual" d={path} />
              <circle class="to" cx={x(visits)} cy={y(weight(visits))} r={4.5} />
              <text class="over" x={x(visits)} y={y(weight(visits)) + 18} text-anchor={end ? 'end' : 'start'}>
                {`n = ${visits}: ${fixed(weight(visits), 2)}`}
              </text>
            </svg>
          )
        }}
      </Measured>
      <figcaption>{learn.weightOf}</figcaption>
    </figure>
  )
}
