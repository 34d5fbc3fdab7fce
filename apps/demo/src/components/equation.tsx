import type { JSX } from 'preact'
import type { Role } from '../language/strings.ts'
import { intercept, type Part } from '../model/parts.ts'
import { strings } from '../state/language.ts'
import { fit, others, parts } from '../state/model.ts'
import { Beta, Deviation, Indexed, Plus } from './symbol.tsx'

const roles: readonly Role[] = ['population', 'individual', 'residual']

/** More columns than this are abridged. */
const shown = 4

/** The model as an equation, its terms in the colours of the page, and what the colours mean. */
export function Equation(): JSX.Element {
  const { equation } = strings.value
  return (
    <section class="equation" aria-label={equation.heading}>
      <p class="formula">
        <math>
          <Response />
          <mo>=</mo>
        </math>
        {parts.value.slice(0, shown).map((part, k) => (
          <math key={part.column}>
            {k > 0 && <Plus />}
            <Summand part={part} />
          </math>
        ))}
        {parts.value.length > shown && (
          <math>
            <Plus />
            <mo>⋯</mo>
          </math>
        )}
        {others.value.map(({ group, column }) => (
          <math key={`${group} ${column}`}>
            <Plus />
            <msub class="individual">
              <mi>u</mi>
              <mtext>{column === intercept ? group : `${column}, ${group}`}</mtext>
            </msub>
          </math>
        ))}
        <math>
          <Plus />
          <Indexed letter="e" subscripts="ij" term="residual" />
        </math>
      </p>
      <dl>
        {roles.map((role) => (
          <div key={role}>
            <dt class={role}>{equation.names[role]}</dt>
            <dd>{equation.meanings[role]}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** The left side: y, or the expression that the formula has there. */
function Response(): JSX.Element {
  const label = fit.value?.model.terms.response?.label
  return label === undefined || label === 'Reaction' ? <Indexed letter="y" subscripts="ij" /> : <mtext>{label}</mtext>
}

/** (beta + b) x of one column. */
function Summand({ part: { column, index, beta, varies } }: { part: Part }): JSX.Element {
  const both = beta !== null && varies
  return (
    <mrow>
      {both && <mo>(</mo>}
      {beta !== null && <Beta index={index} />}
      {both && <mo>+</mo>}
      {varies && <Deviation index={index} of="i" />}
      {both && <mo>)</mo>}
      <Column name={column} />
    </mrow>
  )
}

/** The day is t, as the legend says; other columns go by their names. */
function Column({ name }: { name: string }): JSX.Element | null {
  if (name === intercept) return null
  return (
    <>
      <mspace width="0.16em" />
      {name === 'Days' ? <Indexed letter="t" subscripts="ij" /> : <mtext>{name}</mtext>}
    </>
  )
}
