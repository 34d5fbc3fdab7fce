import type { JSX } from 'preact'
import { useMemo } from 'preact/hooks'
import type { Size } from '../figures/frame.ts'
import { drawPanel } from '../figures/panel.ts'
import type { Curves } from '../model/curves.ts'
import { people } from '../model/sleepstudy.ts'
import { strings } from '../state/language.ts'
import { type PlotLibrary, plot } from '../state/plot.ts'
import { Drawn } from './drawn.tsx'
import { PersonOption } from './person-option.tsx'

/** So many panels beside each other that every row is full and none is narrower than a hundred pixels. */
const across = (width: number): number => [9, 6, 3, 2].find((count) => width / count >= 108) ?? 1

/** A panel for each person, which is also the choice of that person. */
export function Panels({ curves, width }: { curves: Curves; width: number }): JSX.Element {
  const count = across(width)
  const size = { width: Math.floor(width / count) - 8, height: 140 }
  return (
    <fieldset class="panels" style={{ '--across': count }}>
      <legend>{strings.value.figure.axes}</legend>
      {people.map((person) => (
        <PersonOption key={person} person={person}>
          <b>{person}</b>
          <div style={{ height: `${size.height}px` }}>
            {plot.value && <Panel Plot={plot.value} curves={curves} size={size} person={person} />}
          </div>
        </PersonOption>
      ))}
    </fieldset>
  )
}

interface PanelProps {
  readonly Plot: PlotLibrary
  readonly curves: Curves
  readonly size: Size
  readonly person: string
}

function Panel({ Plot, curves, size: { width, height }, person }: PanelProps): JSX.Element {
  const element = useMemo(
    () => drawPanel(Plot, curves, { width, height }, person),
    [Plot, curves, width, height, person],
  )
  return <Drawn element={element} />
}
