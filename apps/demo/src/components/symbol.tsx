import type { JSX } from 'preact'
import type { Role } from '../language/strings.ts'

/** A letter with its subscripts, in MathML: digits upright, letters slanted. */
export function Indexed({
  letter,
  subscripts,
  term,
}: {
  letter: string
  subscripts: string
  term?: Role
}): JSX.Element {
  return (
    <msub {...(term && { class: term })}>
      <mi>{letter}</mi>
      <mrow>
        {(subscripts.match(/\d+|\D/g) ?? []).map((each) => (/\d/.test(each) ? <mn>{each}</mn> : <mi>{each}</mi>))}
      </mrow>
    </msub>
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

/** A plus that stands at the start of its own piece, so that lines may break before it. */
export const Plus = (): JSX.Element => (
  <mo lspace="0.22em" rspace="0.22em">
    +
  </mo>
)
