import {
  type InferenceCodes,
  inferenceEnglish,
  type Messages,
  type MessageTable,
  type ReportCodes,
  reportEnglish,
} from '@lmm/diagnostics'

/** What reports tell: their own words, and hypotheses. */
type ToldCodes = ReportCodes & Pick<InferenceCodes, 'inference/hypothesis'>

const english: Messages<ToldCodes> = {
  ...reportEnglish,
  'inference/hypothesis': inferenceEnglish['inference/hypothesis'],
}

/** Says the sentences of a report: `words('report/term', {})`. */
export type Words = <Code extends keyof ToldCodes & string>(code: Code, data: ToldCodes[Code]) => string

/** The words of a language; a code that `messages` lacks is said in English. */
export function wordsOf(messages: MessageTable = {}): Words {
  return (code, data) => {
    const sentence = messages[code]
    return sentence ? sentence.message(data as never) : english[code].message(data)
  }
}
