/** A name without blanks: R and others space formulas differently. */
export const plain = (name: string | null): string => String(name).replaceAll(' ', '')

/** One key for `a:b`, `b:a` and `a/b`: the same grouping factor. */
export const groupKey = (group: string): string => group.split(/[:/]/).sort().join(':')

/** lme4 numbers the further terms of a grouping factor: `Subject.1` is Subject. */
export const groupOf = (grp: string): string => grp.replace(/\.\d+$/, '')

/** One key for level `x:y` of group `a:b` and level `y:x` of group `b:a`. */
export function levelKey(group: string, level: string): string {
  const names = group.split(/[:/]/)
  const parts = level.split(':')
  if (names.length !== parts.length) return level
  return names
    .map((name, i) => `${name}=${parts[i]}`)
    .sort()
    .join(':')
}

/** The rows of these names in this order, undefined where there is none. */
export function byName<Row>(
  rows: readonly Row[] | undefined,
  nameOf: (row: Row) => string,
  names: readonly string[],
): (Row | undefined)[] {
  return names.map((name) => rows?.find((row) => plain(nameOf(row)) === plain(name)))
}
