import { LmmError } from '@lmm/diagnostics'

/** What is said when something is refused: message and hint. */
export function refusal(attempt: () => unknown): string {
  try {
    attempt()
  } catch (error) {
    if (error instanceof LmmError) return `${error.diagnostic.message} ${error.diagnostic.hint ?? ''}`.trim()
    throw error
  }
  return 'nothing was refused'
}
