/** 1 / 3, 1 / 5, 1 / 7 ... */
const ODD = /* @__PURE__ */ Float64Array.from({ length: 20 }, (_, k) => 1 / (2 * k + 3))

/**
 * log(r) - (r - 1), the deviance of a ratio from one: never positive, without cancellation when r is close to 1.
 *
 * From log(r) = 2 artanh(s), s = (r - 1) / (r + 1), of which r - 1 is subtracted analytically.
 *
 * @param excess - r - 1, which the caller may know better than `r - 1` would tell
 */
export function logDeviation(r: number, excess: number): number {
  if (excess < -0.5 || excess > 1) return Math.log(r) - excess
  const s = excess / (2 + excess)
  const square = s * s
  const size = Math.abs(excess)
  let sum = 0
  for (let k = size < 1e-3 ? 2 : size < 0.05 ? 5 : 17; k >= 0; k--) sum = sum * square + ODD[k]!
  return s * (2 * square * sum - excess)
}
