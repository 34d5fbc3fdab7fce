/**
 * How many decimals show the first `digits` significant digits of an uncertainty, at most 20, negative before the point: an estimate
 * is printed as far as its standard error knows it. Without an uncertainty (zero or null) the value itself is shown to six significant digits.
 */
export function decimalsFor(uncertainty: number | null, digits: number, value = 0): number {
  if (uncertainty !== null && uncertainty > 0) return places(uncertainty, digits)
  return value === 0 ? 0 : places(Math.abs(value), 6)
}

function places(size: number, digits: number): number {
  const rounded = Number(size.toPrecision(digits))
  return Math.min(20, digits - 1 - Math.floor(Math.log10(rounded)))
}
