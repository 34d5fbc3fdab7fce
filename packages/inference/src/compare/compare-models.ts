import { chiSquare } from '@lmm/distributions'
import type { Criterion, FittedModel } from '@lmm/reml'
import { say } from '../say.ts'
import { boundaryPValue } from './boundary.ts'
import { type InformationCriteria, informationCriteria } from './information.ts'
import { type SimulationOptions, simulatedPValue } from './simulated-p-value.ts'

/** Fits a model again with something changed, as `update` of the package `lmm` does. */
export type Refit = (
  model: FittedModel,
  change: { readonly formula?: string; readonly criterion?: Criterion },
) => FittedModel

/** Options of `compareModels`. */
export interface CompareModelsOptions {
  /** How models fitted by REML are fitted again by ML; false compares them as they are. */
  readonly refit: Refit | false
  /** Simulates the p values of tests of variances whose mixture of chi-squares is not known in closed form. */
  readonly simulate?: SimulationOptions
}

/** One model beside the one before it. */
export interface ModelComparison extends InformationCriteria {
  readonly formula: string
  readonly criterion: Criterion
  readonly npar: number
  readonly logLik: number
  /** -2 log likelihood, of the criterion used. */
  readonly deviance: number
  /** Difference of the deviances; null in the first row, and where the parameters are as many. */
  readonly chisq: number | null
  readonly df: number | null
  readonly pValue: number | null
  /** The p value where variances are tested, whose null hypothesis lies on the boundary; null where it is neither known nor simulated. */
  readonly pBoundary: number | null
  /** Number of responses that `pBoundary` was simulated from; null where it is known in closed form. */
  readonly simulations: number | null
}

/**
 * Likelihood-ratio tests of models in the order given, each against the one before.
 *
 * @throws LmmError where the models have other rows or another response, or, compared by REML, other fixed effects.
 * @example
 * ```ts
 * import { compareModels, lmm } from 'lmm'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * const intercepts = lmm('Reaction ~ Days + (1 | Subject)', sleepstudy)
 * const [, slopes] = compareModels([intercepts, lmm('Reaction ~ Days + (Days | Subject)', sleepstudy)])
 * console.log(slopes!.chisq!.toFixed(3), slopes!.df, slopes!.pValue!.toExponential(3))
 * ```
 * ```text
 * 42.139 2 7.072e-10
 * ```
 */
export function compareModels(
  models: readonly FittedModel[],
  { refit, simulate }: CompareModelsOptions,
): ModelComparison[] {
  for (const model of models.slice(1)) comparable(models[0]!, model, refit === false)
  const byMl = models.map((model) =>
    refit === false || model.specification.criterion === 'ML' ? model : refit(model, { criterion: 'ML' }),
  )
  return byMl.map((model, k) => comparisonOf(model, byMl[k - 1], simulate))
}

function comparable(first: FittedModel, other: FittedModel, asTheyAre: boolean): void {
  const response = (model: FittedModel): string => model.terms.response?.label ?? ''
  if (response(first) !== response(other))
    throw say.error('inference/other-response', { first: response(first), other: response(other) })
  if (first.n !== other.n || !sameRows(first, other))
    throw say.error('inference/other-rows', { formula: other.terms.formula, rows: other.n, expected: first.n })
  if (!asTheyAre) return
  const [a, b] = [first.specification.criterion, other.specification.criterion]
  if (a !== b) throw say.error('inference/other-criterion', { first: a, other: b })
  if (a === 'REML' && first.names.join('\n') !== other.names.join('\n'))
    throw say.error('inference/reml-fixed-effects', { formula: other.terms.formula })
}

function sameRows(first: FittedModel, other: FittedModel): boolean {
  if (!first.rows || !other.rows) return true
  const [a, b] = [first.rows.y, other.rows.y]
  return a.length === b.length && a.every((value, i) => value === b[i])
}

function comparisonOf(
  model: FittedModel,
  before: FittedModel | undefined,
  simulate: SimulationOptions | undefined,
): ModelComparison {
  const { npar, logLik, criterion } = model
  const row = {
    formula: model.terms.formula,
    criterion: model.specification.criterion,
    npar,
    logLik,
    deviance: criterion,
    ...informationCriteria(model),
  }
  const untested = { chisq: null, df: null, pValue: null, pBoundary: null, simulations: null }
  if (!before || before.npar === npar) return { ...row, ...untested }
  const [small, large] = before.npar < npar ? [before, model] : [model, before]
  const df = large.npar - small.npar
  const chisq = Math.max(0, small.criterion - large.criterion)
  const known = boundaryPValue(small, large, chisq)
  const wanted = known === null && simulate && small.names.join('\n') === large.names.join('\n')
  const simulated = wanted ? simulatedPValue(small, large, chisq, simulate) : null
  return {
    ...row,
    chisq,
    df,
    pValue: chiSquare(df).upper(chisq),
    pBoundary: simulated?.pValue ?? known,
    simulations: simulated?.simulations ?? null,
  }
}
