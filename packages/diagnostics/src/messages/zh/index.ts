import type { MessageTable } from '../../sentence.ts'
import { cliChinese } from './cli.ts'
import { cliWordsChinese } from './cli-words.ts'
import { covarianceChinese } from './covariance.ts'
import { designChinese } from './design.ts'
import { formulaChinese } from './formula.ts'
import { predictionChinese } from './prediction.ts'
import { readersChinese } from './readers.ts'
import { remlChinese } from './reml.ts'
import { reportChinese } from './report.ts'

/** All sentences in Chinese, by code. */
export const zh: MessageTable = {
  ...designChinese,
  ...cliChinese,
  ...cliWordsChinese,
  ...covarianceChinese,
  ...formulaChinese,
  ...predictionChinese,
  ...readersChinese,
  ...remlChinese,
  ...reportChinese,
}
