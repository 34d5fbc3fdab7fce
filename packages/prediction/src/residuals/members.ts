/** Rows by their root. */
export function membersByRoot(roots: Int32Array): ReadonlyMap<number, number[]> {
  const members = new Map<number, number[]>()
  roots.forEach((root, row) => {
    const known = members.get(root)
    if (known) known.push(row)
    else members.set(root, [row])
  })
  return members
}
