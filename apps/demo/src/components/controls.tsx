import type { JSX } from 'preact'
import { choices } from '../model/choices.ts'
import { strings } from '../state/language.ts'
import { formula } from '../state/model.ts'
import { CriterionSwitch } from './criterion-switch.tsx'
import { FormulaField } from './formula-field.tsx'

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
      <CriterionSwitch />
      <FormulaField />
    </aside>
  )
}
