import type { JSX } from 'preact'
import type { Role } from '../language/phrase.ts'
import { intercept, type Part } from '../model/parts.ts'
import { strings } from '../state/language.ts'
import { fit, others, parts } from '../state/model.ts'
import { Phrase } from './phrase.tsx'
import { Beta, Deviation, Indexed, Other } from './symbol.tsx'

const roles: readonly Role[] = ['population', 'individual', 'residual']

/** More columns than this are abridged. */
const shown = 4

/** The model as an equation, its terms in the colours of the page, and what the colours mean. */
export function Equation(): JSX.Element {
  const { equation } = strings.value
  return (
    <section class="equation" aria-label={equation.heading}>
      <p class="symbols">
        <span>
          <Response />
          {' = '}
        </span>
        {parts.value.slice(0, shown).map((part, k) => (
          <span key={part.column}>
            {k > 0 && ' + '}
            <Summand part={part} />
          </span>
        ))}
        {parts.value.length > shown && <span> + ⋯</span>}
        {others.value.map(({ group, column }) => (
          <span key={`${group} ${column}`}>
            {' + '}
            <Other group={group} column={column === intercept ? null : column} />
          </span>
        ))}
        <span>
          {' + '}
          <Indexed letter="e" subscripts="ij" term="residual" />
        </span>
      </p>
      <dl>
        {roles.map((role) => (
          <div key={role}>
            <dt class={role}>{equation.names[role]}</dt>
            <dd>
              <Phrase words={equation.meanings[role]} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** The left side: y, or the expression that the formula has there. */
function Response(): JSX.Element {
  const label = fit.value?.model.terms.response?.label
  return label === undefined || label === 'Reaction' ? <Indexed letter="y" subscripts="ij" /> : <span>{label}</span>
}

/** (beta + b) x of one column. */
function Summand({ part: { column, index, beta, varies } }: { part: Part }): JSX.Element {
  const both = beta !== null && varies
  return (
    <>
      {both && '('}
      {beta !== null && <Beta index={index} />}
      {both && ' + '}
      {varies && <Deviation index={index} of="i" />}
      {both && ')'}
      <Column name={column} />
    </>
  )
}

/** The day is t, as the legend says; other columns go by their names. */
function Column({ name }: { name: string }): JSX.Element | null {
  if (name === intercept) return null
  return <> {name === 'Days' ? <Indexed letter="t" subscripts="ij" /> : name}</>
}
