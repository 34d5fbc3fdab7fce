import { type MessageTable, type ReportCodes, reportEnglish } from '@lmm/diagnostics'

/** Says the sentences of a report: `words('report/term', {})`. */
export type Words = <Code extends keyof ReportCodes & string>(code: Code, data: ReportCodes[Code]) => string

/** The words of a language; a code that `messages` lacks is said in English. */
export function wordsOf(messages: MessageTable = {}): Words {
  return (code, data) => {
    const sentence = messages[code]
    return sentence ? sentence.message(data as never) : reportEnglish[code].message(data)
  }
}
