import { fanning, render } from 'lmm'
import type { JSX } from 'preact'
import { fixed } from '../../language/numbers.ts'
import { strings, wordsOfLibrary } from '../../state/language.ts'
import { lastMonth } from '../cohort.ts'
import { Chart } from '../figures/chart.tsx'
import { DrawnLine, PressureChart, patientLines, populationLine } from '../figures/lines.tsx'
import { Facts, Redraw, Screen, Slider } from '../parts.tsx'
import { cohort, controls, fit } from '../state.ts'

const prepared = { out: 0.75, none: 0, in: -0.75 } as const

const names = ['out', 'none', 'in'] as const

/** Chapter 3: how start and change go together, read from the variance. */
export function FanningChapter(): JSX.Element {
  const { learn } = strings.value
  const { visits, patients } = cohort.value
  const { model } = fit.value
  const G = model.random[0]!.G
  const lines = patientLines(model)
  const { curve, explanation, minimum } = fanning(model, { variable: 'month', range: [0, lastMonth], points: 61 })
  const total = curve.total!
  const scale = Math.sqrt(G.get(0, 0) * G.get(1, 1))
  return (
    <Screen
      words={learn.chapters.fanning}
      equation="Var( n:y_t ) = i:τ_0² + 2 n:t i:τ_01 + n:t² i:τ_1² + r:σ²"
      figure={
        <>
          <PressureChart label={learn.chapters.fanning.figure} visits={visits} height={250}>
            {(scales) => (
              <>
                {patients.map(({ name }) => (
                  <DrawnLine key={name} scales={scales} line={lines.get(name)!} class="individual-line" />
                ))}
                <DrawnLine scales={scales} line={populationLine(model)} class="population-line" />
              </>
            )}
          </PressureChart>
          <Chart
            label={learn.variance}
            height={170}
            x={[-0.3, lastMonth + 0.3]}
            y={[0, Math.max(...total) * 1.08]}
            xLabel={learn.month}
            yLabel={learn.variance}
          >
            {({ x, y }) => {
              const path = (values: Float64Array): string =>
                Array.from(values, (v, i) => `${i ? 'L' : 'M'}${x(curve.at[i]!).toFixed(1)},${y(v).toFixed(1)}`).join(
                  '',
                )
              return (
                <>
                  <path class="residual-area" d={`${path(total)}L${x(lastMonth)},${y(0)}L${x(0)},${y(0)}Z`} />
                  <path class="individual-area" d={`${path(curve.random)}L${x(lastMonth)},${y(0)}L${x(0)},${y(0)}Z`} />
                  {minimum.at >= 0 && minimum.at <= lastMonth && (
                    <line class="minimum" x1={x(minimum.at)} x2={x(minimum.at)} y1={y(0)} y2={y(Math.max(...total))} />
                  )}
                </>
              )
            }}
          </Chart>
        </>
      }
    >
      <fieldset class="switch">
        <legend>{learn.dataSet}</legend>
        {names.map((name) => (
          <label key={name}>
            <input
              type="radio"
              class="unseen"
              name="prepared"
              checked={controls.rho.value.value === prepared[name]}
              onChange={() => {
                controls.rho.value.value = prepared[name]
              }}
            />
            <span>{learn.sets[name]}</span>
          </label>
        ))}
      </fieldset>
      <Slider label={`${learn.together} ρ`} control={controls.rho} decimals={2} term="individual" />
      <Slider
        label={`${learn.spreadChange} τ₁`}
        control={controls.tau1}
        decimals={1}
        unit={learn.perMonth}
        term="individual"
      />
      <Facts
        rows={[
          [`ρ, ${learn.estimated}`, scale > 0 ? fixed(G.get(0, 1) / scale, 2) : learn.undetermined, 'individual'],
          [learn.leastAt, G.get(1, 1) > 0 ? fixed(-G.get(0, 1) / G.get(1, 1), 1) : learn.undetermined, 'individual'],
          ['Var(y₀)', fixed(total[0]!, 0)],
          ['Var(y₁₂)', fixed(total.at(-1)!, 0)],
        ]}
      />
      <p class="said">{render(explanation, wordsOfLibrary.value)}</p>
      <Redraw />
    </Screen>
  )
}
