import type { JSX } from 'preact'
import { fixed, signed } from '../../language/numbers.ts'
import { strings } from '../../state/language.ts'
import { at, DrawnLine, type Line, PressureChart, patientLines, populationLine, Residuals } from '../figures/lines.tsx'
import { PatientSlider, Redraw, Screen } from '../parts.tsx'
import { chosen, cohort, controls, fit } from '../state.ts'

/** Chapter 1: population, individual, residual. */
export function Lines(): JSX.Element {
  const { learn } = strings.value
  const { visits, patients } = cohort.value
  const { model } = fit.value
  const population = populationLine(model)
  const lines = patientLines(model)
  const line = lines.get(chosen.value)!
  const own = visits.filter(({ patient }) => patient === chosen.value)
  const shifted: Line = { start: line.start, change: population.change }
  return (
    <Screen
      words={learn.chapters.lines}
      equation="n:y_ij = ( p:β_0 + i:b_0i ) + ( p:β_1 + i:b_1i ) n:t_ij + r:e_ij"
      figure={
        <PressureChart label={learn.chapters.lines.figure} visits={visits}>
          {(scales) => (
            <>
              {patients.map(({ name }, i) => (
                <DrawnLine
                  key={name}
                  scales={scales}
                  line={lines.get(name)!}
                  class="individual-line"
                  onPointerEnter={() => {
                    controls.patient.value.value = i + 1
                  }}
                />
              ))}
              <DrawnLine scales={scales} line={population} class="population-line" />
              <DrawnLine scales={scales} line={shifted} class="shifted-line" />
              <DrawnLine scales={scales} line={line} class="chosen-line" />
              <Residuals scales={scales} line={line} visits={own} />
            </>
          )}
        </PressureChart>
      }
    >
      <PatientSlider />
      <table>
        <thead>
          <tr>
            <th />
            <th>{learn.fixedPart}</th>
            <th>{chosen.value}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th>{learn.start}</th>
            <td class="population">{fixed(population.start, 1)}</td>
            <td class="individual">{signed(line.start - population.start, 1)}</td>
          </tr>
          <tr>
            <th>{learn.change}</th>
            <td class="population">{fixed(population.change, 2)}</td>
            <td class="individual">{signed(line.change - population.change, 2)}</td>
          </tr>
        </tbody>
      </table>
      <table class="matrix">
        <caption>
          <i>y</i> = <i>X</i>
          <span class="population">β</span> + <i>Z</i>
          <span class="individual">b</span> + <span class="residual">e</span>
        </caption>
        <thead>
          <tr>
            <th>y</th>
            <th colSpan={2}>X, Z</th>
            <th>e</th>
          </tr>
        </thead>
        <tbody>
          {own.map(({ month, pressure }) => (
            <tr key={month}>
              <td>{fixed(pressure, 1)}</td>
              <td>1</td>
              <td>{month}</td>
              <td class="residual">{signed(pressure - at(line, month), 1)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Redraw />
    </Screen>
  )
}
