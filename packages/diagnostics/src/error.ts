import type { Diagnostic } from './diagnostic.ts'
import { render } from './render.ts'

/** An error with the diagnostic that explains it; `message` is the diagnostic rendered in English. */
export class LmmError extends Error {
  override readonly name = 'LmmError'
  readonly diagnostic: Diagnostic

  constructor(diagnostic: Diagnostic, options?: ErrorOptions) {
    super(render(diagnostic), options)
    this.diagnostic = diagnostic
  }
}
