import { centering } from 'lmm'
import type { JSX } from 'preact'
import { fixed } from '../../language/numbers.ts'
import type { Role } from '../../language/phrase.ts'
import { strings } from '../../state/language.ts'
import { Chart, roomy } from '../figures/chart.tsx'
import { at, patientLines, populationLine } from '../figures/lines.tsx'
import { Facts, Redraw, Screen, Slider } from '../parts.tsx'
import { cohort, controls, fit } from '../state.ts'

/** Where month zero lies when time is the calendar: January 2019, counted in months from the year 0. */
const calendar = 12 * 2019

/** Months that the figure shows: beyond the data on both sides, where an origin may lie. */
const shown = [-12, 24] as const

/** Chapter 6: another origin of time, the same lines. */
export function CentringChapter(): JSX.Element {
  const { learn } = strings.value
  const { model } = fit.value
  const origin = controls.origin.value.value
  const [before, after] = [0, origin].map((each) => centering(model, { variable: 'month', origin: each }))
  const dated = centering(model, { variable: 'month', origin: -calendar }).conditionNumber!.after
  const lines = patientLines(model)
  const population = populationLine(model)
  const numbers = ({ fixed: beta, random }: ReturnType<typeof centering>): readonly number[] => {
    const { G, correlation } = random[0]!
    return [
      beta[0]!.estimate,
      beta[0]!.stdError,
      beta[1]!.estimate,
      G.get(0, 0),
      G.get(0, 1),
      G.get(1, 1),
      correlation.get(0, 1),
    ]
  }
  const names: readonly (readonly [string, number, Role])[] = [
    ['β₀', 1, 'population'],
    ['SE(β₀)', 2, 'population'],
    ['β₁', 2, 'population'],
    ['τ₀²', 1, 'individual'],
    ['τ₀₁', 2, 'individual'],
    ['τ₁²', 3, 'individual'],
    ['ρ', 3, 'individual'],
  ]
  const [was, is] = [numbers(before!), numbers(after!)]
  const uncorrelated = after!.random[0]!.uncorrelatedAt
  const all = [...lines.values(), population].flatMap((line) => shown.map((month) => at(line, month)))
  return (
    <Screen
      words={learn.chapters.centring}
      equation="i:τ_0² (c) = i:τ_0² + 2 n:c i:τ_01 + n:c² i:τ_1² , i:τ_01 (c) = i:τ_01 + n:c i:τ_1²"
      figure={
        <Chart
          label={learn.chapters.centring.figure}
          x={[-12.5, 24.5]}
          y={roomy(all)}
          xLabel={learn.month}
          yLabel={learn.pressure}
          height={370}
        >
          {({ x, y }) => {
            const stretch = (line: typeof population, from: number, to: number, className: string) => (
              <line class={className} x1={x(from)} x2={x(to)} y1={y(at(line, from))} y2={y(at(line, to))} />
            )
            return (
              <>
                {cohort.value.patients.map(({ name }) => {
                  const line = lines.get(name)!
                  return (
                    <g key={name}>
                      {stretch(line, -12, 24, 'beyond')}
                      {stretch(line, 0, 12, 'individual-line')}
                    </g>
                  )
                })}
                {stretch(population, -12, 24, 'population-line')}
                <line class="origin" x1={x(origin)} x2={x(origin)} y1={y(roomy(all)[0])} y2={y(roomy(all)[1])} />
                {cohort.value.patients.map(({ name }) => (
                  <circle key={name} class="to" cx={x(origin)} cy={y(at(lines.get(name)!, origin))} r={3} />
                ))}
                <circle class="centre" cx={x(origin)} cy={y(at(population, origin))} r={6} />
              </>
            )
          }}
        </Chart>
      }
    >
      <Slider label={`${learn.origin} c`} control={controls.origin} decimals={1} />
      <table>
        <thead>
          <tr>
            <th>{learn.quantity}</th>
            <th>{learn.atZero}</th>
            <th>{learn.atOrigin}</th>
          </tr>
        </thead>
        <tbody>
          {names.map(([name, decimals, role], i) => (
            <tr key={name} class={role}>
              <th>{name}</th>
              <td>{fixed(was![i]!, decimals)}</td>
              <td>{fixed(is![i]!, decimals)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Facts
        rows={[
          [learn.condition, `${fixed(after!.conditionNumber!.before, 2)} → ${fixed(after!.conditionNumber!.after, 2)}`],
          [learn.dated, fixed(dated, 0)],
          [learn.uncorrelated, uncorrelated === null ? learn.undetermined : fixed(uncorrelated, 1), 'individual'],
          [learn.logLik, fixed(model.logLik, 3)],
        ]}
      />
      <Slider label={`${learn.together} ρ`} control={controls.rho} decimals={2} term="individual" />
      <Redraw />
    </Screen>
  )
}
