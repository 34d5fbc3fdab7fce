import { type FormulaCodes, formulaEnglish, type LmmError, type Span, type Speaker, speaker } from '@lmm/diagnostics'

/** The voice of this package. */
export const say: Speaker<FormulaCodes> = /* @__PURE__ */ speaker<FormulaCodes>(formulaEnglish)

/** An error about a part of a text, to throw. */
export function errorAt<Code extends keyof FormulaCodes & string>(
  code: Code,
  data: FormulaCodes[Code],
  text: string,
  span: Span,
): LmmError {
  return say.error(code, data, { kind: 'text', text, span })
}
