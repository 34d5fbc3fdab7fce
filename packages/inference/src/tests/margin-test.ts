import { checkOptions } from '@lmm/diagnostics'
import { studentT } from '@lmm/distributions'
import { say } from '../say.ts'

/** What is to be shown of an estimate. */
export type MarginHypothesis = 'equivalence' | 'non-inferiority' | 'superiority'

/** An estimate with what is needed to test it against margins: a row of `contrast`, `compareMeans` or `coefficients`. */
export interface Tested {
  readonly estimate: number | null
  readonly stdError: number | null
  readonly df: number | null
}

/** Options of `marginTest`. */
export interface MarginOptions {
  /** The margin, above 0; for equivalence the limits on both sides, or one for both. */
  readonly margin: number | readonly [lower: number, upper: number]
  /** Default `equivalence`. */
  readonly hypothesis?: MarginHypothesis
  /** Significance level of the one-sided tests, default 0.05. */
  readonly alpha?: number
}

/** The test of an estimate against margins. */
export interface MarginTest {
  readonly hypothesis: MarginHypothesis
  /** The smaller t of the one-sided tests; null without an estimate. */
  readonly statistic: number | null
  readonly pValue: number | null
  /** Limits of the interval of level 1 - 2 alpha, which lies within the margins where the hypothesis is shown. */
  readonly lower: number | null
  readonly upper: number | null
  readonly shown: boolean
}

/**
 * Tests an estimate against margins: two one-sided tests for equivalence (Schuirmann 1987), that it lies above -margin for
 * non-inferiority, above margin for superiority.
 *
 * @throws LmmError `inference/invalid-option` for margins that are none.
 * @example
 * ```ts
 * import { coefficients, lmm, marginTest } from 'lmm'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * const [, days] = coefficients(lmm('Reaction ~ Days + (Days | Subject)', sleepstudy))
 * const { pValue, shown } = marginTest(days!, { margin: 5, hypothesis: 'superiority' })
 * console.log(pValue!.toFixed(5), shown)
 * ```
 * ```text
 * 0.00127 true
 * ```
 */
export function marginTest({ estimate, stdError, df }: Tested, options: MarginOptions): MarginTest {
  checkOptions('marginTest()', options, { margin: true, hypothesis: true, alpha: true })
  const { hypothesis = 'equivalence', alpha = 0.05 } = options
  const [below, above] = marginsOf(options.margin)
  if (!(alpha > 0 && alpha < 0.5))
    throw say.error('inference/invalid-option', {
      option: 'alpha',
      found: String(alpha),
      expected: ['0 < alpha < 0.5'],
    })
  if (estimate === null || stdError === null || df === null || !(stdError > 0))
    return { hypothesis, statistic: null, pValue: null, lower: null, upper: null, shown: false }
  const t = studentT(df)
  const statistic = statisticOf(hypothesis, estimate, stdError, below, above)
  const pValue = t.upper(statistic)
  const half = t.upperQuantile(alpha) * stdError
  return { hypothesis, statistic, pValue, lower: estimate - half, upper: estimate + half, shown: pValue < alpha }
}

function statisticOf(
  hypothesis: MarginHypothesis,
  estimate: number,
  stdError: number,
  below: number,
  above: number,
): number {
  switch (hypothesis) {
    case 'equivalence':
      return Math.min((estimate - below) / stdError, (above - estimate) / stdError)
    case 'non-inferiority':
      return (estimate - below) / stdError
    case 'superiority':
      return (estimate - above) / stdError
    default:
      throw say.error('inference/invalid-option', {
        option: 'hypothesis',
        found: String(hypothesis),
        expected: ['equivalence', 'non-inferiority', 'superiority'],
      })
  }
}

function marginsOf(margin: MarginOptions['margin']): readonly [number, number] {
  const [below, above] = typeof margin === 'number' ? [-margin, margin] : margin
  if (Number.isFinite(below) && Number.isFinite(above) && below < above) return [below, above]
  throw say.error('inference/invalid-option', {
    option: 'margin',
    found: String(margin),
    expected: ['margin > 0', '[lower, upper]'],
  })
}
