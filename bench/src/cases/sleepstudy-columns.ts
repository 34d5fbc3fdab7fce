import { sleepstudy } from '@lmm/datasets/sleepstudy'

export const sleepstudyFormula = 'Reaction ~ Days + (Days | Subject)'

/** The columns as a program has them that was not written for us: subjects are an array of texts. */
export function sleepstudyColumns(): { Reaction: Float64Array; Days: Float64Array; Subject: string[] } {
  const { Reaction, Days, Subject } = sleepstudy
  return { Reaction, Days, Subject: Array.from(Subject.codes, (code) => Subject.levels[code]!) }
}
