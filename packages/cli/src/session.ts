import type { MessageTable } from '@lmm/diagnostics'
import type { Io } from './io.ts'
import type { Word } from './language.ts'

/** One run of the command: the outside world and the language. */
export interface Session {
  readonly io: Io
  readonly messages: MessageTable | undefined
  readonly word: Word
}
