import { sleepstudy } from '@lmm/datasets/sleepstudy'
import { type LmmData, LmmError, type LmmOptions, lmm } from '../src/index.ts'

/** A title, a formula, and the data (sleepstudy when left out), of whatever type. */
export type Refused = readonly [title: string, formula: string, data?: unknown, options?: LmmOptions]

/** What a user reads when the input is wrong, whatever its type. */
function refusal([title, formula, ...given]: Refused): string {
  const [data, options] = given.length > 0 ? given : [sleepstudy]
  try {
    lmm(formula, data as LmmData, options)
  } catch (error) {
    if (error instanceof LmmError) return `# ${title}\n${error.message}`
    throw error
  }
  throw new Error(`${title}: nothing was thrown`)
}

/** What a user reads in each case. */
export const refusals = (cases: readonly Refused[]): string => cases.map(refusal).join('\n\n')
