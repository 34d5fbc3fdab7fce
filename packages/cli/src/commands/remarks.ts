import type { Diagnostic } from '@lmm/diagnostics'
import type { Summary } from '@lmm/report'

type Remarks = Pick<Summary, 'warnings' | 'notes'>

/** A summary with what there is to say about its tables and options, before what the fit says. */
export function withRemarks<Told extends Remarks>(summary: Told, diagnostics: readonly Diagnostic[]): Told {
  const { warnings, notes } = remarksOf(diagnostics)
  return { ...summary, warnings: [...warnings, ...summary.warnings], notes: [...notes, ...summary.notes] }
}

/** Diagnostics as remarks by their severity. */
export function remarksOf(diagnostics: readonly Diagnostic[]): Remarks {
  const of = (wanted: Diagnostic['severity']): Remarks['notes'] =>
    diagnostics.filter(({ severity }) => severity === wanted).map(({ severity: _, ...remark }) => remark)
  return { warnings: of('warning'), notes: of('info') }
}
