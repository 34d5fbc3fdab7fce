import type { Diagnostic } from '@lmm/diagnostics'

/** A warning or a note: `message` and `hint` in English, `data` to say them in another language. */
export type Remark = Omit<Diagnostic, 'severity'>

/** The diagnostics of one severity as remarks. */
export function remarks(diagnostics: readonly Diagnostic[], severity: Diagnostic['severity']): Remark[] {
  return diagnostics
    .filter((diagnostic) => diagnostic.severity === severity)
    .map(({ severity: _, ...remark }) => remark)
}
