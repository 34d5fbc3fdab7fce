import type { JointTest } from '@lmm/degrees-of-freedom'
import { chiSquare, fisherF } from '@lmm/distributions'

/** An F test, or a chi-square test divided by its degrees of freedom. */
export interface FTest extends JointTest {
  readonly pValue: number | null
}

/** The p value of a joint test. */
export function withPValue(test: JointTest): FTest {
  return { ...test, pValue: pValueOf(test) }
}

function pValueOf({ numDf, denDf, statistic }: JointTest): number | null {
  if (numDf === 0 || denDf === null || statistic === null) return null
  const F = Math.max(0, statistic)
  return denDf === Number.POSITIVE_INFINITY ? chiSquare(numDf).upper(numDf * F) : fisherF(numDf, denDf).upper(F)
}
