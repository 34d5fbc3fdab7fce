import type { JSX } from 'preact'
import { strings } from '../state/language.ts'
import { type View, view } from '../state/view.ts'

const views: readonly View[] = ['together', 'panels']

/** Everybody in one figure, or a panel for each. */
export function ViewSwitch(): JSX.Element {
  const { figure } = strings.value
  return (
    <fieldset class="switch views">
      <legend class="unseen">{figure.views}</legend>
      {views.map((each) => (
        <label key={each}>
          <input
            type="radio"
            class="unseen"
            name="view"
            checked={view.value === each}
            onChange={() => {
              view.value = each
            }}
          />
          <span>{figure[each]}</span>
        </label>
      ))}
    </fieldset>
  )
}
