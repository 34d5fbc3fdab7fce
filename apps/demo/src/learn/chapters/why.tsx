import { signal } from '@preact/signals'
import { coefficients, lmm } from 'lmm'
import type { JSX } from 'preact'
import { fixed } from '../../language/numbers.ts'
import { strings } from '../../state/language.ts'
import { columnsOf, drawCohort, truth } from '../cohort.ts'
import { at, DrawnLine, PressureChart, populationLine, Residuals } from '../figures/lines.tsx'
import { Facts, PatientSlider, Redraw, Screen } from '../parts.tsx'
import { chosen, cohort, fit, formula, settings } from '../state.ts'

const repeats = 200

/** How many intervals held the truth, of how many studies, and of which settings. */
const coverage = signal({ of: '', done: 0, plain: 0, mixed: 0 })

/** Repeats the study a few at a time, so that the page stays alive; a change of settings ends it. */
function repeat(): void {
  const mine = JSON.stringify(settings.value)
  coverage.value = { of: mine, done: 0, plain: 0, mixed: 0 }
  const some = (): void => {
    const end = performance.now() + 12
    let { done, plain, mixed } = coverage.value
    while (done < repeats && performance.now() < end) {
      const columns = columnsOf(drawCohort({ ...settings.value, seed: settings.value.seed + 2 * done + 2 }).visits)
      plain += Number(holds('pressure ~ month', columns))
      mixed += Number(holds(formula, columns))
      done++
    }
    coverage.value = { of: mine, done, plain, mixed }
    if (done < repeats) setTimeout(step)
  }
  const step = (): void => {
    if (coverage.value.of === mine && JSON.stringify(settings.value) === mine) some()
  }
  step()
}

function holds(model: string, columns: ReturnType<typeof columnsOf>): boolean {
  const slope = coefficients(lmm(model, columns))[1]!
  return slope.lower <= truth.beta1 && truth.beta1 <= slope.upper
}

/** Prologue: one line for all, and what it gets wrong. */
export function Why(): JSX.Element {
  const { learn } = strings.value
  const { visits } = cohort.value
  const plain = lmm('pressure ~ month', columnsOf(visits))
  const [ofPlain, ofMixed] = [plain, fit.value.model].map((model) => coefficients(model)[1]!)
  const line = populationLine(plain)
  const own = visits.filter(({ patient }) => patient === chosen.value)
  const above = own.filter(({ month, pressure }) => pressure > at(line, month)).length
  const { done, plain: held, mixed, of } = coverage.value
  const current = of === JSON.stringify(settings.value)
  const share = (count: number): string =>
    current && done > 0 ? `${fixed((100 * count) / done, 0)} % (${learn.of(count, done)})` : '–'
  return (
    <Screen
      words={learn.chapters.why}
      equation="n:y_ij = p:β_0 + p:β_1 n:t_ij + r:e_ij"
      figure={
        <PressureChart label={learn.chapters.why.figure} visits={visits}>
          {(scales) => (
            <>
              <DrawnLine scales={scales} line={line} class="population-line" />
              <Residuals scales={scales} line={line} visits={own} />
            </>
          )}
        </PressureChart>
      }
    >
      <PatientSlider />
      <Facts rows={[[learn.sameSide, learn.of(Math.max(above, own.length - above), own.length), 'residual']]} />
      <h3>{learn.stdError}</h3>
      <Facts
        rows={[
          [learn.plain, fixed(ofPlain!.stdError, 3), 'population'],
          [learn.mixed, fixed(ofMixed!.stdError, 3), 'individual'],
        ]}
      />
      <h3>{learn.covered}</h3>
      <Facts
        rows={[
          [learn.plain, share(held), 'population'],
          [learn.mixed, share(mixed), 'individual'],
        ]}
      />
      <button type="button" onClick={repeat}>
        {learn.repeat}
      </button>
      <Redraw />
    </Screen>
  )
}
