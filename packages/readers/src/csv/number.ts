const [minus, zero, nine] = [45, 48, 57]
const powersOf10: Float64Array = Float64Array.from({ length: 16 }, (_, k) => 10 ** k)
const decimalNumber = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/
const infinite = /^[+-]?inf(?:inity)?$/i
const notANumber = /^nan$/i

/**
 * The number of plain digits with at most one decimal mark; NaN where that is not all there is. Exact: up to 15 digits are an
 * integer without rounding, and so is the power of 10, so that the division rounds once (Clinger 1990).
 */
export function plainNumber(text: string, decimal: number): number {
  const { length } = text
  const negative = text.charCodeAt(0) === minus
  const first = negative ? 1 : 0
  if (length - first > 16) return Number.NaN
  let value = 0
  let digits = 0
  let mark = -1
  for (let at = first; at < length; at++) {
    const c = text.charCodeAt(at)
    if (c >= zero && c <= nine) {
      value = value * 10 + (c - zero)
      digits++
    } else if (c === decimal && mark < 0) mark = digits
    else return Number.NaN
  }
  if (digits === 0 || digits > 15) return Number.NaN
  if (mark >= 0) value /= powersOf10[digits - mark]!
  return negative ? -value : value
}

/** The number that a cell says, blanks around it allowed: decimal, exponent, Inf; NaN for `NaN`; undefined for other text. */
export function numberOf(cell: string, decimal: '.' | ','): number | undefined {
  if (decimal === '.' && decimalNumber.test(cell)) return Number(cell)
  const trimmed = cell.trim()
  if (decimal === ',' && trimmed.includes('.')) return undefined
  const text = decimal === ',' ? trimmed.replace(',', '.') : trimmed
  if (decimalNumber.test(text)) return Number(text)
  if (infinite.test(text)) return text.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
  return notANumber.test(text) ? Number.NaN : undefined
}
