import { type Diagnostic, render } from 'lmm'
import type { JSX } from 'preact'
import { strings, wordsOfLibrary } from '../state/language.ts'
import { fit } from '../state/model.ts'

/** What the library says is wrong, with a caret under the place, and which model the page shows meanwhile. */
export function DiagnosticText({ diagnostic }: { diagnostic: Diagnostic }): JSX.Element {
  const { controls } = strings.value
  return (
    <>
      <div class="diagnostic">
        {render(diagnostic, wordsOfLibrary.value)
          .split('\n')
          .map((line) => (line.startsWith('  ') ? <code>{line.slice(2)}</code> : <p>{line}</p>))}
      </div>
      {fit.value && (
        <p>
          {controls.stillShown} <code>{fit.value.model.specification.formula}</code>
        </p>
      )}
    </>
  )
}
