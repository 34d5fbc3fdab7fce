import type { MessageTable } from '../../sentence.ts'

/** All sentences in Chinese, by code. */
export const zh: MessageTable = {}
