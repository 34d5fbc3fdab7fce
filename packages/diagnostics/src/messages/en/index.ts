import type { MessageTable } from '../../sentence.ts'

/** All sentences in English, by code. */
export const en: MessageTable = {}
