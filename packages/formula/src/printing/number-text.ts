/**
 * A number as R's deparse writes it: at most 15 significant digits, scientific where that is shorter (`1e+05`, `0.001`, `1e-04`).
 */
export function numberText(value: number): string {
  const [mantissa, exponentText] = value.toExponential(14).split('e') as [string, string]
  const exponent = Number(exponentText)
  const digits = mantissa.replace(/\.?0+$/, '')
  const significant = digits.replace(/[-.]/g, '').length
  const decimals = Math.max(0, significant - exponent - 1)
  const scientific = `${digits}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`
  const fixedWidth = Math.max(exponent + 1, 1) + (decimals > 0 ? decimals + 1 : 0)
  return fixedWidth <= scientific.length ? value.toFixed(decimals) : scientific
}
