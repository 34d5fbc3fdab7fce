import type { MessageTable } from '../../sentence.ts'
import { reportChinese } from './report.ts'

/** All sentences in Chinese, by code. */
export const zh: MessageTable = { ...reportChinese }
