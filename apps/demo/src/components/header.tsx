import type { JSX } from 'preact'
import { Sections } from '../learn/contents.tsx'
import { type Language, language, speak, strings, tables } from '../state/language.ts'

/** Name of the library, and the languages. */
export function Header(): JSX.Element {
  return (
    <header class="masthead">
      <span class="wordmark">lmm</span>
      <Sections />
      <fieldset class="languages">
        <legend class="unseen">{strings.value.language}</legend>
        {(Object.keys(tables) as Language[]).map((each) => (
          <label key={each} lang={each}>
            <input
              type="radio"
              class="unseen"
              name="language"
              checked={language.value === each}
              onChange={() => {
                speak(each)
              }}
            />
            <span>{tables[each].languageName}</span>
          </label>
        ))}
      </fieldset>
    </header>
  )
}
