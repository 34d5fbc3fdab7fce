import type { Signal } from '@preact/signals'
import type { JSX } from 'preact'
import { told } from '../../both.ts'
import { busy, cancel, model } from '../state.ts'
import { words } from '../words.ts'

const methods = ['satterthwaite', 'kenward-roger', 'between-within', 'containment', 'residual', 'asymptotic'] as const

/** Residuals, criterion, degrees of freedom; and the fit. */
export function Settings(): JSX.Element {
  const at = busy.value
  return (
    <>
      <details class="settings" open={model.residual.value !== '' || model.variance.value !== ''}>
        <summary>{told(words.more)}</summary>
        <div>
          <Written label={told(words.residual)} value={model.residual} example="ar1(visit | id)" list="structures" />
          <Written label={told(words.variance)} value={model.variance} example="ident(arm)" list="variances" />
          <Chosen label={told(words.criterion)} value={model.criterion} among={['REML', 'ML']} />
          <Chosen label={told(words.df)} value={model.df} among={methods} />
        </div>
      </details>
      <p class="redraw">
        <button type="submit" disabled={at !== null}>
          {told(words.fit)}
        </button>
        {at?.what === 'fit' && (
          <>
            <button type="button" onClick={cancel}>
              {told(words.cancel)}
            </button>
            <span role="status">
              {told(words.fitting)}
              {at.progress &&
                `: ${told(words.iteration)} ${at.progress.iteration}, ${at.progress.criterion.toFixed(3)}`}
            </span>
          </>
        )}
      </p>
    </>
  )
}

interface WrittenProps {
  readonly label: string
  readonly value: Signal<string>
  readonly example: string
  readonly list: string
}

function Written({ label, value, example, list }: WrittenProps): JSX.Element {
  return (
    <label>
      {label}
      <input
        type="text"
        name={list}
        value={value.value}
        placeholder={example}
        spellcheck={false}
        autocomplete="off"
        onInput={(event) => {
          value.value = event.currentTarget.value
        }}
      />
    </label>
  )
}

interface ChosenProps {
  readonly label: string
  readonly value: Signal<string>
  readonly among: readonly string[]
}

function Chosen({ label, value, among }: ChosenProps): JSX.Element {
  return (
    <label>
      {label}
      <select
        value={value.value}
        onChange={(event) => {
          value.value = event.currentTarget.value
        }}
      >
        {among.map((each) => (
          <option key={each}>{each}</option>
        ))}
      </select>
    </label>
  )
}
