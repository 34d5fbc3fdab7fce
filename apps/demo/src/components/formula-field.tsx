import type { JSX } from 'preact'
import { columns } from '../model/sleepstudy.ts'
import { strings } from '../state/language.ts'
import { formula, refusal } from '../state/model.ts'
import { DiagnosticText } from './diagnostic-text.tsx'

/** Any formula; the page follows each key, or says what is wrong and where. */
export function FormulaField(): JSX.Element {
  const { controls } = strings.value
  return (
    <div class="formula-field">
      <label for="formula">{controls.formula}</label>
      <input
        id="formula"
        type="text"
        value={formula.value}
        spellcheck={false}
        autocomplete="off"
        autocapitalize="off"
        aria-invalid={refusal.value !== null}
        aria-describedby="formula-says"
        onInput={(event) => {
          formula.value = event.currentTarget.value
        }}
      />
      <div id="formula-says" aria-live="polite">
        {refusal.value ? <DiagnosticText diagnostic={refusal.value} /> : <p>{controls.columns(columns.join(', '))}</p>}
      </div>
    </div>
  )
}
