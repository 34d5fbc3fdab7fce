export { chiSquare } from './chi-square.ts'
export type { Distribution } from './distribution.ts'
export { fisherF } from './fisher-f.ts'
export {
  type ExtremeDistribution,
  type MultivariateT,
  type MultivariateTOptions,
  multivariateT,
} from './multivariate-t.ts'
export { normal } from './normal.ts'
export { besselK, logBesselK } from './special/bessel-k.ts'
export { erf, erfc } from './special/erf.ts'
export { gamma, logGamma } from './special/gamma.ts'
export { type RegularizedIntegral, regularizedBeta, regularizedGamma } from './special/regularized.ts'
export { logBeta } from './special/stirling.ts'
export { studentT } from './student-t.ts'
export { type StudentizedRange, studentizedRange } from './studentized-range.ts'
