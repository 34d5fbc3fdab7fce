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

/** A p value: three decimals, or two significant digits where these would round it to zero. */
export function formatPValue(value: number | null): string {
  if (value === null) return absent
  if (value >= 0.001) return value.toFixed(3)
  return value < 1e-99 ? '<1e-99' : value.toExponential(1)
}

/** Degrees of freedom. */
export function formatDf(value: number | null): string {
  if (value === null) return absent
  return value.toFixed(value < 1000 ? 1 : 0)
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
