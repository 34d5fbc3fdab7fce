/** Numbers rows so that rows that are equal in everything given so far have one number. */
export interface RowKinds {
  readonly codes: Int32Array
  readonly count: number
}

/** One kind for all rows. */
export function oneKind(n: number): RowKinds {
  return { codes: new Int32Array(n), count: Math.min(1, n) }
}

/** Kinds told apart by one more code of each row, in ascending order of the earlier kind and the code. */
export function refineByCodes({ codes, count }: RowKinds, more: Int32Array): RowKinds {
  let width = 1
  for (let i = 0; i < more.length; i++) if (more[i]! >= width) width = more[i]! + 1
  if (width === 1) return { codes, count }
  const place = new Map<number, number>()
  for (let i = 0; i < codes.length; i++) place.set(codes[i]! * width + more[i]!, 0)
  const keys = Float64Array.from(place.keys()).sort()
  for (let k = 0; k < keys.length; k++) place.set(keys[k]!, k)
  return { codes: codes.map((code, i) => place.get(code * width + more[i]!)!), count: keys.length }
}

/** Kinds told apart by one more number of each row, equal numbers to the last bit. */
export function refineByValues(kinds: RowKinds, values: Float64Array): RowKinds {
  const place = new Map<number, number>()
  const codes = new Int32Array(values.length)
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!
    let code = place.get(value)
    if (code === undefined) {
      code = place.size
      place.set(value, code)
    }
    codes[i] = code
  }
  return refineByCodes(kinds, codes)
}
