import type { JSX } from 'preact'
import { strings } from '../state/language.ts'
import { Phrase } from './phrase.tsx'

/** Title and what one sees. */
export function Introduction(): JSX.Element {
  return (
    <>
      <h1>{strings.value.title}</h1>
      <p class="lede">
        <Phrase words={strings.value.lede} />
      </p>
    </>
  )
}
