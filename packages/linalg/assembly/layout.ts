/** The symbolic factor at hand: addresses of its arrays of 32-bit numbers, and what the numeric phase needs beside them. */
export let count: i32 = 0
export let first: usize = 0
export let starts: usize = 0
export let rowPointers: usize = 0
export let rowIndices: usize = 0
export let updatePointers: usize = 0
export let updateSource: usize = 0
export let updateBegin: usize = 0
export let updateEnd: usize = 0
/** Place of every row in the panel of the target. */
export let position: usize = 0
/** One dense block. */
export let block: usize = 0

export function setLayout(
  count_: i32,
  first_: usize,
  starts_: usize,
  rowPointers_: usize,
  rowIndices_: usize,
  updatePointers_: usize,
  updateSource_: usize,
  updateBegin_: usize,
  updateEnd_: usize,
  position_: usize,
  block_: usize,
): void {
  count = count_
  first = first_
  starts = starts_
  rowPointers = rowPointers_
  rowIndices = rowIndices_
  updatePointers = updatePointers_
  updateSource = updateSource_
  updateBegin = updateBegin_
  updateEnd = updateEnd_
  position = position_
  block = block_
}

/** Number `at` of an array of 32-bit numbers. */
export function at(array: usize, index: i32): i32 {
  return load<i32>(array + ((<usize>index) << 2))
}

/** Notes where in the panel of supernode t every row of it stands. */
export function locateRows(t: i32): void {
  const from = at(first, t)
  const end = at(first, t + 1)
  for (let j = from; j < end; j++) store<i32>(position + ((<usize>j) << 2), j - from)
  const begin = at(rowPointers, t)
  const stop = at(rowPointers, t + 1)
  for (let q = begin; q < stop; q++) store<i32>(position + ((<usize>at(rowIndices, q)) << 2), end - from + q - begin)
}
