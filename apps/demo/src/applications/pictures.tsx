import type { JSX } from 'preact'
import { Chart, roomy } from '../learn/figures/chart.tsx'

interface MeansPictureProps {
  readonly label: string
  readonly xLabel: string
  readonly yLabel: string
  readonly points: readonly {
    readonly x: number
    readonly series: string
    readonly estimate: number
    readonly lower: number
    readonly upper: number
  }[]
}

const roles = ['individual', 'population', 'residual'] as const

/** Means with intervals, a line for each series. */
export function MeansPicture({ label, xLabel, yLabel, points }: MeansPictureProps): JSX.Element {
  const series = [...new Set(points.map((point) => point.series))]
  const places = points.map(({ x }) => x)
  const [low, high] = [Math.min(...places), Math.max(...places)]
  const reach = (high - low) * 0.08
  return (
    <>
      <Chart
        label={label}
        height={320}
        x={[low - reach, high + reach]}
        y={roomy(points.flatMap(({ lower, upper }) => [lower, upper]))}
        xLabel={xLabel}
        yLabel={yLabel}
      >
        {({ x, y }) =>
          series.map((name, k) => {
            const own = points.filter((point) => point.series === name)
            const shift = (k - (series.length - 1) / 2) * 7
            return (
              <g key={name} class={`estimate ${roles[k % roles.length]}`}>
                <path
                  class="joined"
                  d={own.map((point, i) => `${i ? 'L' : 'M'}${x(point.x) + shift},${y(point.estimate)}`).join('')}
                />
                {own.map((point) => (
                  <g key={point.x}>
                    <line x1={x(point.x) + shift} x2={x(point.x) + shift} y1={y(point.lower)} y2={y(point.upper)} />
                    <circle cx={x(point.x) + shift} cy={y(point.estimate)} r={5} />
                  </g>
                ))}
              </g>
            )
          })
        }
      </Chart>
      <p class="key">
        {series.map((name, k) => (
          <span key={name} class={roles[k % roles.length]}>
            {name}
          </span>
        ))}
      </p>
    </>
  )
}

interface ScatterProps {
  readonly label: string
  readonly xLabel: string
  readonly yLabel: string
  readonly points: readonly { readonly name: string; readonly x: number; readonly y: number }[]
  /** Intercept and slope, above zero, of a line to compare with. */
  readonly line?: readonly [number, number]
}

/** Where a rising line that ends here meets the frame. */
const inside = (
  end: number,
  [start, slope]: readonly [number, number],
  [low, high]: readonly [number, number],
): number => Math.min(Math.max(end, (low - start) / slope), (high - start) / slope)

/** Points, and a rising line to hold them against. */
export function Scatter({ label, xLabel, yLabel, points, line }: ScatterProps): JSX.Element {
  const [across, up] = [roomy(points.map(({ x }) => x)), roomy(points.map(({ y }) => y))]
  const ends = line ? across.map((end) => inside(end, line, up)) : []
  return (
    <Chart label={label} height={320} x={across} y={up} xLabel={xLabel} yLabel={yLabel}>
      {({ x, y }) => (
        <>
          {line && (
            <line
              class="minimum"
              x1={x(ends[0]!)}
              x2={x(ends[1]!)}
              y1={y(line[0] + line[1] * ends[0]!)}
              y2={y(line[0] + line[1] * ends[1]!)}
            />
          )}
          {points.map((point) => (
            <circle key={point.name} class="drawn-patient" fill-opacity={0.7} cx={x(point.x)} cy={y(point.y)} r={3.4} />
          ))}
        </>
      )}
    </Chart>
  )
}
