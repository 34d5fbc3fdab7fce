/** Coefficients of 1 / Gamma(1 + z) in powers of z (Abramowitz & Stegun 6.1.34), computed to 20 digits with mpmath. */
const coefficients = [
  1, 0.5772156649015329, -0.6558780715202539, -0.04200263503409524, 0.1665386113822915, -0.04219773455554434,
  -0.009621971527876975, 0.0072189432466631, -0.001165167591859065, -0.00021524167411495098, 0.0001280502823881162,
  -2.013485478078824e-5, -1.2504934821426706e-6, 1.133027231981696e-6, -2.056338416977607e-7, 6.116095104481416e-9,
  5.002007644469223e-9, -1.18127457048702e-9, 1.0434267116911005e-10, 7.782263439905071e-12, -3.696805618642206e-12,
  5.100370287454476e-13, -2.058326053566507e-14, -5.348122539423018e-15, 1.2267786282382608e-15,
  -1.1812593016974588e-16,
]

/** Sum of the terms of even powers, and of odd powers divided by z. */
export function parts(z: number): { readonly even: number; readonly odd: number } {
  const square = z * z
  let even = 0
  let odd = 0
  for (let k = coefficients.length - 2; k >= 0; k -= 2) {
    even = even * square + coefficients[k]!
    odd = odd * square + coefficients[k + 1]!
  }
  return { even, odd }
}

/** 1 / Gamma(1 + z) for |z| <= 1/2, to double precision. */
export function reciprocalGamma(z: number): number {
  const { even, odd } = parts(z)
  return even + z * odd
}

/** Gamma(x), x > 0. */
export function gamma(x: number): number {
  const n = Math.round(x)
  const z = x - n
  if (n === 0) return 1 / (reciprocalGamma(z) * x)
  let product = 1 / reciprocalGamma(z)
  for (let k = 1; k < n; k++) product *= z + k
  return product
}

/** Digamma(x) = d log Gamma(x) / dx, x > 0. */
export function digamma(x: number): number {
  const n = Math.round(x)
  const z = x - n
  const { value, slope } = taylor(z)
  let sum = -slope / value
  if (n === 0) return sum - 1 / x
  for (let k = 1; k < n; k++) sum += 1 / (z + k)
  return sum
}

/** Trigamma(x), the derivative of digamma, x > 0. */
export function trigamma(x: number): number {
  const n = Math.round(x)
  const z = x - n
  const { value, slope, curvature } = taylor(z)
  let sum = (slope / value) ** 2 - curvature / value
  if (n === 0) return sum + 1 / (x * x)
  for (let k = 1; k < n; k++) sum -= 1 / (z + k) ** 2
  return sum
}

/** 1 / Gamma(1 + z) with two derivatives, |z| <= 1/2. */
function taylor(z: number): { readonly value: number; readonly slope: number; readonly curvature: number } {
  let value = 0
  let slope = 0
  let half = 0
  for (let k = coefficients.length - 1; k >= 0; k--) {
    half = half * z + slope
    slope = slope * z + value
    value = value * z + coefficients[k]!
  }
  return { value, slope, curvature: 2 * half }
}
