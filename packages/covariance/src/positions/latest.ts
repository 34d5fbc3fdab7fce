/** Keeps the last value computed from a theta: elements of one matrix ask for the same theta many times. */
export function latest<T>(compute: (theta: Float64Array) => T): (theta: Float64Array) => T {
  let key: Float64Array | null = null
  let value: T | null = null
  return (theta) => {
    if (key === null || !equal(key, theta)) {
      value = compute(theta)
      key = theta.slice()
    }
    return value as T
  }
}

function equal(a: Float64Array, b: Float64Array): boolean {
  if (a.length !== b.length) return false
  for (let k = 0; k < a.length; k++) if (a[k] !== b[k]) return false
  return true
}
