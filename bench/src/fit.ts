import { type LmmData, type LmmOptions, lmm } from 'lmm'
import { optimize } from 'lmm/reml'
import type { Outcome } from './bench-case.ts'

/** Fits by `lmm()` with its defaults; counts the evaluations of the criterion on the way. */
export function fit(formula: string, data: LmmData, asked: LmmOptions = {}): Outcome {
  let evaluations = 0
  const { criterion, certificate } = lmm(formula, data, {
    ...asked,
    optimizer: (objective, options) => {
      const result = optimize(objective, options)
      evaluations = result.evaluations
      return result
    },
  })
  const { status } = certificate
  return { criterion, evaluations, ...(status !== 'optimal' && { remark: status }) }
}
