import type { JSX } from 'preact'
import { useMemo } from 'preact/hooks'
import { personAt } from '../figures/pointing.ts'
import { drawTogether } from '../figures/together.ts'
import { responseLabel } from '../language/response.ts'
import type { Curves } from '../model/curves.ts'
import { strings } from '../state/language.ts'
import { fit } from '../state/model.ts'
import { type PlotLibrary, plot } from '../state/plot.ts'
import { chosen, pointed, selected } from '../state/selection.ts'
import { DeviationOverlay } from './deviation-overlay.tsx'
import { Drawn } from './drawn.tsx'

interface FigureProps {
  readonly curves: Curves
  readonly width: number
}

/** Everybody in one figure, at its final height before there is anything to draw with. */
export function Together({ curves, width }: FigureProps): JSX.Element {
  const height = Math.round(Math.min(560, Math.max(330, width * 0.66)))
  return (
    <div class="figure" style={{ height: `${height}px` }} role="img" aria-label={strings.value.figure.describe}>
      {plot.value && <Drawings Plot={plot.value} curves={curves} width={width} height={height} />}
    </div>
  )
}

/** Pointing at a line selects its person; a click keeps the choice, or ends it. */
function Drawings({ Plot, curves, width, height }: FigureProps & { Plot: PlotLibrary; height: number }): JSX.Element {
  const { figure } = strings.value
  const response = responseLabel(fit.value, figure)
  const drawing = useMemo(
    () => drawTogether(Plot, curves, { width, height }, { response, days: figure.days, population: figure.population }),
    [Plot, curves, width, height, response, figure],
  )
  const point = (event: PointerEvent): void => {
    pointed.value = personAt(drawing, curves, event.clientX, event.clientY)
  }
  const choose = (event: MouseEvent): void => {
    const person = personAt(drawing, curves, event.clientX, event.clientY)
    chosen.value = person === chosen.value ? null : person
  }
  const leave = (): void => {
    pointed.value = null
  }
  return (
    // The same choice is made by key in the row of numbers below.
    // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/noStaticElementInteractions: see above
    <div
      class={selected.value ? 'layers picked' : 'layers'}
      onPointerMove={point}
      onPointerLeave={leave}
      onClick={choose}
    >
      <Drawn class="everybody" element={drawing} />
      {selected.value && (
        <DeviationOverlay Plot={Plot} curves={curves} size={{ width, height }} person={selected.value} />
      )}
    </div>
  )
}
