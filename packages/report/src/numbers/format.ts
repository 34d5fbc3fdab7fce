/** What stands where a number does not exist. */
export const absent = ''

/**
 * A number with the given decimals. Numbers that would need more than nine digits on either side of the point are written with
 * an exponent, rounded at the same place.
 */
export function formatNumber(value: number | null, decimals: number): string {
  if (value === null) return absent
  const size = Math.abs(value)
  if (value !== 0 && (size >= 1e9 || decimals > 9)) {
    const digits = Math.floor(Math.log10(size)) + decimals
    return digits < 0 ? '0' : value.toExponential(Math.min(digits, 15))
  }
  const text = value.toFixed(Math.max(0, decimals))
  return Number(text) === 0 ? text.replace('-', '') : text
}

/** A number with six significant digits, for values without a known uncertainty. */
export function formatSignificant(value: number | null, digits = 6): string {
  if (value === null) return absent
  return String(Number(value.toPrecision(digits)))
}

/** A correlation with as many decimals as `digits`, more where these would round it to one. */
export function formatCorrelation(value: number | null, digits = 2): string {
  if (value === null) return absent
  if (Math.abs(value) === 1) return String(value)
  for (let decimals = digits; decimals < digits + 4; decimals++) {
    const text = formatNumber(value, decimals)
    if (Math.abs(Number(text)) < 1) return text
  }
  return value.toFixed(digits)
}

/** A power of ten that a small amount does not reach, `1e-12` at the least: below that the amount itself is rounding. */
export function formatBound(value: number): string {
  return (10 ** Math.max(-12, Math.floor(Math.log10(value)) + 1)).toExponential(0).replace('e+0', '')
}
