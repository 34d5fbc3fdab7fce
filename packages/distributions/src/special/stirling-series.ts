/** log(2 pi) / 2 */
export const LOG_SQRT_2PI = 0.9189385332046727

/** B_2k / (2k (2k - 1)) */
export const STIRLING: Float64Array = /* @__PURE__ */ Float64Array.of(
  1 / 12,
  -1 / 360,
  1 / 1260,
  -1 / 1680,
  1 / 1188,
  -691 / 360360,
  1 / 156,
  -3617 / 122400,
)

/** log(Gamma(x)) - [(x - 1/2) log(x) - x + log(2 pi) / 2] for x of 10 and more (DLMF 5.11.1). */
export function stirlingSeries(x: number): number {
  const inverse = 1 / x
  const square = inverse * inverse
  let sum = 0
  for (let k = x > 1000 ? 2 : 7; k >= 0; k--) sum = sum * square + STIRLING[k]!
  return inverse * sum
}
