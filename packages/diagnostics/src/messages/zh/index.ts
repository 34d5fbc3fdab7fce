import type { MessageTable } from '../../sentence.ts'
import { remlChinese } from './reml.ts'
import { reportChinese } from './report.ts'

/** All sentences in Chinese, by code. */
export const zh: MessageTable = { ...remlChinese, ...reportChinese }
