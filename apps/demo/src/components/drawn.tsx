import type { JSX } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

/** An element made outside Preact, in its place. */
export function Drawn({ element, class: className }: { element: Element; class?: string }): JSX.Element {
  const host = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => host.current!.replaceChildren(element), [element])
  return <div ref={host} class={className ?? ''} aria-hidden="true" />
}
