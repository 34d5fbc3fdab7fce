/**
 * A number as the label of a level: at most 15 significant digits, as R has them, so that 0.1 + 0.2 and 0.3 are one level; never in
 * powers of ten below 1e21 (R writes 1e+05).
 */
export function numberLabel(value: number): string {
  return Number.isSafeInteger(value) ? String(value) : String(Number(value.toPrecision(15)))
}

const decimal = /^\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*$/

/** The number that a text holds, or null: decimal notation with spaces around it, nothing else. */
export function numberIn(text: string): number | null {
  return decimal.test(text) ? Number(text) : null
}
