import { type DegreesOfFreedom, type DfMethod, satterthwaite } from '@lmm/degrees-of-freedom'
import { wrongArgument } from '@lmm/diagnostics'
import type { FittedModel } from '@lmm/reml'
import { say } from './say.ts'

/** How to test and how wide intervals are. */
export interface InferenceOptions {
  /** Method of the degrees of freedom, with the covariance that belongs to it; default `satterthwaite`. */
  readonly df?: DfMethod
  /** Probability of intervals, default 0.95. */
  readonly level?: number
}

/** The degrees of freedom that the options ask for. */
export function degreesOf(model: FittedModel, { df = satterthwaite }: InferenceOptions): DegreesOfFreedom {
  if (typeof df?.of !== 'function') throw wrongArgument('the test', 'df', df, 'df-method')
  return df.of(model)
}

/** The level that the options ask for. Throws unless it is between 0 and 1. */
export function levelOf({ level = 0.95 }: InferenceOptions): number {
  if (level > 0 && level < 1) return level
  throw say.error('inference/invalid-option', { option: 'level', found: String(level), expected: ['0 < level < 1'] })
}
