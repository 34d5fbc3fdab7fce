/** A partition of 0 ... count - 1, at first into sets of one. */
export interface DisjointSets {
  /** One member of the set of another, the same for all of them. */
  root(member: number): number
  /** Makes one set of the sets of two members. */
  join(a: number, b: number): void
}

/**
 * Makes a partition whose sets can be joined.
 *
 * @example
 * ```ts
 * import { disjointSets } from '@lmm/design'
 * const sets = disjointSets(4)
 * sets.join(0, 2)
 * console.log(sets.root(0) === sets.root(2), sets.root(1) === sets.root(3))
 * ```
 * ```text
 * true false
 * ```
 */
export function disjointSets(count: number): DisjointSets {
  const parent = Int32Array.from({ length: count }, (_, i) => i)
  const root = (member: number): number => {
    let at = member
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!
      at = parent[at]!
    }
    return at
  }
  return {
    root,
    join(a, b) {
      parent[root(a)] = root(b)
    },
  }
}
