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
  const text = value.toFixed(decimals)
  return Number(text) === 0 ? text.replace('-', '') : text
}

/** A number with six significant digits, for values without a known uncertainty. */
export function formatSignificant(value: number | null, digits = 6): string {
  if (value === null) return absent
  return String(Number(value.toPrecision(digits)))
}

/** A correlation with two decimals, more where two would round it to one. */
export function formatCorrelation(value: number | null): string {
  if (value === null) return absent
  if (Math.abs(value) === 1) return String(value)
  for (let decimals = 2; decimals < 6; decimals++) {
    const text = formatNumber(value, decimals)
    if (Math.abs(Number(text)) < 1) return text
  }
  return value.toFixed(2)
}

/** A small amount in one significant digit, `3e-12`. */
export function formatAmount(value: number): string {
  if (value === 0) return '0'
  return Math.abs(value) < 1e-3 ? value.toExponential(0) : String(Number(value.toPrecision(2)))
}
