/** The places of each group, in the order of `at` or, without it, of the rows. */
export function membersOf(codes: Int32Array, at?: Float64Array): number[][] {
  const groups = new Map<number, number[]>()
  codes.forEach((code, place) => {
    const own = groups.get(code)
    if (own) own.push(place)
    else groups.set(code, [place])
  })
  const members = [...groups.values()]
  if (at) for (const own of members) own.sort((a, b) => at[a]! - at[b]!)
  return members
}
