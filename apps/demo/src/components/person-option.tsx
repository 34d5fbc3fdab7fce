import type { ComponentChildren, JSX } from 'preact'
import { chosen, pointed, selected } from '../state/selection.ts'

/** A radio button for one person, or for all, that looks like its children. */
export function PersonOption({
  person,
  children,
}: {
  person: string | null
  children: ComponentChildren
}): JSX.Element {
  const choose = (): void => {
    chosen.value = person
  }
  // A click on the chosen one ends the choice, which radio buttons alone cannot.
  const end = (): void => {
    if (chosen.value === person) chosen.value = null
  }
  const leaveAll = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') chosen.value = null
  }
  const point = (event: PointerEvent): void => {
    if (event.pointerType === 'mouse') pointed.value = person
  }
  const leave = (): void => {
    pointed.value = null
  }
  return (
    <label
      class={selected.value === person ? 'person selected' : 'person'}
      onPointerEnter={point}
      onPointerLeave={leave}
    >
      <input
        type="radio"
        class="unseen"
        name="person"
        checked={chosen.value === person}
        onChange={choose}
        onClick={end}
        onKeyDown={leaveAll}
      />
      {children}
    </label>
  )
}
