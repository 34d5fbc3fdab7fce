import { type Diagnostic, render } from 'lmm'
import type { JSX } from 'preact'
import { wordsOfLibrary } from '../../state/language.ts'

/** What the library says, with a caret under the place. */
export function Said({ diagnostic }: { diagnostic: Diagnostic }): JSX.Element {
  return (
    <div class="diagnostic">
      {render(diagnostic, wordsOfLibrary.value)
        .split('\n')
        .map((line) => (line.startsWith('  ') ? <code key={line}>{line.slice(2)}</code> : <p key={line}>{line}</p>))}
    </div>
  )
}
