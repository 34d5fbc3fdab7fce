import type { JSX } from 'preact'
import type { Phrase as Words } from '../language/phrase.ts'

/** Words, some of them in the colour of what they name, and symbols in italics. */
export function Phrase({ words }: { words: Words }): JSX.Element {
  return (
    <>
      {words.map((word) => {
        if (typeof word === 'string') return word
        const [kind, text] = word
        return kind === 'symbol' ? (
          <i key={text}>{text}</i>
        ) : (
          <em key={text} class={kind}>
            {text}
          </em>
        )
      })}
    </>
  )
}
