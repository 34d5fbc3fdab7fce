import type { JSX } from 'preact'
import { people } from '../model/sleepstudy.ts'
import { strings } from '../state/language.ts'
import { PersonOption } from './person-option.tsx'

/** The people by number, in a row that the arrow keys walk. */
export function PeoplePicker(): JSX.Element {
  const { figure } = strings.value
  return (
    <fieldset class="people">
      <legend class="unseen">{figure.people}</legend>
      <PersonOption person={null}>
        <span>{figure.everyone}</span>
      </PersonOption>
      {people.map((person) => (
        <PersonOption key={person} person={person}>
          <span>{person}</span>
        </PersonOption>
      ))}
    </fieldset>
  )
}
