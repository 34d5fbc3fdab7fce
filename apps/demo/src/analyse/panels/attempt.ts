import type { Signal } from '@preact/signals'
import type { Diagnostic } from 'lmm'
import { Refused } from '../engine/engine.ts'
import { refused } from '../state.ts'

/** Does what asks the worker; what that refuses is said where `said` is shown, or else between the model and its report. */
export async function attempt(work: () => Promise<void>, said: Signal<Diagnostic | null> = refused): Promise<void> {
  try {
    said.value = null
    await work()
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    said.value = error.diagnostic
  }
}
