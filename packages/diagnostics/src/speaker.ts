import type { Diagnostic, DiagnosticData, Place, Severity } from './diagnostic.ts'
import { LmmError } from './error.ts'
import type { Messages } from './sentence.ts'

/** Makes diagnostics of one area; `Codes` maps each code to the data its sentence needs. */
export interface Speaker<Codes> {
  /** A diagnostic to throw. */
  error<Code extends keyof Codes & string>(code: Code, data: Codes[Code], place?: Place): LmmError
  /** A diagnostic that doubts the result. */
  warning<Code extends keyof Codes & string>(code: Code, data: Codes[Code], place?: Place): Diagnostic
  /** A diagnostic that tells what was done. */
  info<Code extends keyof Codes & string>(code: Code, data: Codes[Code], place?: Place): Diagnostic
}

/** The speaker of an area from its English sentences. */
export function speaker<Codes>(english: Messages<Codes>): Speaker<Codes> {
  const make = <Code extends keyof Codes & string>(
    severity: Severity,
    code: Code,
    data: Codes[Code],
    place?: Place,
  ): Diagnostic => {
    const sentence = english[code]
    const hint = sentence.hint?.(data)
    return {
      code,
      severity,
      data: data as DiagnosticData,
      ...(place && { place }),
      message: sentence.message(data),
      ...(hint !== undefined && { hint }),
    }
  }
  return {
    error: (code, data, place) => new LmmError(make('error', code, data, place)),
    warning: (code, data, place) => make('warning', code, data, place),
    info: (code, data, place) => make('info', code, data, place),
  }
}
