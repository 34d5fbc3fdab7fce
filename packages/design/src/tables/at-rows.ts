/** A vector at some rows in their order; the vector itself when they are all. */
export function atRows(values: Float64Array, rows: Int32Array): Float64Array {
  if (rows.length === values.length) return values
  const taken = new Float64Array(rows.length)
  for (let i = 0; i < taken.length; i++) taken[i] = values[rows[i]!]!
  return taken
}

/** Codes at some rows in their order. */
export function codesAt(codes: Int32Array | Int8Array, rows: Int32Array): Int32Array {
  if (rows.length === codes.length && codes instanceof Int32Array) return codes
  const taken = new Int32Array(rows.length)
  for (let i = 0; i < taken.length; i++) taken[i] = codes[rows[i]!]!
  return taken
}
