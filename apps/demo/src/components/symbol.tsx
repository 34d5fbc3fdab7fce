import type { JSX } from 'preact'
import type { Role } from '../language/phrase.ts'

interface SymbolProps {
  readonly letter: string
  readonly subscripts: string
  readonly term?: Role
}

/** A letter with its subscripts, in the type of the text: digits upright, letters slanted. */
export function Indexed({ letter, subscripts, term }: SymbolProps): JSX.Element {
  return (
    <span class={term ? `indexed ${term}` : 'indexed'}>
      <i>{letter}</i>
      <sub>
        {(subscripts.match(/\d+|\D+/g) ?? []).map((each) => (/\d/.test(each) ? each : <i key={each}>{each}</i>))}
      </sub>
    </span>
  )
}

/** The fixed effect of a column. */
export const Beta = ({ index }: { index: number }): JSX.Element => (
  <Indexed letter="β" subscripts={String(index)} term="population" />
)

/** The deviation of a person in a column; without `i` it is that of the person spoken of. */
export const Deviation = ({ index, of = '' }: { index: number; of?: string }): JSX.Element => (
  <Indexed letter="b" subscripts={`${index}${of}`} term="individual" />
)

/** A random effect that belongs to no person: of a column, by the levels of a group. */
export const Other = ({ group, column }: { group: string; column: string | null }): JSX.Element => (
  <span class="indexed individual">
    <i>u</i>
    <sub>{column === null ? group : `${column}, ${group}`}</sub>
  </span>
)
