import type { MessageTable } from '../../sentence.ts'
import { remlEnglish } from './reml.ts'
import { reportEnglish } from './report.ts'

/** All sentences in English, by code. */
export const en: MessageTable = { ...remlEnglish, ...reportEnglish }
