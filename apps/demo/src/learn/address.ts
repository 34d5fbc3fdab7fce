import { effect, type Signal, signal } from '@preact/signals'

/** A number that the address of the page carries when it is not the usual one. */
export interface Kept {
  readonly name: string
  readonly value: Signal<number>
  readonly usual: number
  readonly min: number
  readonly max: number
  readonly step: number
}

const given = new URLSearchParams(location.search)

/** Whether the page is one chapter inside another page. */
export const embedded: boolean = given.has('embed')

const all: Signal<readonly Kept[]> = signal([])

/** A number from the address where that has it within its range, else the usual one. */
export function kept(name: string, usual: number, [min, max]: readonly [number, number], step: number): Kept {
  const text = given.get(name)
  const number = text === null || text.trim() === '' ? Number.NaN : Number(text)
  const inside = number >= min && number <= max
  const value = signal(inside ? number : usual)
  const result = { name, value, usual, min, max, step }
  all.value = [...all.peek(), result]
  return result
}

interface KeptText {
  readonly name: string
  readonly value: Signal<string>
  readonly usual: string
}

const texts: Signal<readonly KeptText[]> = signal([])

/** A text that the address carries while the reader's own data are open. */
export function keptText(name: string, usual: string): Signal<string> {
  const value = signal(given.get(name) ?? usual)
  texts.value = [...texts.peek(), { name, value, usual }]
  return value
}

/** The address of what is shown now, with another chapter where one is named. */
export function addressOf(chapter: string | null, language: string): string {
  const query = new URLSearchParams()
  if (chapter !== null) query.set('chapter', chapter)
  query.set('lang', language)
  for (const { name, value, usual } of all.value)
    if (name === 'seed' ? chapter !== null : value.value !== usual) query.set(name, String(value.value))
  if (chapter === 'analyse')
    for (const { name, value, usual } of texts.value) if (value.value !== usual) query.set(name, value.value)
  return `?${query}${embedded ? '&embed' : ''}`
}

/** Keeps the address current, written once the reader rests: browsers refuse hundreds of changes a minute. */
export function followAddress(chapter: () => string | null, language: () => string): void {
  let waiting: ReturnType<typeof setTimeout> | undefined
  let first = true
  effect(() => {
    const address = addressOf(chapter(), language())
    if (!first) {
      clearTimeout(waiting)
      waiting = setTimeout(() => history.replaceState(null, '', address), 250)
    }
    first = false
  })
}
