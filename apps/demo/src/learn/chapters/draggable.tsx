import type { JSX, TargetedPointerEvent } from 'preact'
import { strings } from '../../state/language.ts'
import type { Visit } from '../cohort.ts'
import type { Scales } from '../figures/chart.tsx'
import { change } from '../state.ts'

interface DraggableProps {
  readonly scales: Scales
  readonly visit: Visit & { readonly place: number }
}

/** A measurement that the reader may move up and down, or take out; by key as well. */
export function Draggable({ scales, visit: { month, pressure, place } }: DraggableProps): JSX.Element {
  const bounded = (value: number): number => Math.round(Math.min(240, Math.max(60, value)) * 10) / 10
  const follow = (event: TargetedPointerEvent<SVGCircleElement>): void => {
    const circle = event.currentTarget
    if (!circle.hasPointerCapture(event.pointerId)) return
    const top = circle.ownerSVGElement!.getBoundingClientRect().top
    change(place, bounded(scales.valueAt(event.clientY - top)))
  }
  const key = (event: KeyboardEvent): void => {
    const step = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 }[event.key]
    if (step !== undefined) change(place, bounded(pressure + step))
    else if (event.key === 'Delete' || event.key === 'Backspace') change(place, null)
    else return
    event.preventDefault()
  }
  return (
    <circle
      class="draggable"
      cx={scales.x(month)}
      cy={scales.y(pressure)}
      r={9}
      role="slider"
      tabindex={0}
      aria-label={strings.value.learn.visitAt(month)}
      aria-orientation="vertical"
      aria-valuenow={pressure}
      aria-valuemin={60}
      aria-valuemax={240}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={follow}
      onKeyDown={key}
    />
  )
}
