import { type FittedModel, fanning } from 'lmm'
import type { JSX } from 'preact'
import { told } from '../both.ts'
import { lastMonth, type Visit } from '../learn/cohort.ts'
import { Chart } from '../learn/figures/chart.tsx'
import { DrawnLine, PressureChart, patientLines, populationLine, Residuals } from '../learn/figures/lines.tsx'
import { strings } from '../state/language.ts'

interface LinesPictureProps {
  readonly model: FittedModel
  readonly visits: readonly Visit[]
  readonly chosen?: string
  readonly from?: number
}

/** Every patient's line and the population's, with one patient brought out. */
export function LinesPicture({ model, visits, chosen, from }: LinesPictureProps): JSX.Element {
  const lines = patientLines(model)
  const own = visits.filter(({ patient }) => patient === chosen)
  return (
    <PressureChart
      label={told({ en: 'Lines of the patients and of the population', zh: '各患者与总体的线' })}
      visits={visits}
      height={270}
    >
      {(scales) => (
        <>
          {[...lines].map(([name, line]) => (
            <DrawnLine
              key={name}
              scales={scales}
              line={line}
              class={name === chosen ? 'chosen-line' : 'individual-line'}
            />
          ))}
          <DrawnLine scales={scales} line={populationLine(model)} class="population-line" />
          {chosen !== undefined && <Residuals scales={scales} line={lines.get(chosen)!} visits={own} />}
          {from !== undefined && (
            <line class="origin" x1={scales.x(from)} x2={scales.x(from)} y1={30} y2={30 + scales.height} />
          )}
        </>
      )}
    </PressureChart>
  )
}

/** The variance over the months, of patients and in all. */
export function VariancePicture({ model }: { model: FittedModel }): JSX.Element {
  const { learn } = strings.value
  const { curve } = fanning(model, { variable: 'month', range: [0, lastMonth], points: 49 })
  const total = curve.total!
  return (
    <Chart
      label={learn.variance}
      height={200}
      x={[-0.3, lastMonth + 0.3]}
      y={[0, Math.max(...total) * 1.08]}
      xLabel={learn.month}
      yLabel={learn.variance}
    >
      {({ x, y }) => {
        const area = (values: Float64Array): string =>
          `${Array.from(values, (v, i) => `${i ? 'L' : 'M'}${x(curve.at[i]!)},${y(v)}`).join('')}L${x(lastMonth)},${y(0)}L${x(0)},${y(0)}Z`
        return (
          <>
            <path class="residual-area" d={area(total)} />
            <path class="individual-area" d={area(curve.random)} />
          </>
        )
      }}
    </Chart>
  )
}

interface EstimatesProps {
  readonly label: string
  readonly axis: string
  readonly rows: readonly {
    readonly name: string
    readonly estimate: number
    readonly lower: number
    readonly upper: number
    readonly role: 'population' | 'individual' | 'residual'
  }[]
}

/** Estimates with their intervals, one below the other. */
export function EstimatesPicture({ label, axis, rows }: EstimatesProps): JSX.Element {
  const all = rows.flatMap(({ lower, upper }) => [lower, upper, 0])
  const [low, high] = [Math.min(...all), Math.max(...all)]
  const room = (high - low) * 0.08
  return (
    <Chart
      label={label}
      height={74 + 44 * rows.length}
      x={[low - room, high + room]}
      y={[0, rows.length]}
      xLabel={axis}
      yLabel=""
      bare
    >
      {({ x, y, height }) => (
        <>
          <line class="minimum" x1={x(0)} x2={x(0)} y1={30} y2={30 + height} />
          {rows.map(({ name, estimate, lower, upper, role }, i) => {
            const at = y(rows.length - i - 0.62)
            return (
              <g key={name} class={`estimate ${role}`}>
                <text class="over" x={x(low - room)} y={at - 12}>
                  {name}
                </text>
                <line x1={x(lower)} x2={x(upper)} y1={at} y2={at} />
                <circle cx={x(estimate)} cy={at} r={5} />
              </g>
            )
          })}
        </>
      )}
    </Chart>
  )
}
