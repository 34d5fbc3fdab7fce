import { Refused } from '../engine/engine.ts'
import { refused } from '../state.ts'

/** Does what asks the worker; what that refuses is said on the page. */
export async function attempt(work: () => Promise<void>): Promise<void> {
  try {
    refused.value = null
    await work()
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    refused.value = error.diagnostic
  }
}
