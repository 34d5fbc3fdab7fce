import { signal } from '@preact/signals'
import { shrinkage } from 'lmm'
import type { JSX } from 'preact'
import { fixed } from '../../language/numbers.ts'
import { strings } from '../../state/language.ts'
import { type Errors, noErrors, withStudy } from '../errors-compared.ts'
import { Chart } from '../figures/chart.tsx'
import { across, upwards } from '../figures/ellipse.ts'
import { DrawnLine, PressureChart, Residuals } from '../figures/lines.tsx'
import { Facts, PatientSlider, Redraw, Screen, Slider } from '../parts.tsx'
import { change, changes, chosen, controls, fit, settings, visits } from '../state.ts'
import { Draggable } from './draggable.tsx'
import { WeightCurve } from './weight-curve.tsx'

const studies = 100

const compared = signal<{ of: string; done: number; errors: Errors }>({ of: '', done: 0, errors: noErrors })

/** Draws studies a few at a time; a change of settings ends it. */
function compare(): void {
  const of = JSON.stringify(settings.value)
  compared.value = { of, done: 0, errors: noErrors }
  const some = (): void => {
    if (compared.value.of !== of || JSON.stringify(settings.value) !== of) return
    const end = performance.now() + 12
    let { done, errors } = compared.value
    while (done < studies && performance.now() < end) {
      errors = withStudy(errors, { ...settings.value, seed: settings.value.seed + 2 * done + 2 })
      done++
    }
    compared.value = { of, done, errors }
    if (done < studies) setTimeout(some)
  }
  some()
}

const line = (coefficients: Float64Array) => ({ start: coefficients[0]!, change: coefficients[1]! })

/** Chapter 5: own data, population, and the compromise. */
export function ShrinkageChapter(): JSX.Element {
  const { learn } = strings.value
  const { model, milliseconds } = fit.value
  const { groups } = shrinkage(model)
  const mine = groups.find(({ level }) => level === chosen.value) ?? groups[0]!
  const own = visits.value.filter(({ patient }) => patient === mine.level)
  const population = line(mine.population)
  const blup = line(mine.blup)
  const last = own.at(-1)
  return (
    <Screen
      words={learn.chapters.shrinkage}
      equation="i:b_i = n:W_i ( i:β_i − p:β )"
      figure={
        <div class="pair">
          <PressureChart label={learn.chapters.shrinkage.figure} visits={visits.value}>
            {(scales) => (
              <>
                <DrawnLine scales={scales} line={population} class="population-line" />
                {mine.own && <DrawnLine scales={scales} line={line(mine.own)} class="own-line" />}
                <DrawnLine scales={scales} line={blup} class="chosen-line" />
                <Residuals scales={scales} line={blup} visits={own} />
                {own.map((visit) => (
                  <Draggable key={visit.place} scales={scales} visit={visit} />
                ))}
              </>
            )}
          </PressureChart>
          <Plane groups={groups} />
          <p class="key">
            <span class="thick population">{learn.population}</span> <span class="dashed individual">{learn.own}</span>{' '}
            <span class="solid individual">{learn.compromise}</span>
          </p>
          <p class="hint">{learn.drag}</p>
          <Comparison />
        </div>
      }
    >
      <PatientSlider />
      <Facts
        rows={[
          [learn.ownVisits, String(own.length)],
          [learn.weight, fixed(mine.reliability, 3), 'individual'],
        ]}
      />
      <meter min={0} max={1} value={mine.reliability} aria-label={learn.weight} />
      <WeightCurve visits={own.length} between={model.random[0]!.G.get(0, 0)} within={model.sigma! ** 2} />
      <table>
        <thead>
          <tr>
            <th />
            <th>{learn.start}</th>
            <th>{learn.change}</th>
          </tr>
        </thead>
        <tbody>
          {(
            [
              ['own', mine.own],
              ['population', mine.population],
              ['compromise', mine.blup],
            ] as const
          ).map(([name, values]) => (
            <tr key={name} class={name === 'population' ? 'population' : 'individual'}>
              <th>{learn[name]}</th>
              <td>{values ? fixed(values[0]!, 1) : '–'}</td>
              <td>{values ? fixed(values[1]!, 2) : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="redraw">
        <button type="button" disabled={own.length < 2} onClick={() => last && change(last.place, null)}>
          {learn.remove}
        </button>{' '}
        <button
          type="button"
          disabled={changes.value.size === 0}
          onClick={() => {
            changes.value = new Map()
          }}
        >
          {learn.restore}
        </button>
      </p>
      <Slider label={`${learn.noise} σ`} control={controls.sigma} decimals={1} unit="mmHg" term="residual" />
      <p class="timing">
        {learn.refit} <output>{fixed(milliseconds, 1)}</output> ms
      </p>
      <Redraw />
    </Screen>
  )
}

/** Own estimates and where they are drawn to, in the plane of start and change. */
function Plane({ groups }: { groups: ReturnType<typeof shrinkage>['groups'] }): JSX.Element {
  const { learn } = strings.value
  const [b0, b1] = [groups[0]!.population[0]!, groups[0]!.population[1]!]
  return (
    <Chart
      label={learn.compromise}
      height={350}
      x={across(settings.value.tau0)}
      y={upwards(settings.value.tau1)}
      xLabel={learn.startAxis}
      yLabel={learn.changeAxis}
    >
      {({ x, y }) => (
        <>
          <circle class="centre" cx={x(0)} cy={y(0)} r={6} />
          {groups.map(({ level, own, blup }) => (
            <g key={level} class={level === chosen.value ? 'arrow chosen' : 'arrow'}>
              {own && <line x1={x(own[0]! - b0)} y1={y(own[1]! - b1)} x2={x(blup[0]! - b0)} y2={y(blup[1]! - b1)} />}
              {own && <circle class="from" cx={x(own[0]! - b0)} cy={y(own[1]! - b1)} r={3} />}
              <circle class="to" cx={x(blup[0]! - b0)} cy={y(blup[1]! - b1)} r={3.5} />
            </g>
          ))}
        </>
      )}
    </Chart>
  )
}

/** Mean squared errors of the three answers over many studies, as bars. */
function Comparison(): JSX.Element {
  const { learn } = strings.value
  const { of, done, errors } = compared.value
  const current = of === JSON.stringify(settings.value) && done > 0
  const bars = [
    ['own', errors.own, 'individual'],
    ['population', errors.population, 'population'],
    ['compromise', errors.blup, 'individual'],
  ] as const
  const most = Math.max(...bars.map(([, sum]) => sum))
  return (
    <section class="comparison">
      <h3>{learn.error}</h3>
      {current &&
        bars.map(([name, sum, role]) => (
          <div key={name} class={`bar ${role}`}>
            <span>{learn[name]}</span>
            <output>{fixed(sum / errors.patients, 1)}</output>
            <i style={{ width: `${(100 * sum) / most}%` }} />
          </div>
        ))}
      <button type="button" onClick={compare}>
        {learn.compare}
      </button>
    </section>
  )
}
