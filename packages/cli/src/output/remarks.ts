import { render } from '@lmm/diagnostics'
import type { Summary } from '@lmm/report'
import type { Session } from '../session.ts'

/** Warnings and notes on standard error, for outputs that have no room for them. */
export function tellRemarks({ warnings, notes }: Pick<Summary, 'warnings' | 'notes'>, session: Session): void {
  const { io, messages, word } = session
  const options = messages ? { messages } : {}
  for (const warning of warnings)
    io.stderr.write(`${word('cli/word/warning-label')}${render({ ...warning, severity: 'warning' }, options)}\n`)
  for (const note of notes)
    io.stderr.write(`${word('cli/word/note-label')}${render({ ...note, severity: 'info' }, options)}\n`)
}
