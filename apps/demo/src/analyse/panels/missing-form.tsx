import { useSignal } from '@preact/signals'
import type { Diagnostic } from 'lmm'
import type { JSX } from 'preact'
import { told } from '../../both.ts'
import { Scrolls } from '../../components/scrolls.tsx'
import { ask } from '../engine/engine.ts'
import type { Counts, TableView } from '../engine/protocol.ts'
import { words } from '../words.ts'
import { attempt } from './attempt.ts'
import { Said } from './said.tsx'

/** Where values are missing, by two columns such as visit and arm. */
export function MissingForm({ table }: { table: TableView }): JSX.Element {
  const names = table.columns.map(({ name }) => name)
  const chosen = useSignal({ response: names[0]!, across: names[1] ?? names[0]!, down: names[2] ?? names[0]! })
  const found = useSignal<Counts | null>(null)
  const wrong = useSignal<Diagnostic | null>(null)
  const pick = (what: 'response' | 'across' | 'down', label: string): JSX.Element => (
    <label>
      {label}{' '}
      <select
        value={chosen.value[what]}
        onChange={(event) => {
          chosen.value = { ...chosen.value, [what]: event.currentTarget.value }
        }}
      >
        {names.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </select>
    </label>
  )
  return (
    <details>
      <summary>{told(words.where)}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          attempt(async () => {
            found.value = await ask('counts', chosen.value)
          }, wrong)
        }}
      >
        {pick('response', told(words.valuesOf))} {pick('across', told(words.across))} {pick('down', told(words.down))}{' '}
        <button type="submit">{told(words.count)}</button>
      </form>
      {wrong.value && <Said diagnostic={wrong.value} />}
      {found.value && <CountsTable found={found.value} />}
    </details>
  )
}

function CountsTable({ found: { across, down, cells } }: { found: Counts }): JSX.Element {
  return (
    <Scrolls label={told(words.where)}>
      <table class="given">
        <thead>
          <tr>
            <td />
            {across.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {down.map((name, i) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {cells[i]!.map(([present, all], j) => (
                <td key={across[j]} class={present < all || all === 0 ? 'absent' : ''}>
                  {present === all ? present : `${present}/${all}`}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolls>
  )
}
