import type { FittedModel } from '@lmm/reml'
import type { ModelRows } from '../rows/model-rows.ts'
import { membersByRoot } from './members.ts'

/** For each row one of the rows that it hangs together with, the same for all of them: by shared levels, relatives and residual groups. */
export function rootsOfRows(model: FittedModel, rows: ModelRows, groups: Int32Array | null = null): Int32Array {
  const parent = Int32Array.from({ length: rows.n }, (_, i) => i)
  const find = (row: number): number => {
    let root = row
    while (parent[root] !== root) root = parent[root]!
    for (let at = row; at !== root; ) {
      const above = parent[at]!
      parent[at] = root
      at = above
    }
    return root
  }
  const link = (codes: Int32Array, one: (code: number) => number = (code) => code): void => {
    const first = new Map<number, number>()
    codes.forEach((code, row) => {
      if (code < 0) return
      const key = one(code)
      const known = first.get(key)
      if (known === undefined) first.set(key, row)
      else parent[find(row)] = find(known)
    })
  }
  rows.random.forEach(({ places }, k) => {
    const { group, levels } = model.random[k]!
    // levels with a known relationship all hang together
    link(places, Object.hasOwn(model.relationships, group) ? (code) => (code < levels.length ? -1 : code) : undefined)
  })
  if (groups) link(groups)
  return parent.map((_, row) => find(row))
}

/** The rows that a row hangs together with, itself among them, in their order. */
export function connectedRows(
  model: FittedModel,
  rows: ModelRows,
  groups: Int32Array | null,
): (row: number) => readonly number[] {
  const roots = rootsOfRows(model, rows, groups)
  const members = membersByRoot(roots)
  return (row) => members.get(roots[row]!)!
}
