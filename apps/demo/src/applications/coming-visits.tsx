import { useSignal } from '@preact/signals'
import type { TargetPredictions } from 'lmm'
import type { JSX } from 'preact'
import { told } from '../both.ts'
import type { Visit } from '../learn/cohort.ts'
import { Chart, roomy } from '../learn/figures/chart.tsx'
import { strings } from '../state/language.ts'

/** What is known after some visits: of the patient's own mean, and of a next measurement. */
export interface Known {
  readonly mean: TargetPredictions
  readonly next: TargetPredictions
}

interface ComingVisitsProps {
  readonly own: readonly Visit[]
  readonly months: readonly number[]
  readonly population: Float64Array
  readonly states: readonly Known[]
}

/** Visits come in by a slider; line and bands follow. */
export function ComingVisits({ own, months, population, states }: ComingVisitsProps): JSX.Element {
  const { learn } = strings.value
  const seen = useSignal(2)
  const { mean, next } = states[seen.value]!
  const first = states[0]!.next
  const range = roomy([...first.lower, ...first.upper, ...own.map(({ pressure }) => pressure)])
  return (
    <>
      <label class="slider individual" for="visits-seen">
        <span>{told({ en: 'Visits so far', zh: '已有的访视' })}</span>
        <output for="visits-seen">{seen.value}</output>
        <input
          id="visits-seen"
          type="range"
          min={0}
          max={own.length}
          value={seen.value}
          onInput={(event) => {
            seen.value = Number(event.currentTarget.value)
          }}
        />
      </label>
      <Chart
        label={told({ en: 'Prediction for the new patient', zh: '对新患者的预测' })}
        x={[-0.3, 12.3]}
        y={range}
        xLabel={learn.month}
        yLabel={learn.pressure}
      >
        {({ x, y }) => {
          const path = (values: Float64Array): string =>
            Array.from(values, (value, i) => `${i ? 'L' : 'M'}${x(months[i]!).toFixed(1)},${y(value).toFixed(1)}`).join(
              '',
            )
          const band = ({ lower, upper }: TargetPredictions): string =>
            `${path(upper)}${[...lower]
              .map((value, i) => [value, i] as const)
              .reverse()
              .map(([value, i]) => `L${x(months[i]!).toFixed(1)},${y(value).toFixed(1)}`)
              .join('')}Z`
          return (
            <>
              <path class="next-band" d={band(next)} />
              <path class="mean-band" d={band(mean)} />
              <path class="population-line" fill="none" d={path(population)} />
              <path class="chosen-line" fill="none" d={path(mean.estimate)} />
              {own.map(({ month, pressure }, i) => (
                <circle
                  key={month}
                  class={i < seen.value ? 'measured' : 'from'}
                  cx={x(month)}
                  cy={y(pressure)}
                  r={i < seen.value ? 5 : 4}
                />
              ))}
            </>
          )
        }}
      </Chart>
      <p class="key">
        <span class="population">{learn.population}</span>
        <span class="individual">{told({ en: 'this patient', zh: '这位患者' })}</span>
      </p>
    </>
  )
}
