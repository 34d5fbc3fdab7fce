import type { MessageTable } from '../../sentence.ts'
import { callsEnglish } from './calls.ts'
import { cliEnglish } from './cli.ts'
import { cliWordsEnglish } from './cli-words.ts'
import { covarianceEnglish } from './covariance.ts'
import { degreesOfFreedomEnglish } from './degrees-of-freedom.ts'
import { designEnglish } from './design/design.ts'
import { explanationEnglish } from './explanation.ts'
import { figuresEnglish } from './figures.ts'
import { formulaEnglish } from './formula.ts'
import { inferenceEnglish } from './inference.ts'
import { plotsEnglish } from './plots.ts'
import { predictionEnglish } from './prediction.ts'
import { readersEnglish } from './readers.ts'
import { remlEnglish } from './reml.ts'
import { reportEnglish } from './report.ts'

/** All sentences in English, by code. */
export const en: MessageTable = {
  ...designEnglish,
  ...callsEnglish,
  ...cliEnglish,
  ...cliWordsEnglish,
  ...covarianceEnglish,
  ...degreesOfFreedomEnglish,
  ...figuresEnglish,
  ...explanationEnglish,
  ...formulaEnglish,
  ...inferenceEnglish,
  ...plotsEnglish,
  ...predictionEnglish,
  ...readersEnglish,
  ...remlEnglish,
  ...reportEnglish,
}
