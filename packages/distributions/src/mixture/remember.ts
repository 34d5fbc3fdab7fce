/** The same function of a number, with the values of earlier calls remembered (up to a limit). */
export function remember(f: (x: number) => number): (x: number) => number {
  const known = new Map<number, number>()
  return (x) => {
    const before = known.get(x)
    if (before !== undefined) return before
    const value = f(x)
    if (known.size >= 10_000) known.clear()
    known.set(x, value)
    return value
  }
}
