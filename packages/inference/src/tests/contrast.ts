import { wrongArgument } from '@lmm/diagnostics'
import { checkCall, type FittedModel } from '@lmm/reml'
import { degreesOf, type InferenceOptions, levelOf } from '../options.ts'
import { type FTest, withPValue } from './f-test.ts'
import { type LinearTest, linearTest } from './linear-test.ts'
import { type Weights, weightsOf } from './weights.ts'

/** A linear function of the fixed effects with its test against zero. */
export interface ContrastTest extends LinearTest {
  readonly contrast: string
}

/**
 * Estimates and tests of linear functions of the fixed effects, by label.
 *
 * @param contrasts - weights of the coefficients: by name, or all of them in order.
 * @throws LmmError where a weight names no coefficient.
 * @example
 * ```ts
 * import { contrast, lmm } from 'lmm'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * const model = lmm('Reaction ~ Days + (Days | Subject)', sleepstudy)
 * const [week] = contrast(model, { 'after a week': { '(Intercept)': 1, Days: 7 } })
 * console.log(week!.estimate.toFixed(2), week!.stdError.toFixed(3), week!.df.toFixed(1))
 * ```
 * ```text
 * 324.68 11.973 17.0
 * ```
 */
export function contrast(
  model: FittedModel,
  contrasts: Readonly<Record<string, Weights>>,
  options: InferenceOptions = {},
): ContrastTest[] {
  checkCall('contrast()', model, options, { df: true, level: true })
  if (typeof contrasts !== 'object' || contrasts === null)
    throw wrongArgument('contrast()', 'contrasts', contrasts, 'weights')
  const degrees = degreesOf(model, options)
  const level = levelOf(options)
  return Object.entries(contrasts).map(([label, weights]) => ({
    contrast: label,
    ...linearTest(model, degrees, weightsOf(model, weights, label), level),
  }))
}

/**
 * The F test that all of these linear functions of the fixed effects are zero; they may depend on each other.
 *
 * @throws LmmError where a weight names no coefficient.
 * @example
 * ```ts
 * import { jointTest, lmm } from 'lmm'
 * import { cake } from '@lmm/datasets/cake'
 * const model = lmm('angle ~ recipe + temp + (1 | recipe:replicate)', cake)
 * const { numDf, denDf, statistic } = jointTest(model, [{ recipeB: 1 }, { recipeC: 1 }])
 * console.log(numDf, denDf!.toFixed(1), statistic!.toFixed(4))
 * ```
 * ```text
 * 2 42.0 0.2488
 * ```
 */
export function jointTest(
  model: FittedModel,
  rows: readonly Weights[],
  options: Pick<InferenceOptions, 'df'> = {},
): FTest {
  checkCall('jointTest()', model, options, { df: true })
  if (!Array.isArray(rows)) throw wrongArgument('jointTest()', 'rows', rows, 'weights-list')
  const L = rows.map((weights, i) => weightsOf(model, weights, `row ${i + 1}`))
  return withPValue(degreesOf(model, options).joint(L))
}
