import type { JSX } from 'preact'
import type { Phrase as Words } from '../language/strings.ts'

/** Words, some of them in the colour of what they name. */
export function Phrase({ words }: { words: Words }): JSX.Element {
  return <>{words.map((word) => (typeof word === 'string' ? word : <em class={word[0]}>{word[1]}</em>))}</>
}
