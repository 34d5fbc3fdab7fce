import { computed, useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import { useRef } from 'preact/hooks'
import { told } from '../../both.ts'
import { wordsOfLibrary } from '../../state/language.ts'
import { completed, suggestions } from '../completion.ts'
import type { TableView } from '../engine/protocol.ts'
import { parsed } from '../parsed.ts'
import { fit, model, table } from '../state.ts'
import { words } from '../words.ts'
import { Builder } from './builder.tsx'
import { TexEquation } from './equation.tsx'
import { Said } from './said.tsx'
import { Settings } from './settings.tsx'

const explained = computed(() => parsed(model.formula.value, table.value?.columns ?? [], wordsOfLibrary.value.messages))

/** The formula, read as it is typed: what is wrong where, or what it means. */
export function FormulaPanel({ table: { columns } }: { table: TableView }): JSX.Element {
  const field = useRef<HTMLInputElement>(null)
  const caret = useSignal(0)
  const offered = suggestions(
    model.formula.value,
    caret.value,
    columns.map(({ name }) => name),
  )
  const found = explained.value
  const wrong = found && 'code' in found ? found : null
  const accept = (suggestion: string): void => {
    const next = completed(model.formula.value, caret.value, suggestion)
    model.formula.value = next.text
    caret.value = next.caret
    requestAnimationFrame(() => {
      field.current!.focus()
      field.current!.setSelectionRange(next.caret, next.caret)
    })
  }
  return (
    <form
      class="model-form"
      onSubmit={(event) => {
        event.preventDefault()
        fit()
      }}
    >
      <div class="formula-field">
        <label for="model-formula">{told(words.formula)}</label>
        <input
          id="model-formula"
          ref={field}
          type="text"
          value={model.formula.value}
          placeholder={told(words.formulaHint)}
          spellcheck={false}
          autocomplete="off"
          autocapitalize="off"
          aria-invalid={wrong !== null}
          aria-describedby="model-says"
          onInput={(event) => {
            model.formula.value = event.currentTarget.value
            caret.value = event.currentTarget.selectionStart ?? 0
          }}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown') document.querySelector<HTMLElement>('.suggestions button')?.focus()
          }}
        />
        {/* biome-ignore lint/a11y/useSemanticElements: no set of fields */}
        <div class="suggestions" role="group" aria-label={told(words.suggestions)}>
          {offered.map((each) => (
            <button key={each} type="button" onClick={() => accept(each)}>
              {each}
            </button>
          ))}
        </div>
      </div>
      <div id="model-says" aria-live="polite">
        {wrong && <Said diagnostic={wrong} />}
      </div>
      {found && 'equation' in found && (
        <>
          <TexEquation tex={found.equation} />
          <details class="terms">
            <summary>{told(words.terms)}</summary>
            <dl>
              {found.terms.map(({ label, say }) => (
                <div key={label}>
                  <dt>
                    <code>{label}</code>
                  </dt>
                  <dd>{say}</dd>
                </div>
              ))}
            </dl>
          </details>
        </>
      )}
      <Builder columns={columns} />
      <Settings />
    </form>
  )
}
