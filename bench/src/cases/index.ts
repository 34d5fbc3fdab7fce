import type { BenchCase } from '../bench-case.ts'
import { crossedCases } from './crossed.ts'
import { inferenceCases } from './inference.ts'
import { longitudinalCases } from './longitudinal.ts'
import { maximalCase } from './maximal.ts'
import { predictionCases } from './prediction.ts'
import { residualCases } from './residuals.ts'
import { sleepstudyCases } from './sleepstudy.ts'
import { tableCases } from './tables.ts'

/** Every case, in the order of the table. */
export const benchCases: readonly BenchCase[] = [
  ...sleepstudyCases,
  ...longitudinalCases,
  ...crossedCases,
  maximalCase,
  ...residualCases,
  ...tableCases,
  ...inferenceCases,
  ...predictionCases,
]

/** Cases called `wanted` or `wanted-...`. */
export function casesNamed(wanted: string): readonly BenchCase[] {
  return benchCases.filter(({ name }) => name === wanted || name.startsWith(`${wanted}-`))
}
