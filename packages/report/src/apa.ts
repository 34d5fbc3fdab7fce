import type { MessageTable } from '@lmm/diagnostics'
import { decimalsFor } from './numbers/decimals.ts'
import { formatNumber } from './numbers/format.ts'
import type { Summary } from './summary/summary.ts'
import { type Words, wordsOf } from './words.ts'

/** How sentences are written. */
export interface ApaOptions {
  /** Sentences of another language, e.g. `zh` of `@lmm/diagnostics/messages/zh`. */
  readonly messages?: MessageTable
}

/**
 * Sentences for a paper in the style of the American Psychological Association (7th edition): what was fitted, each fixed effect, F test and
 * comparison that the summary holds, and the random effects. p is given to three decimals, `p < .001` below; estimates are rounded by their standard errors.
 *
 * @example
 * ```ts
 * import { lmm, summarize } from 'lmm'
 * import { apaSentences } from '@lmm/report/apa'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * const sentences = apaSentences(summarize(lmm('Reaction ~ Days + (Days | Subject)', sleepstudy)))
 * console.log(sentences[2])
 * ```
 * ```text
 * Days: b = 10.5, SE = 1.5, 95% CI [7.2, 13.7], t(17.0) = 6.77, p < .001.
 * ```
 */
export function apaSentences(summary: Summary, options: ApaOptions = {}): string[] {
  const words = wordsOf(options.messages)
  return [
    words('report/apa-model', {
      formula: summary.formula,
      criterion: summary.criterion,
      rows: summary.n,
      groups: [...new Map(summary.random.map(({ group, levels }) => [group, levels]))].map(([name, levels]) => ({
        name,
        levels,
      })),
      df: summary.df,
    }),
    ...summary.fixed.map((row) => effectSentence(row.term, row, summary.level)),
    ...(summary.anova?.rows ?? []).flatMap(({ term, numDf, denDf, statistic, pValue }) =>
      statistic === null
        ? []
        : [`${term}: F(${numDf}, ${dfText(denDf)}) = ${formatNumber(statistic, 2)}, ${pText(pValue)}.`],
    ),
    ...(summary.means ?? []).flatMap(({ contrasts }) =>
      (contrasts ?? []).map((row) =>
        effectSentence([row.contrast, ...Object.values(row.by)].join(', '), row, summary.level),
      ),
    ),
    ...randomSentences(summary, words),
    ...(summary.singular ? [words('report/apa-singular', {})] : []),
  ]
}

interface Effect {
  readonly estimate: number | null
  readonly stdError: number | null
  readonly lower: number | null
  readonly upper: number | null
  readonly df: number | null
  readonly statistic: number | null
  readonly pValue: number | null
}

function effectSentence(name: string, effect: Effect, level: number): string {
  const { estimate, stdError, lower, upper, df, statistic, pValue } = effect
  const decimals = decimalsFor(stdError, 2, estimate ?? 0)
  const number = (value: number | null): string => minus(formatNumber(value, decimals))
  const parts = [
    `b = ${number(estimate)}`,
    ...(stdError === null ? [] : [`SE = ${number(stdError)}`]),
    ...(lower === null || upper === null
      ? []
      : [`${Number((100 * level).toPrecision(12))}% CI [${number(lower)}, ${number(upper)}]`]),
    ...(statistic === null
      ? []
      : [`${df === null ? 'z' : `t(${dfText(df)})`} = ${minus(formatNumber(statistic, 2))}`, pText(pValue)]),
  ]
  return `${name}: ${parts.join(', ')}.`
}

function randomSentences({ random, sigma }: Summary, words: Words): string[] {
  const told = random.flatMap(({ group, terms, sd, correlation }) =>
    terms.map((term, i) => {
      const own = `SD = ${formatNumber(sd[i] ?? null, decimalsFor((sd[i] ?? 0) / 10, 2, sd[i] ?? 0))}`
      const others = terms.slice(0, i).map((before, j) => {
        const r = correlation[i]?.[j]
        return r === null || r === undefined ? '' : `, r(${before}) = ${bounded(r, 2)}`
      })
      return words('report/apa-random', { group, term, numbers: own + others.join('') })
    }),
  )
  if (sigma === null) return told
  return [
    ...told,
    words('report/apa-residual', { numbers: `SD = ${formatNumber(sigma, decimalsFor(sigma / 10, 2, sigma))}` }),
  ]
}

const dfText = (df: number | null): string => (df === null ? '∞' : df.toFixed(df < 1000 ? 1 : 0))

/** What cannot exceed one has no zero before its point. */
const bounded = (value: number, decimals: number): string => minus(value.toFixed(decimals)).replace(/^(−?)0\./, '$1.')

/** `p = .042`; never zero. */
function pText(value: number | null): string {
  if (value === null) return 'p = n/a'
  return value < 0.001 ? 'p < .001' : `p = ${bounded(Math.min(value, 1), 3)}`
}

const minus = (text: string): string => text.replace(/^-/, '−')
