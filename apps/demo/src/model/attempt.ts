import { type Criterion, type Diagnostic, type FittedModel, LmmError, lmm, type Summary, summarize } from 'lmm'
import { sleepstudy } from './sleepstudy.ts'

/** A model with the time that it took. */
export interface Fit {
  readonly status: 'fitted'
  readonly model: FittedModel
  readonly summary: Summary
  /** Of `lmm` from the text of the formula to the certificate. */
  readonly milliseconds: number
}

/** Why there is no model. */
export interface Refusal {
  readonly status: 'refused'
  readonly diagnostic: Diagnostic
}

/** Fits a formula to sleepstudy, or tells why not. */
export function attempt(formula: string, criterion: Criterion): Fit | Refusal {
  const start = performance.now()
  try {
    const model = lmm(formula, sleepstudy, { criterion })
    const milliseconds = performance.now() - start
    return { status: 'fitted', model, summary: summarize(model), milliseconds }
  } catch (error) {
    if (error instanceof LmmError) return { status: 'refused', diagnostic: error.diagnostic }
    // A field that takes any formula must outlive a defect of the library, and say it.
    reportError(error)
    return { status: 'refused', diagnostic: unexpected(error) }
  }
}

const unexpected = (error: unknown): Diagnostic => ({
  code: 'demo/unexpected',
  severity: 'error',
  data: {},
  message: String(error),
})
