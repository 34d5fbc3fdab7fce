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
/** Places in the panel of the target of the rows of the source at hand. */
export let places: usize = 0
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
  places_: usize,
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
  places = places_
  block = block_
}

/** Number `at` of an array of 32-bit numbers. */
export function at(array: usize, index: i32): i32 {
  return load<i32>(array + ((<usize>index) << 2))
}

/** Notes where in the panel of the target `lines` rows of the source stand. */
export function placeRows(rows: usize, lines: i32): void {
  const bytes = (<usize>lines) << 2
  for (let i: usize = 0; i < bytes; i += 4) {
    store<i32>(places + i, load<i32>(position + ((<usize>load<i32>(rows + i)) << 2)))
  }
}

/** Place number i of them. */
export function place(i: i32): usize {
  return <usize>load<i32>(places + ((<usize>i) << 2))
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
