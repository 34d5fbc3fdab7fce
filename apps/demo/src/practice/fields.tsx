import type { JSX } from 'preact'
import { told } from '../both.ts'
import type { ChoiceField, Field, NumberField, TextField } from './problem.ts'
import { answer, answers, verdicts } from './state.ts'

/** A question with its place for an answer, and what is said to the answer. */
export function FieldOf({ field }: { field: Field }): JSX.Element {
  const verdict = verdicts.value[field.name]
  return (
    <div class={`answer ${verdict ? (verdict.right ? 'right' : 'wrong') : ''}`}>
      {field.kind === 'number' && <NumberAnswer field={field} />}
      {field.kind === 'choice' && <ChoiceAnswer field={field} />}
      {field.kind === 'text' && <TextAnswer field={field} />}
      <p id={`says-${field.name}`} class="verdict" aria-live="polite">
        {verdict && (
          <>
            <b aria-hidden="true">{verdict.right ? '✓' : '✗'}</b> {verdict.say.map(told).join(' ')}
          </>
        )}
      </p>
    </div>
  )
}

function NumberAnswer({ field }: { field: NumberField }): JSX.Element {
  return (
    <>
      <label for={`answer-${field.name}`}>{told(field.label)}</label>
      <input
        id={`answer-${field.name}`}
        type="text"
        inputmode="decimal"
        autocomplete="off"
        aria-describedby={`says-${field.name}`}
        value={answers.value[field.name] ?? ''}
        onInput={(event) => answer(field, event.currentTarget.value)}
      />
    </>
  )
}

function ChoiceAnswer({ field }: { field: ChoiceField }): JSX.Element {
  return (
    <fieldset class="choices">
      <legend>{told(field.label)}</legend>
      {field.options.map(({ name, label }) => (
        <label key={name}>
          <input
            type="radio"
            name={field.name}
            checked={answers.value[field.name] === name}
            onChange={() => answer(field, name)}
          />
          <span>{told(label)}</span>
        </label>
      ))}
    </fieldset>
  )
}

function TextAnswer({ field }: { field: TextField }): JSX.Element {
  return (
    <>
      <label for={`answer-${field.name}`}>{told(field.label)}</label>
      <textarea
        id={`answer-${field.name}`}
        rows={6}
        aria-describedby={`says-${field.name}`}
        value={answers.value[field.name] ?? ''}
        onInput={(event) => answer(field, event.currentTarget.value)}
      />
    </>
  )
}
