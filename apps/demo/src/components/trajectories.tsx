import { render } from 'lmm'
import type { JSX } from 'preact'
import { strings, wordsOfLibrary } from '../state/language.ts'
import { curves } from '../state/model.ts'
import { view } from '../state/view.ts'
import { Measured } from './measured.tsx'
import { Panels } from './panels.tsx'
import { PeoplePicker } from './people-picker.tsx'
import { PersonCaption } from './person-caption.tsx'
import { Together } from './together.tsx'
import { ViewSwitch } from './view-switch.tsx'

/** The figure in either view, the choice of a person, and what is said of that person. */
export function Trajectories(): JSX.Element {
  const words = strings.value.figure
  const drawable = curves.value
  return (
    <section class="trajectories" aria-label={words.heading}>
      <ViewSwitch />
      {drawable && 'code' in drawable && (
        <p class="undrawn">
          {words.cannot} {render(drawable, wordsOfLibrary.value)}
        </p>
      )}
      {drawable && 'points' in drawable && (
        <>
          <Measured>
            {(width) =>
              view.value === 'together' ? (
                <>
                  <Together curves={drawable} width={width} />
                  <PeoplePicker />
                </>
              ) : (
                <Panels curves={drawable} width={width} />
              )
            }
          </Measured>
          <PersonCaption />
        </>
      )}
    </section>
  )
}
