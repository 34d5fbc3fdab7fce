/**
 * Letters of means: two means share a letter when they do not differ (Piepho 2004, insert and absorb). The first letters go to the first means.
 *
 * @param differ - pairs of places that differ.
 */
export function letters(count: number, differ: readonly (readonly [number, number])[]): string[] {
  let sets: ReadonlySet<number>[] = [new Set(Array.from({ length: count }, (_, i) => i))]
  for (const [a, b] of differ) {
    const split = sets.flatMap((set) => (set.has(a) && set.has(b) ? [without(set, a), without(set, b)] : [set]))
    sets = split.filter((set, i) => !split.some((other, j) => holds(other, set) && (other.size > set.size || j < i)))
  }
  const first = (set: ReadonlySet<number>): number => Math.min(...set)
  const ordered = sets.toSorted((a, b) => first(a) - first(b))
  return Array.from({ length: count }, (_, i) =>
    ordered.flatMap((set, letter) => (set.has(i) ? [nameOf(letter)] : [])).join(''),
  )
}

const without = (set: ReadonlySet<number>, place: number): ReadonlySet<number> =>
  new Set([...set].filter((member) => member !== place))

const holds = (whole: ReadonlySet<number>, part: ReadonlySet<number>): boolean =>
  [...part].every((member) => whole.has(member))

/** a, ..., z, then numbered. */
const nameOf = (letter: number): string =>
  String.fromCharCode(97 + (letter % 26)) + (letter < 26 ? '' : String(Math.floor(letter / 26)))
