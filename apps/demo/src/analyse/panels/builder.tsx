import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import { told } from '../../both.ts'
import { quoted } from '../completion.ts'
import type { ColumnView } from '../engine/protocol.ts'
import { model } from '../state.ts'
import { words } from '../words.ts'

/** The parts of a formula as chosen. */
export interface Parts {
  readonly response: string
  readonly fixed: readonly string[]
  readonly group: string
  readonly slope: string
}

/** The formula of some choices. */
export function formulaOf({ response, fixed, group, slope }: Parts): string {
  const right = fixed.map(quoted)
  const within = slope === '' ? '1' : quoted(slope)
  if (slope !== '' && !fixed.includes(slope)) right.push(quoted(slope))
  const random = group === '' ? [] : [`(${within} | ${quoted(group)})`]
  const sum = [...(right.length > 0 ? right : ['1']), ...random]
  return `${quoted(response)} ~ ${sum.join(' + ')}`
}

/** What is most likely measured: the first column of numbers that are not all whole, else the first one of numbers. */
function likelyResponse(columns: readonly ColumnView[]): string {
  const numbers = columns.filter(({ kind }) => kind === 'number')
  const measured = numbers.find(({ range }) => range?.some((value) => !Number.isInteger(value)))
  return (measured ?? numbers[0] ?? columns[0]!).name
}

/** A formula for who does not write formulas. */
export function Builder({ columns }: { columns: readonly ColumnView[] }): JSX.Element {
  const numbers = columns.filter(({ kind }) => kind === 'number').map(({ name }) => name)
  const names = columns.map(({ name }) => name)
  const parts = useSignal<Parts>({ response: likelyResponse(columns), fixed: [], group: '', slope: '' })
  const change = (some: Partial<Parts>): void => {
    parts.value = { ...parts.value, ...some }
  }
  const { response, fixed, group, slope } = parts.value
  return (
    <details class="builder">
      <summary>{told(words.build)}</summary>
      <div>
        <label>
          {told(words.response)}{' '}
          <select value={response} onChange={(event) => change({ response: event.currentTarget.value })}>
            {numbers.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
        <fieldset class="ticks">
          <legend>{told(words.predictors)}</legend>
          {names
            .filter((name) => name !== response && name !== group)
            .map((name) => (
              <label key={name}>
                <input
                  type="checkbox"
                  checked={fixed.includes(name)}
                  onChange={() =>
                    change({ fixed: fixed.includes(name) ? fixed.filter((each) => each !== name) : [...fixed, name] })
                  }
                />{' '}
                {name}
              </label>
            ))}
        </fieldset>
        <label>
          {told(words.group)}{' '}
          <select value={group} onChange={(event) => change({ group: event.currentTarget.value })}>
            <option value="">{told(words.noGroup)}</option>
            {names
              .filter((name) => name !== response)
              .map((name) => (
                <option key={name}>{name}</option>
              ))}
          </select>
        </label>
        {group !== '' && (
          <label>
            {told(words.vary)}{' '}
            <select value={slope} onChange={(event) => change({ slope: event.currentTarget.value })}>
              <option value="">{told(words.level)}</option>
              {numbers
                .filter((name) => name !== response && name !== group)
                .map((name) => (
                  <option key={name} value={name}>
                    {told(words.slopeOf)} {name}
                  </option>
                ))}
            </select>
          </label>
        )}
        <p class="redraw">
          <button
            type="button"
            onClick={() => {
              model.formula.value = formulaOf(parts.value)
            }}
          >
            {told(words.use)}
          </button>
          <code>{formulaOf(parts.value)}</code>
        </p>
      </div>
    </details>
  )
}
