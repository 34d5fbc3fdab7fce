import type { JSX } from 'preact'
import { fixed } from '../language/numbers.ts'
import type { Deviation } from '../model/deviations.ts'
import { intercept, type Part } from '../model/parts.ts'
import { fit, others, parts } from '../state/model.ts'
import { Other } from './symbol.tsx'

/** The line of one person in numbers: what is fixed and what is theirs. */
export function OwnEquation({ mine }: { mine: readonly Deviation[] }): JSX.Element {
  const response = fit.value?.model.terms.response?.label
  return (
    <p class="own-equation">
      {response === 'Reaction' ? <i>y</i> : response}
      {' = '}
      {parts.value.map((part, k) => (
        <Summand
          key={part.column}
          part={part}
          first={k === 0}
          deviation={mine.find(({ column }) => column === part.column)?.estimate ?? null}
        />
      ))}
      {others.value.map(({ group, column }) => (
        <span key={`${group} ${column}`} class="summand">
          {' + '}
          <Other group={group} column={column === intercept ? null : column} />
        </span>
      ))}
      {' + '}
      <i class="residual">e</i>
    </p>
  )
}

interface SummandProps {
  readonly part: Part
  readonly first: boolean
  readonly deviation: number | null
}

function Summand({ part: { column, beta, decimals }, first, deviation }: SummandProps): JSX.Element {
  const size = (value: number): string => fixed(Math.abs(value), decimals)
  const alone = beta === null ? deviation : deviation === null ? beta : null
  return (
    <span class="summand">
      {operator(alone ?? 1, first)}
      {alone !== null && <span class={beta === null ? 'individual' : 'population'}>{size(alone)}</span>}
      {alone === null && beta !== null && deviation !== null && (
        <>
          (<span class="population">{fixed(beta, decimals)}</span>
          {operator(deviation, false)}
          <span class="individual">{size(deviation)}</span>)
        </>
      )}
      {column !== intercept && (
        <>
          {' '}
          <i>{column === 'Days' ? 't' : column}</i>
        </>
      )}
    </span>
  )
}

/** The sign of a number in a sum. */
function operator(value: number, first: boolean): string {
  if (first) return value < 0 ? '−' : ''
  return value < 0 ? ' − ' : ' + '
}
