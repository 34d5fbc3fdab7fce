import { checkCall, type FittedModel } from '@lmm/reml'
import { degreesOf, type InferenceOptions, levelOf } from '../options.ts'
import { type LinearTest, linearTest } from './linear-test.ts'

/** One fixed effect with its test against zero. */
export interface CoefficientTest extends LinearTest {
  /** Name of the column of X. */
  readonly term: string
}

/**
 * The table of fixed effects, in R's order.
 *
 * @example
 * ```ts
 * import { coefficients, lmm } from 'lmm'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * const model = lmm('Reaction ~ Days + (Days | Subject)', sleepstudy)
 * for (const { term, estimate, df, pValue } of coefficients(model))
 *   console.log(term, estimate.toFixed(3), df.toFixed(2), pValue!.toExponential(2))
 * ```
 * ```text
 * (Intercept) 251.405 17.00 1.17e-17
 * Days 10.467 17.00 3.26e-6
 * ```
 */
export function coefficients(model: FittedModel, options: InferenceOptions = {}): CoefficientTest[] {
  checkCall('coefficients()', model, options, { df: true, level: true })
  const degrees = degreesOf(model, options)
  const level = levelOf(options)
  const p = model.names.length
  return model.names.map((term, j) => {
    const l = new Float64Array(p)
    l[j] = 1
    return { term, ...linearTest(model, degrees, l, level) }
  })
}
