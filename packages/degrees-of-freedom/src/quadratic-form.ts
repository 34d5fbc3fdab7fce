/** a'Sb for S of size x size by rows. */
export function quadraticForm(S: Float64Array, a: Float64Array, b: Float64Array): number {
  const size = a.length
  let sum = 0
  for (let i = 0; i < size; i++) {
    const value = a[i]!
    if (value === 0) continue
    let row = 0
    for (let j = 0; j < size; j++) row += S[i * size + j]! * b[j]!
    sum += value * row
  }
  return sum
}
