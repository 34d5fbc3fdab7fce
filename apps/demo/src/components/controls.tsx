import type { JSX } from 'preact'
import { choices } from '../model/choices.ts'
import { strings } from '../state/language.ts'
import { criterion, formula } from '../state/model.ts'
import { FormulaField } from './formula-field.tsx'

const criteria = ['REML', 'ML'] as const

/** How people may differ, by which criterion that is estimated, and any other formula. */
export function Controls(): JSX.Element {
  const { controls } = strings.value
  return (
    <aside class="controls" aria-label={controls.heading}>
      <fieldset class="choices">
        <legend>{controls.model}</legend>
        {choices.map((choice) => (
          <label key={choice.name}>
            <input
              type="radio"
              name="model"
              checked={formula.value.trim() === choice.formula}
              onChange={() => {
                formula.value = choice.formula
              }}
            />
            <span>
              <code>{choice.term}</code>
              <small>{controls.choices[choice.name]}</small>
            </span>
          </label>
        ))}
      </fieldset>
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
        </div>
      </fieldset>
      <FormulaField />
    </aside>
  )
}
