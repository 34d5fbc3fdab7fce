import { studentT } from '@lmm/distributions'

/** Computes t with P(|T| <= t) = level at any degrees of freedom, infinite ones too; the last answers are kept. */
export function tQuantiles(level: number): (df: number) => number {
  const known = new Map<number, number>()
  const upper = (1 + level) / 2
  return (df) => {
    const found = known.get(df)
    if (found !== undefined) return found
    const value = studentT(df).quantile(upper)
    if (known.size < 4096) known.set(df, value)
    return value
  }
}
