/** A number with the given decimals and a true minus sign. */
export function fixed(value: number, decimals: number): string {
  const text = value.toFixed(decimals)
  return (Number(text) === 0 ? text.replace('-', '') : text).replace('-', '−')
}

/** The same with a sign always. */
export function signed(value: number, decimals: number): string {
  const text = fixed(value, decimals)
  return text.startsWith('−') || Number(text) === 0 ? text : `+${text}`
}

/** Decimals that show `digits` significant digits of the smallest of some standard errors, so that a column shares its decimal point. */
export function decimalsFor(uncertainties: readonly number[], digits = 3): number {
  const known = uncertainties.filter((value) => value > 0)
  if (known.length === 0) return 2
  return Math.min(8, Math.max(0, digits - 1 - Math.floor(Math.log10(Math.min(...known)))))
}
