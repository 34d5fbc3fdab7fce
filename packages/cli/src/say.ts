import { type CliCodes, cliEnglish, type MessageTable, type Speaker, speaker } from '@lmm/diagnostics'

/** The diagnostics of the command line. */
export const say: Speaker<CliCodes> = /* @__PURE__ */ speaker<CliCodes>(cliEnglish)

/** The message of a code in the language of the session, where it is no diagnostic but part of an output. */
export function sentence<Code extends keyof CliCodes & string>(
  code: Code,
  data: CliCodes[Code],
  messages: MessageTable | undefined,
): string {
  const other = messages?.[code]
  return other ? other.message(data as never) : cliEnglish[code].message(data)
}
