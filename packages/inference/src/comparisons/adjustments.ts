import { multivariateT, type StudentizedRange, studentizedRange, studentT } from '@lmm/distributions'
import { say } from '../say.ts'

/** Adjustments of p values and intervals for several comparisons in one family. */
export type Adjustment = 'none' | 'tukey' | 'bonferroni' | 'holm' | 'sidak' | 'dunnett' | 'fdr'

/** All adjustments, by name. */
export const adjustments: readonly Adjustment[] = ['none', 'tukey', 'bonferroni', 'holm', 'sidak', 'dunnett', 'fdr']

/** A family of comparisons. */
export interface Family {
  /** t and degrees of freedom of each; null where it cannot be estimated. */
  readonly tests: readonly { readonly statistic: number | null; readonly df: number | null }[]
  /** Number of means that are compared. */
  readonly means: number
  /** Correlations of the estimates. */
  correlation(): readonly (readonly number[])[]
}

/** What an adjustment makes of a family. */
export interface Adjusted {
  /** Two-sided p value of each comparison; null where there is none. */
  readonly pValues: readonly (number | null)[]
  /** The factor of the standard error in the limits of each, for intervals of this level. */
  critical(i: number, level: number): number
}

/**
 * Tukey: the studentized range at |t| sqrt 2 over the means compared, each with its own degrees of freedom. Dunnett: the largest of correlated t.
 * Holm and FDR (Benjamini & Hochberg 1995) adjust p values; their intervals are Bonferroni's.
 */
export function adjusted(kind: Adjustment, family: Family): Adjusted {
  const { tests, means } = family
  const plain = tests.map(({ statistic, df }) =>
    statistic === null || df === null ? null : Math.min(1, 2 * studentT(df).upper(Math.abs(statistic))),
  )
  const m = plain.filter((p) => p !== null).length
  const t = (i: number, alpha: number): number => studentT(tests[i]!.df!).upperQuantile(alpha / 2)
  const each = (f: (p: number) => number): (number | null)[] =>
    plain.map((p) => (p === null ? null : Math.min(1, f(p))))
  const bonferroni = (i: number, level: number): number => t(i, (1 - level) / m)
  switch (kind) {
    case 'none':
      return { pValues: plain, critical: (i, level) => t(i, 1 - level) }
    case 'bonferroni':
      return { pValues: each((p) => m * p), critical: bonferroni }
    case 'sidak':
      return {
        pValues: each((p) => -Math.expm1(m * Math.log1p(-p))),
        critical: (i, level) => t(i, -Math.expm1(Math.log(level) / m)),
      }
    case 'holm':
      return { pValues: stepwise(plain, (p, rank) => (m - rank) * p, 'up'), critical: bonferroni }
    case 'fdr':
      return { pValues: stepwise(plain, (p, rank) => (m * p) / (rank + 1), 'down'), critical: bonferroni }
    case 'tukey': {
      const range = byDf((df): StudentizedRange => studentizedRange(Math.max(2, means), df))
      return {
        pValues: tests.map(({ statistic, df }) =>
          statistic === null || df === null ? null : range(df).upper(Math.abs(statistic) * Math.SQRT2),
        ),
        critical: (i, level) => range(tests[i]!.df!).upperQuantile(1 - level) / Math.SQRT2,
      }
    }
    case 'dunnett': {
      const usable = tests.flatMap(({ statistic }, i) => (statistic === null ? [] : [i]))
      const whole = family.correlation()
      const correlation = usable.map((i) => usable.map((j) => whole[i]![j]!))
      const largest = byDf((df) => multivariateT(correlation, df).absolute)
      return {
        pValues: tests.map(({ statistic, df }) =>
          statistic === null || df === null ? null : largest(df).upper(Math.abs(statistic)),
        ),
        critical: (i, level) => largest(tests[i]!.df!).upperQuantile(1 - level),
      }
    }
    default:
      throw say.error('inference/invalid-option', { option: 'adjust', found: String(kind), expected: adjustments })
  }
}

/** A distribution by degrees of freedom, those that agree to eight digits being one. */
function byDf<T>(make: (df: number) => T): (df: number) => T {
  const known = new Map<string, T>()
  return (df) => {
    const key = df.toPrecision(8)
    const found = known.get(key) ?? make(df)
    known.set(key, found)
    return found
  }
}

/** Step-down (`up`: the largest so far) or step-up (`down`: the smallest from here) p values, by their rank from 0. */
function stepwise(
  plain: readonly (number | null)[],
  f: (p: number, rank: number) => number,
  direction: 'up' | 'down',
): (number | null)[] {
  const order = plain.flatMap((p, i) => (p === null ? [] : [i])).sort((a, b) => plain[a]! - plain[b]!)
  const out: (number | null)[] = plain.map(() => null)
  let bound = direction === 'up' ? 0 : 1
  const ranks = order.map((i, rank) => ({ i, rank }))
  for (const { i, rank } of direction === 'up' ? ranks : ranks.reverse()) {
    const value = Math.min(1, f(plain[i]!, rank))
    bound = direction === 'up' ? Math.max(bound, value) : Math.min(bound, value)
    out[i] = bound
  }
  return out
}
