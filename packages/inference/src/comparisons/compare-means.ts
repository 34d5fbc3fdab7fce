import { estimateOf } from '@lmm/degrees-of-freedom'
import { checkOptions, wrongArgument } from '@lmm/diagnostics'
import { isEstimable } from '../means/estimability.ts'
import type { MarginalMeans } from '../means/marginal-means.ts'
import type { MeanFunction } from '../means/mean-functions.ts'
import { meanOffset } from '../means/mean-offset.ts'
import { type Transformation, transformationOf } from '../means/response-scale.ts'
import { degreesOf, levelOf } from '../options.ts'
import { say } from '../say.ts'
import { twoSided } from '../tests/linear-test.ts'
import { type Adjustment, adjusted } from './adjustments.ts'
import { type ContrastKind, contrastsOfKind, type MeansContrast } from './contrast-kinds.ts'

/** Options of `compareMeans`. */
export interface CompareOptions {
  /** Which comparisons; default all pairs. Own ones as weights of the means, by label. */
  readonly contrasts?: ContrastKind | Readonly<Record<string, readonly number[]>>
  /** Level that others are compared with, of kind `control`; default the first. */
  readonly control?: string
  /** Default `tukey` for all pairs, `dunnett` for a control, else `none`. */
  readonly adjust?: Adjustment
}

/** A comparison of means; numbers are null where the data do not determine it. */
export interface MeansComparison {
  /** `first - second`; a ratio `first / second` on the scale of a response that was logged. */
  readonly contrast: string
  /** Levels of the factors within which it is. */
  readonly by: Readonly<Record<string, string>>
  readonly estimate: number | null
  readonly stdError: number | null
  readonly df: number | null
  readonly statistic: number | null
  /** Two-sided and adjusted. */
  readonly pValue: number | null
  readonly lower: number | null
  readonly upper: number | null
}

/**
 * Comparisons of marginal means, adjusted within each group of `by`.
 *
 * @throws LmmError where weights are not one for each mean, or a level is none of the means.
 * @example
 * ```ts
 * import { compareMeans, lmm, marginalMeans } from 'lmm'
 * import { oats } from '@lmm/datasets/oats'
 * const model = lmm('yield ~ Variety * nitro + (1 | Block/Variety)', oats)
 * for (const { contrast, estimate, df, pValue } of compareMeans(marginalMeans(model, 'Variety')))
 *   console.log(contrast, estimate!.toFixed(2), df!.toFixed(1), pValue!.toFixed(4))
 * ```
 * ```text
 * Golden Rain - Marvellous -5.29 10.0 0.7419
 * Golden Rain - Victory 6.88 10.0 0.6104
 * Marvellous - Victory 12.17 10.0 0.2458
 * ```
 */
export function compareMeans(means: MarginalMeans, options: CompareOptions = {}): MeansComparison[] {
  checkOptions('compareMeans()', options, { contrasts: true, control: true, adjust: true })
  if (!Array.isArray(means?.functions)) throw wrongArgument('compareMeans()', 'means', means, 'means')
  const { contrasts = 'pairwise' } = options
  const { model, functions, by, variables } = means
  const transformation = means.options.scale === 'response' ? transformationOf(model) : null
  const separator = transformation?.base ? ' / ' : ' - '
  const groups = new Map<string, MeanFunction[]>()
  for (const each of functions) {
    const key = JSON.stringify(by.map((name) => each.levels[name]))
    groups.set(key, [...(groups.get(key) ?? []), each])
  }
  return [...groups.values()].flatMap((own) => {
    const labels = own.map(({ levels }) => variables.map((name) => levels[name]).join(' '))
    const list =
      typeof contrasts === 'string'
        ? contrastsOfKind(contrasts, labels, options.control, separator)
        : Object.entries(contrasts).map(([label, weights]) => customContrast(label, weights, labels))
    const within = Object.fromEntries(by.map((name) => [name, own[0]!.levels[name]!]))
    return compareWithin(means, own, list, within, options, transformation)
  })
}

