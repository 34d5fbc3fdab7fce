import type { JSX } from 'preact'
import { useMemo } from 'preact/hooks'
import { drawDeviation } from '../figures/deviation.ts'
import type { Size } from '../figures/frame.ts'
import type { Curves } from '../model/curves.ts'
import { deviations, partOf } from '../state/model.ts'
import type { PlotLibrary } from '../state/plot.ts'
import { Drawn } from './drawn.tsx'

interface OverlayProps {
  readonly Plot: PlotLibrary
  readonly curves: Curves
  readonly size: Size
  readonly person: string
}

/** The selected person over the faded rest. */
export function DeviationOverlay({ Plot, curves, size: { width, height }, person }: OverlayProps): JSX.Element {
  const mine = deviations.value.get(person) ?? []
  const element = useMemo(
    () => drawDeviation(Plot, curves, { width, height }, person, mine, partOf),
    [Plot, curves, width, height, person, mine],
  )
  return <Drawn class="one" element={element} />
}
