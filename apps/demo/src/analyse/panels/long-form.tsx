import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import { told } from '../../both.ts'
import type { TableView } from '../engine/protocol.ts'
import { largestNumbered } from '../numbered.ts'
import { load, recipe } from '../state.ts'
import { words } from '../words.ts'

/** Wide to long: some columns of numbers become rows. */
export function LongForm({ table }: { table: TableView }): JSX.Element {
  const numbers = table.columns.filter(({ kind }) => kind === 'number')
  const family = largestNumbered(numbers.map((each) => each.name))
  const chosen = useSignal<ReadonlySet<string>>(new Set(family?.names))
  const name = useSignal(family?.stem || 'visit')
  const value = useSignal('value')
  if (recipe.value?.long)
    return (
      <p>
        <button type="button" onClick={() => load({ ...recipe.value!, long: null })}>
          {told(words.back)}
        </button>
      </p>
    )
  return (
    <details>
      <summary>{told(words.wide)}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          load({
            ...recipe.value!,
            long: {
              columns: numbers.map((each) => each.name).filter((each) => chosen.value.has(each)),
              name: name.value,
              value: value.value,
            },
          })
        }}
      >
        <fieldset class="ticks">
          <legend>{told(words.gather)}</legend>
          {numbers.map((each) => (
            <label key={each.name}>
              <input
                type="checkbox"
                checked={chosen.value.has(each.name)}
                onChange={() => {
                  const next = new Set(chosen.value)
                  if (!next.delete(each.name)) next.add(each.name)
                  chosen.value = next
                }}
              />{' '}
              {each.name}
            </label>
          ))}
        </fieldset>
        <label>
          {told(words.nameColumn)}{' '}
          <input type="text" value={name.value} onInput={(event) => (name.value = event.currentTarget.value)} />
        </label>{' '}
        <label>
          {told(words.valueColumn)}{' '}
          <input type="text" value={value.value} onInput={(event) => (value.value = event.currentTarget.value)} />
        </label>{' '}
        <button type="submit" disabled={chosen.value.size < 2 || name.value === '' || value.value === ''}>
          {told(words.make)}
        </button>
      </form>
    </details>
  )
}
