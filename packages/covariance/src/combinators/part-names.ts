/** Two names that differ: a number follows where they are equal. */
export function partNames(a: string, b: string): readonly [string, string] {
  return a === b ? [`${a}1`, `${b}2`] : [a, b]
}

/** Items under the name of the part they belong to. */
export function named<T extends { readonly name: string }>(items: readonly T[], part: string): T[] {
  return items.map((item) => ({ ...item, name: `${part}.${item.name}` }))
}
