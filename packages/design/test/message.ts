import { LmmError } from '@lmm/diagnostics'

/** What a user reads when this fails; throws when it does not. */
export function messageOf(run: () => unknown): string {
  try {
    run()
  } catch (error) {
    if (error instanceof LmmError) return error.message
    throw error
  }
  throw new Error('nothing was thrown')
}
