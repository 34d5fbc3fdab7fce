import type { JSX } from 'preact'
import { Controls } from './components/controls.tsx'
import { Equation } from './components/equation.tsx'
import { Introduction } from './components/introduction.tsx'
import { Results } from './components/results.tsx'
import { Source } from './components/source.tsx'
import { Trajectories } from './components/trajectories.tsx'

/** The study of sleep: title, equation, figure with its controls, and the numbers. */
export function Study(): JSX.Element {
  return (
    <>
      <main>
        <Introduction />
        <Equation />
        <div class="spread">
          <Trajectories />
          <Controls />
        </div>
        <Results />
      </main>
      <Source />
    </>
  )
}
