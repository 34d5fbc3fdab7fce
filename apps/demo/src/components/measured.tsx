import { useSignal } from '@preact/signals'
import type { ComponentChildren, JSX } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

/** A box that tells its children how many pixels wide it is, as it changes. */
export function Measured({ children }: { children: (width: number) => ComponentChildren }): JSX.Element {
  const host = useRef<HTMLDivElement>(null)
  const width = useSignal(0)
  useLayoutEffect(() => {
    const observer = new ResizeObserver(([entry]) => {
      width.value = Math.floor(entry!.contentRect.width)
    })
    width.value = Math.floor(host.current!.clientWidth)
    observer.observe(host.current!)
    return () => observer.disconnect()
  }, [width])
  return <div ref={host}>{width.value > 0 && children(width.value)}</div>
}
