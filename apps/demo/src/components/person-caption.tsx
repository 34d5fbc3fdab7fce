import type { JSX } from 'preact'
import { signed } from '../language/numbers.ts'
import type { Deviation as Found } from '../model/deviations.ts'
import { intercept } from '../model/parts.ts'
import { strings } from '../state/language.ts'
import { deviations, fit, partOf } from '../state/model.ts'
import { selected } from '../state/selection.ts'
import { OwnEquation } from './own-equation.tsx'
import { Deviation } from './symbol.tsx'

/** What the figure says of the selected person: the deviations as numbers, and the person's own equation. */
export function PersonCaption(): JSX.Element {
  const words = strings.value
  const person = selected.value
  return (
    <div class="caption" aria-live="polite">
      {person === null ? <p class="invitation">{words.figure.invitation}</p> : <Person person={person} />}
    </div>
  )
}

function Person({ person }: { person: string }): JSX.Element {
  const words = strings.value.person
  const mine = deviations.value.get(person) ?? []
  return (
    <>
      <h3>{words.name(person)}</h3>
      {mine.length === 0 ? <p>{words.noDeviations}</p> : <Deviations mine={mine} />}
      <OwnEquation mine={mine} />
    </>
  )
}

function Deviations({ mine }: { mine: readonly Found[] }): JSX.Element {
  const { units } = strings.value.person
  const known = fit.value?.model.terms.response?.label === 'Reaction'
  const unit = (column: string): string => {
    if (known && column === intercept) return units.intercept
    return known && column === 'Days' ? units.days : column
  }
  return (
    <dl class="deviations">
      {mine.map(({ column, estimate }) => (
        <div key={column}>
          <dt>
            <Deviation index={partOf(column).index} />
          </dt>
          <dd>
            <b class="individual">{signed(estimate, partOf(column).decimals)}</b> {unit(column)}
          </dd>
        </div>
      ))}
    </dl>
  )
}
