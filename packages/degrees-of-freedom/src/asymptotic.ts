import type { DfMethod } from './df-method.ts'
import { waldMethod } from './wald-method.ts'

/** No finite degrees of freedom: z and chi-square tests. */
export const asymptotic: DfMethod = /* @__PURE__ */ waldMethod('asymptotic', () => ({
  linear: () => Number.POSITIVE_INFINITY,
  joint: () => Number.POSITIVE_INFINITY,
}))
