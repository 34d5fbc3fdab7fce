import type { JSX } from 'preact'
import { Controls } from './components/controls.tsx'
import { Equation } from './components/equation.tsx'
import { Header } from './components/header.tsx'
import { Introduction } from './components/introduction.tsx'
import { Results } from './components/results.tsx'
import { Source } from './components/source.tsx'
import { Trajectories } from './components/trajectories.tsx'

/** Title, equation, figure with its controls, and the numbers. */
export function Page(): JSX.Element {
  return (
    <>
      <Header />
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
