import { LmmError, type MessageTable, render } from '@lmm/diagnostics'
import { say } from '../say.ts'
import type { Session } from '../session.ts'
import { isUsageError } from './usage.ts'

/** Exit statuses: a fit, a clear error, wrong usage. */
export const status = { done: 0, failed: 1, wrongUsage: 2 } as const

/** Writes an error for people to standard error and returns the exit status. */
export function tellFailure(error: unknown, session: Session): number {
  const { io, messages, word } = session
  const known = error instanceof LmmError ? error : unexpected(error)
  io.stderr.write(`${word('cli/word/error-label')}${rendered(known, messages)}\n`)
  if (known !== error && io.environment.LMM_DEBUG && error instanceof Error) io.stderr.write(`${error.stack}\n`)
  return isUsageError(known) ? status.wrongUsage : status.failed
}

const rendered = (error: LmmError, messages: MessageTable | undefined): string =>
  render(error.diagnostic, messages ? { messages } : {})

function unexpected(error: unknown): LmmError {
  return say.error('cli/unexpected', {
    reason: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
  })
}
