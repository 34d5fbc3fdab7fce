/** Where a symmetric matrix has values: the lower triangle with its diagonal, by columns. */
export interface SparsePattern {
  /** Order of the matrix. */
  readonly n: number
  /** Column j has the entries `columnPointers[j]` to `columnPointers[j + 1] - 1`; length n + 1. */
  readonly columnPointers: Int32Array
  /** Row of each entry, j <= row < n, ascending within a column, each at most once. */
  readonly rowIndices: Int32Array
}

/** Lists by column: list j is `indices[pointers[j]]` to `indices[pointers[j + 1] - 1]`. */
export interface Lists {
  readonly pointers: Int32Array
  readonly indices: Int32Array
}

/** The neighbours of every node, both ways and without the diagonal. */
export function neighbours(pattern: SparsePattern): Lists {
  const { n, columnPointers, rowIndices } = pattern
  const pointers = new Int32Array(n + 1)
  for (let j = 0; j < n; j++) {
    for (let q = columnPointers[j]!; q < columnPointers[j + 1]!; q++) {
      const i = rowIndices[q]!
      if (i === j) continue
      pointers[i + 1]!++
      pointers[j + 1]!++
    }
  }
  for (let j = 0; j < n; j++) pointers[j + 1]! += pointers[j]!
  const indices = new Int32Array(pointers[n]!)
  const put = pointers.slice(0, n)
  for (let j = 0; j < n; j++) {
    for (let q = columnPointers[j]!; q < columnPointers[j + 1]!; q++) {
      const i = rowIndices[q]!
      if (i === j) continue
      indices[put[i]!++] = j
      indices[put[j]!++] = i
    }
  }
  return { pointers, indices }
}

/**
 * The strictly lower entries under another numbering, `place[old]` being the new number: by the larger index of each
 * entry (`rows`: whom it meets before itself) and by the smaller one (`columns`). Both are ascending within a list.
 */
export function renumbered(pattern: SparsePattern, place: Int32Array): { rows: Lists; columns: Lists } {
  const { n, columnPointers, rowIndices } = pattern
  const loose = new Int32Array(n + 1)
  for (let j = 0; j < n; j++) {
    for (let q = columnPointers[j]!; q < columnPointers[j + 1]!; q++) {
      const i = rowIndices[q]!
      if (i !== j) loose[Math.max(place[i]!, place[j]!) + 1]!++
    }
  }
  for (let j = 0; j < n; j++) loose[j + 1]! += loose[j]!
  const unsorted = new Int32Array(loose[n]!)
  const put = loose.slice(0, n)
  for (let j = 0; j < n; j++) {
    for (let q = columnPointers[j]!; q < columnPointers[j + 1]!; q++) {
      const i = rowIndices[q]!
      if (i === j) continue
      const a = place[i]!
      const b = place[j]!
      unsorted[put[Math.max(a, b)]!++] = Math.min(a, b)
    }
  }
  // Transposing lists sorts them.
  const columns = transposed({ pointers: loose, indices: unsorted }, n)
  return { rows: transposed(columns, n), columns }
}

function transposed(lists: Lists, n: number): Lists {
  const pointers = new Int32Array(n + 1)
  for (let q = 0; q < lists.indices.length; q++) pointers[lists.indices[q]! + 1]!++
  for (let j = 0; j < n; j++) pointers[j + 1]! += pointers[j]!
  const indices = new Int32Array(lists.indices.length)
  const put = pointers.slice(0, n)
  for (let j = 0; j < n; j++) {
    for (let q = lists.pointers[j]!; q < lists.pointers[j + 1]!; q++) indices[put[lists.indices[q]!]!++] = j
  }
  return { pointers, indices }
}