function customContrast(label: string, weights: readonly number[], labels: readonly string[]): MeansContrast {
  if (weights.length !== labels.length)
    throw say.error('inference/mean-weights-length', { label, found: weights.length, means: labels })
  return { label, weights }
}

/** One family. */
function compareWithin(
  { model, options: asked, kind: of }: MarginalMeans,
  own: readonly MeanFunction[],
  contrasts: readonly MeansContrast[],
  by: Readonly<Record<string, string>>,
  { contrasts: kind = 'pairwise', adjust }: CompareOptions,
  transformation: Transformation | null,
): MeansComparison[] {
  const degrees = degreesOf(model, asked)
  const level = levelOf(asked)
  const offset = transformation && of === 'mean' ? meanOffset(model) : 0
  // a difference on the scale of the response is linear in the coefficients only nearby (delta method)
  const slopes = own.map(({ weights }) =>
    transformation && transformation.base === null ? transformation.slope(estimateOf(model, weights) + offset) : 1,
  )
  const rows = contrasts.map(({ label, weights }) => {
    const l = combined(
      own.map((mean) => mean.weights),
      weights.map((weight, i) => weight * slopes[i]!),
    )
    const estimable = isEstimable(
      combined(
        own.map((mean) => mean.deviations),
        weights,
      ),
    )
    const { variance, df } = degrees.linear(l)
    const stdError = Math.sqrt(Math.max(0, variance))
    const estimate =
      transformation && transformation.base === null
        ? weights.reduce(
            (sum, weight, i) => sum + weight * transformation.inverse(estimateOf(model, own[i]!.weights) + offset),
            0,
          )
        : estimateOf(model, l)
    return { label, l, estimable, estimate, stdError, df }
  })
  const { pValues, critical } = adjusted(adjust ?? defaultAdjustment(kind), {
    tests: rows.map(({ estimable, estimate, stdError, df }) =>
      estimable ? { statistic: twoSided(estimate, stdError, df).statistic, df } : { statistic: null, df: null },
    ),
    means: own.length,
    correlation: () =>
      correlations(
        rows.map(({ l }) => l),
        (l) => degrees.linear(l).variance,
      ),
  })
  return rows.map(({ label, estimable, estimate, stdError, df }, i): MeansComparison => {
    if (!estimable)
      return {
        contrast: label,
        by,
        estimate: null,
        stdError: null,
        df: null,
        statistic: null,
        pValue: null,
        lower: null,
        upper: null,
      }
    const margin = stdError > 0 ? critical(i, level) * stdError : 0
    const { statistic } = twoSided(estimate, stdError, df)
    const test = { df, statistic, pValue: pValues[i]! }
    const base = transformation?.base
    if (base) {
      const ratio = base ** estimate
      return {
        contrast: label,
        by,
        estimate: ratio,
        stdError: Math.abs(Math.log(base)) * ratio * stdError,
        ...test,
        lower: base ** (estimate - margin),
        upper: base ** (estimate + margin),
      }
    }
    return { contrast: label, by, estimate, stdError, ...test, lower: estimate - margin, upper: estimate + margin }
  })
}

function defaultAdjustment(kind: NonNullable<CompareOptions['contrasts']>): Adjustment {
  if (kind === 'pairwise') return 'tukey'
  return kind === 'control' ? 'dunnett' : 'none'
}

function combined(rows: readonly Float64Array[], weights: readonly number[]): Float64Array {
  const out = new Float64Array(rows[0]?.length ?? 0)
  rows.forEach((row, i) => {
    for (let j = 0; j < out.length; j++) out[j]! += weights[i]! * row[j]!
  })
  return out
}

/** From the variances of sums: Cov(a, b) = (Var(a + b) - Var(a) - Var(b)) / 2. */
function correlations(functions: readonly Float64Array[], variance: (l: Float64Array) => number): number[][] {
  const sd = functions.map((l) => Math.sqrt(Math.max(0, variance(l))))
  return functions.map((a, i) =>
    functions.map((b, j) => {
      if (i === j) return 1
      const sum = variance(a.map((value, k) => value / sd[i]! + b[k]! / sd[j]!))
      return Math.max(-1, Math.min(1, sum / 2 - 1))
    }),
  )
}
