import type { FittedModel } from '@lmm/reml'
import { say } from '../say.ts'
import { pythonCode } from './python.ts'
import { rCode } from './r.ts'
import { typescriptCode } from './typescript.ts'

/** Languages in which models are written as code. */
export type CodeLanguage = 'r' | 'python' | 'typescript'

/** Where the code reads its data. */
export interface CodeOptions {
  /** CSV file with a header, default `data.csv`. */
  readonly file?: string
}

/**
 * A program that fits the same model: in R by lme4, nlme or mmrm, in Python by statsmodels, in TypeScript by this library. It reads the
 * data from a CSV file, gives factors their levels and contrasts, fits and prints the criterion last.
 *
 * @throws LmmError `report/no-code` where that software has no such model, `report/no-response` where the formula has no left side.
 * @example
 * ```ts
 * import { lmm } from 'lmm'
 * import { codeFor } from '@lmm/report/code'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * console.log(codeFor(lmm('Reaction ~ Days + (Days | Subject)', sleepstudy), 'r', { file: 'sleepstudy.csv' }).trimEnd())
 * ```
 * ```text
 * library(lme4)
 * d <- read.csv("sleepstudy.csv", na.strings = c("", "NA"), check.names = FALSE)
 * d$Subject <- factor(d$Subject)
 * fit <- lmer(Reaction ~ 1 + Days + (1 + Days | Subject), data = d, REML = TRUE)
 * summary(fit)
 * -2 * as.numeric(logLik(fit))
 * ```
 */
export function codeFor(model: FittedModel, language: CodeLanguage, options: CodeOptions = {}): string {
  const { file = 'data.csv' } = options
  if (model.terms.response === null) throw say.error('report/no-response', {})
  switch (language) {
    case 'r':
      return rCode(model, file)
    case 'python':
      return pythonCode(model, file)
    case 'typescript':
      return typescriptCode(model, file)
  }
}
