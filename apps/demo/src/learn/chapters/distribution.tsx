import { summarize } from 'lmm'
import { writeReport } from 'lmm/report'
import type { JSX } from 'preact'
import { fixed } from '../../language/numbers.ts'
import { strings, wordsOfLibrary } from '../../state/language.ts'
import { Chart } from '../figures/chart.tsx'
import { across, ellipse, type Spread, upwards } from '../figures/ellipse.ts'
import { Facts, Redraw, Screen, Slider } from '../parts.tsx'
import { cohort, controls, fit, settings } from '../state.ts'

/** Chapter 2: three numbers for all patients. */
export function Distribution(): JSX.Element {
  const { learn } = strings.value
  const { tau0, tau1, rho, patients } = settings.value
  const { model } = fit.value
  const { G } = model.random[0]!
  const given: Spread = { v0: tau0 ** 2, v1: tau1 ** 2, c01: rho * tau0 * tau1 }
  const estimated: Spread = { v0: G.get(0, 0), v1: G.get(1, 1), c01: G.get(0, 1) }
  const rows: readonly (readonly [string, number, number])[] = [
    ['τ₀²', given.v0, estimated.v0],
    ['τ₁²', given.v1, estimated.v1],
    ['τ₀₁', given.c01, estimated.c01],
    ['σ²', settings.value.sigma ** 2, model.sigma! ** 2],
  ]
  return (
    <Screen
      words={learn.chapters.distribution}
      equation="( i:b_0i , i:b_1i ) ~ N(0, n:G ), n:G = [ i:τ_0² i:τ_01 ; i:τ_01 i:τ_1² ]"
      figure={
        <>
          <Chart
            label={learn.chapters.distribution.figure}
            x={across(tau0)}
            y={upwards(tau1)}
            xLabel={learn.startAxis}
            yLabel={learn.changeAxis}
          >
            {({ x, y }) => {
              const path = (spread: Spread): string =>
                ellipse(spread)
                  .map((place, i) => `${i ? 'L' : 'M'}${x(place.x).toFixed(1)},${y(place.y).toFixed(1)}`)
                  .join('')
              return (
                <>
                  {cohort.value.patients.map(({ name, b0, b1 }) => (
                    <circle key={name} class="drawn-patient" cx={x(b0)} cy={y(b1)} r={4} />
                  ))}
                  <path class="given-ellipse" d={path(given)} />
                  <path class="estimated-ellipse" d={path(estimated)} />
                </>
              )
            }}
          </Chart>
          <p class="key">
            <span class="dashed">{learn.given}</span> <span class="solid">{learn.estimated}</span>
          </p>
          <Certificate />
        </>
      }
    >
      <Slider label={`${learn.spreadStart} τ₀`} control={controls.tau0} decimals={1} unit="mmHg" term="individual" />
      <Slider
        label={`${learn.spreadChange} τ₁`}
        control={controls.tau1}
        decimals={1}
        unit={learn.perMonth}
        term="individual"
      />
      <Slider label={`${learn.together} ρ`} control={controls.rho} decimals={2} term="individual" />
      <Slider label={`${learn.noise} σ`} control={controls.sigma} decimals={1} unit="mmHg" term="residual" />
      <Slider label={learn.patients} control={controls.patients} decimals={0} />
      <table>
        <thead>
          <tr>
            <th />
            <th>{learn.given}</th>
            <th>{learn.estimated}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, from, to]) => (
            <tr key={name}>
              <th>{name}</th>
              <td>{fixed(from, 2)}</td>
              <td>{fixed(to, 2)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Facts
        rows={[
          [learn.parametersFree, String(2 * patients + 1)],
          [learn.parametersShared, String(model.npar)],
        ]}
      />
      <Redraw />
    </Screen>
  )
}

/** The first section of the report in sentences: what the optimum is. */
function Certificate(): JSX.Element {
  const { sections } = writeReport(summarize(fit.value.model), wordsOfLibrary.value)
  const said = sections.find(({ heading, blocks }) => heading !== null && blocks.every(({ kind }) => kind !== 'table'))
  return (
    <div class="certificate">
      <h3>{strings.value.learn.certificate}</h3>
      {said?.blocks.map((block) => {
        if (block.kind === 'table') return null
        const text = block.kind === 'list' ? block.items.join(' ') : block.text
        return <p key={text}>{text}</p>
      })}
    </div>
  )
}
