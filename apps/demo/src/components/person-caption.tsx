import type { JSX } from 'preact'
import { decimalsFor, fixed, signed } from '../language/numbers.ts'
import type { Deviation as Found } from '../model/deviations.ts'
import { intercept, type Part } from '../model/parts.ts'
import { strings } from '../state/language.ts'
import { deviations, fit, parts } from '../state/model.ts'
import { selected } from '../state/selection.ts'
import { Deviation } from './symbol.tsx'

/** What the figure says of the selected person: the deviations as numbers, and the person's own equation. */
export function PersonCaption(): JSX.Element {
  const words = strings.value
  const person = selected.value
  return (
    <div class="caption" aria-live="polite">
      {person === null ? <p class="invitation">{words.figure.invitation}</p> : <Person person={person} />}
    </div>
  )
}

function Person({ person }: { person: string }): JSX.Element {
  const words = strings.value.person
  const mine = deviations.value.get(person) ?? []
  return (
    <>
      <h3>{words.name(person)}</h3>
      {mine.length === 0 ? <p>{words.noDeviations}</p> : <Deviations mine={mine} />}
      <OwnEquation mine={mine} />
    </>
  )
}

function Deviations({ mine }: { mine: readonly Found[] }): JSX.Element {
  const { units } = strings.value.person
  const known = fit.value?.model.terms.response?.label === 'Reaction'
  const unit = (column: string): string => {
    if (known && column === intercept) return units.intercept
    return known && column === 'Days' ? units.days : column
  }
  const indexOf = (column: string): number => parts.value.find((part) => part.column === column)!.index
  return (
    <dl class="deviations">
      {mine.map(({ column, estimate, stdError }) => (
        <div key={column}>
          <dt>
            <math>
              <Deviation index={indexOf(column)} />
            </math>
          </dt>
          <dd>
            <b class="individual">{signed(estimate, decimalsFor([stdError]))}</b> {unit(column)}
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** The person's line in numbers: what is fixed and what is theirs. */
function OwnEquation({ mine }: { mine: readonly Found[] }): JSX.Element {
  return (
    <p class="own-equation">
      <i>y</i> ={' '}
      {parts.value.map((part, k) => (
        <Summand
          key={part.column}
          part={part}
          first={k === 0}
          mine={mine.find(({ column }) => column === part.column)}
        />
      ))}
      {' + '}
      <i class="residual">e</i>
    </p>
  )
}

function Summand({ part, first, mine }: { part: Part; first: boolean; mine: Found | undefined }): JSX.Element {
  const { column, beta, standardError } = part
  const decimals = decimalsFor([standardError ?? 0, mine?.stdError ?? 0])
  const b = mine && fixed(Math.abs(mine.estimate), decimals)
  const sign = mine && mine.estimate < 0 ? '−' : '+'
  return (
    <span class="summand">
      {first ? '' : ' + '}
      {mine && beta !== null && '('}
      {beta !== null && <span class="population">{fixed(beta, decimals)}</span>}
      {mine && beta !== null && ` ${sign} `}
      {mine && <span class="individual">{beta === null && sign === '−' ? `−${b}` : b}</span>}
      {mine && beta !== null && ')'}
      {column !== intercept && (
        <>
          {' '}
          <i>{column === 'Days' ? 't' : column}</i>
        </>
      )}
    </span>
  )
}
