import { signal } from '@preact/signals'
import type { FunctionComponent, JSX } from 'preact'

/** A part of the page whose code is asked for when it is first shown. */
export function lazy<Props extends object>(load: () => Promise<FunctionComponent<Props>>): FunctionComponent<Props> {
  const loaded = signal<FunctionComponent<Props> | null>(null)
  let asked = false
  return function Lazy(props: Props): JSX.Element {
    if (!asked) {
      asked = true
      load().then((component) => {
        loaded.value = component
      })
    }
    const Shown = loaded.value
    return Shown ? <Shown {...props} /> : <main class="coming" aria-busy="true" />
  }
}
