/** 2^27 + 1 splits a double into two halves of 26 bits (Dekker 1971). */
const splitter = 134217729

/**
 * sum_k T_kj (x_k - c_k) over k <= j of row i, T of order `size` by rows, as if computed in twice the precision, then
 * rounded (Ogita, Rump & Oishi 2005, algorithm Dot2): what is left when large terms cancel is right to the last digits.
 */
export function compensatedSum(
  T: Float64Array,
  size: number,
  center: Float64Array,
  columns: readonly Float64Array[],
  i: number,
  j: number,
): number {
  let sum = 0
  let lost = 0
  for (let k = 0; k <= j; k++) {
    const t = T[k * size + j]!
    const x = columns[k]![i]!
    const c = center[k]!
    const difference = x - c
    const product = t * difference
    const next = sum + product
    lost += t * sumError(x, -c, difference) + productError(t, difference, product) + sumError(sum, product, next)
    sum = next
  }
  return sum + lost
}

/** a + b - sum exactly, where sum is a + b rounded (Knuth 1969). */
function sumError(a: number, b: number, sum: number): number {
  const virtual = sum - a
  return a - (sum - virtual) + (b - virtual)
}

/** a b - product exactly, where product is a b rounded (Dekker 1971). */
function productError(a: number, b: number, product: number): number {
  const aHigh = high(a)
  const bHigh = high(b)
  const aLow = a - aHigh
  const bLow = b - bHigh
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow)
}

function high(a: number): number {
  const scaled = splitter * a
  return scaled - (scaled - a)
}
