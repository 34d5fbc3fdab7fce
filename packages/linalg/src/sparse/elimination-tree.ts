import type { Lists } from './pattern.ts'

const none = -1

/**
 * Parent of every column in the elimination tree, -1 for a root; a parent comes after its children.
 *
 * Liu 1986, "A compact row storage scheme for Cholesky factors using elimination trees", ACM TOMS 12.
 *
 * @param rows - for every index the smaller ones it meets
 */
export function eliminationTree(rows: Lists): Int32Array {
  const n = rows.pointers.length - 1
  const parent = new Int32Array(n).fill(none)
  const ancestor = new Int32Array(n).fill(none)
  for (let i = 0; i < n; i++) {
    for (let q = rows.pointers[i]!; q < rows.pointers[i + 1]!; q++) {
      let j = rows.indices[q]!
      while (true) {
        const next = ancestor[j]!
        if (next === i) break
        ancestor[j] = i
        if (next === none) {
          parent[j] = i
          break
        }
        j = next
      }
    }
  }
  return parent
}

/**
 * Postorder of a forest: `post[k]` is the k-th node. Roots and children are visited by ascending `weight`, so that the
 * heaviest child comes right before its parent; equal ones by number.
 */
export function postorder(parent: Int32Array, weight: Int32Array): Int32Array {
  const n = parent.length
  const byWeight = countingOrder(weight)
  const firstChild = new Int32Array(n).fill(none)
  const sibling = new Int32Array(n).fill(none)
  let firstRoot = none
  for (let k = n - 1; k >= 0; k--) {
    const j = byWeight[k]!
    const p = parent[j]!
    sibling[j] = p === none ? firstRoot : firstChild[p]!
    if (p === none) firstRoot = j
    else firstChild[p] = j
  }
  const post = new Int32Array(n)
  let count = 0
  for (let root = firstRoot; root !== none; root = sibling[root]!) {
    let j = root
    while (true) {
      while (firstChild[j] !== none) j = firstChild[j]!
      post[count++] = j
      while (j !== root && sibling[j] === none) {
        j = parent[j]!
        post[count++] = j
      }
      if (j === root) break
      j = sibling[j]!
    }
  }
  return post
}

/** Indices by ascending weight, equal ones by number. */
function countingOrder(weight: Int32Array): Int32Array {
  let largest = 0
  for (let i = 0; i < weight.length; i++) if (weight[i]! > largest) largest = weight[i]!
  const place = new Int32Array(largest + 2)
  for (let i = 0; i < weight.length; i++) place[weight[i]! + 1]!++
  for (let w = 0; w <= largest; w++) place[w + 1]! += place[w]!
  const order = new Int32Array(weight.length)
  for (let i = 0; i < weight.length; i++) order[place[weight[i]!]!++] = i
  return order
}
