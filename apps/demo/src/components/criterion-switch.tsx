import type { JSX } from 'preact'
import { fixed } from '../language/numbers.ts'
import { strings } from '../state/language.ts'
import { criterion, fit } from '../state/model.ts'

const criteria = ['REML', 'ML'] as const

/** REML or ML, and the value at the optimum, in sight of the figure. */
export function CriterionSwitch(): JSX.Element {
  const { controls } = strings.value
  return (
    <fieldset class="criteria">
      <legend>{controls.criterion}</legend>
      <div class="switch">
        {criteria.map((each) => (
          <label key={each}>
            <input
              type="radio"
              class="unseen"
              name="criterion"
              checked={criterion.value === each}
              onChange={() => {
                criterion.value = each
              }}
            />
            <span>{each === 'REML' ? controls.reml : controls.ml}</span>
          </label>
        ))}
        {fit.value && <output>{fixed(fit.value.model.criterion, 3)}</output>}
      </div>
    </fieldset>
  )
}
