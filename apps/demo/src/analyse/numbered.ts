/** Names that differ by one number only, such as `day0`, `day1`, `day10`. */
export interface Numbered {
  readonly names: readonly string[]
  readonly numbers: readonly number[]
  /** What stands before the number, without what joins it. */
  readonly stem: string
}

const pieces = (name: string): readonly string[] => name.split(/(\d+(?:\.\d+)?)/)

/** The numbers by which all of the names differ, where that is all they differ by; null where it is not. */
export function numbered(names: readonly string[]): Numbered | null {
  const all = names.map(pieces)
  const first = all[0]
  if (!first || names.length < 2 || all.some(({ length }) => length !== first.length)) return null
  const places = first.flatMap((_, i) => (all.some((each) => each[i] !== first[i]) ? [i] : []))
  const [place] = places
  if (places.length !== 1 || place! % 2 === 0) return null
  const numbers = all.map((each) => Number(each[place!]))
  if (new Set(numbers).size < numbers.length) return null
  const stem = first
    .slice(0, place)
    .join('')
    .replace(/[\s._-]+$/, '')
  return { names, numbers, stem }
}

/** The most names that differ by one number only; null where no two do. */
export function largestNumbered(names: readonly string[]): Numbered | null {
  const families = new Map<string, string[]>()
  for (const name of names) {
    const parts = pieces(name)
    for (let place = 1; place < parts.length; place += 2) {
      const form = JSON.stringify(parts.with(place, '#'))
      families.set(form, [...(families.get(form) ?? []), name])
    }
  }
  let found: Numbered | null = null
  for (const family of families.values())
    if (family.length > (found?.names.length ?? 1)) found = numbered(family) ?? found
  return found
}
