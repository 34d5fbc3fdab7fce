import type { JSX } from 'preact'
import { Controls } from './components/controls.tsx'
import { Equation } from './components/equation.tsx'
import { Header } from './components/header.tsx'
import { Introduction } from './components/introduction.tsx'
import { Results } from './components/results.tsx'
import { Source } from './components/source.tsx'
import { Trajectories } from './components/trajectories.tsx'
import { embedded } from './learn/address.ts'
import { Learn } from './learn/learn.tsx'
import { chapter } from './learn/state.ts'

/** A chapter of the lessons, or the study of sleep. */
export function Page(): JSX.Element {
  const name = chapter.value
  return (
    <>
      {!embedded && <Header />}
      {name === null ? <Study /> : <Learn name={name} />}
    </>
  )
}

/** Title, equation, figure with its controls, and the numbers. */
function Study(): JSX.Element {
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
