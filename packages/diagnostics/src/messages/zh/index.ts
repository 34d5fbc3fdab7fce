import type { MessageTable } from '../../sentence.ts'
import { callsChinese } from './calls.ts'
import { cliChinese } from './cli.ts'
import { cliWordsChinese } from './cli-words.ts'
import { covarianceChinese } from './covariance.ts'
import { degreesOfFreedomChinese } from './degrees-of-freedom.ts'
import { designChinese } from './design.ts'
import { explanationChinese } from './explanation.ts'
import { figuresChinese } from './figures.ts'
import { formulaChinese } from './formula.ts'
import { inferenceChinese } from './inference.ts'
import { plotsChinese } from './plots.ts'
import { predictionChinese } from './prediction.ts'
import { readersChinese } from './readers.ts'
import { remlChinese } from './reml.ts'
import { reportChinese } from './report.ts'

/** All sentences in Chinese, by code. */
export const zh: MessageTable = {
  ...designChinese,
  ...callsChinese,
  ...cliChinese,
  ...cliWordsChinese,
  ...covarianceChinese,
  ...degreesOfFreedomChinese,
  ...figuresChinese,
  ...explanationChinese,
  ...formulaChinese,
  ...inferenceChinese,
  ...plotsChinese,
  ...predictionChinese,
  ...readersChinese,
  ...remlChinese,
  ...reportChinese,
}
