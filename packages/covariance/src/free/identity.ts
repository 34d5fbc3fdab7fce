import type { CorrelationStructure } from '../correlation.ts'
import { homogeneous } from '../lifts/homogeneous.ts'
import type { CovarianceStructure } from '../structure.ts'

/** Independent effects with one standard deviation, `identity`: theta is that standard deviation. */
export function identity(): CovarianceStructure {
  return homogeneous(independence())
}

/** No correlation between rows, be they at one position or not. */
function independence(): CorrelationStructure {
  const bound = {
    parameters: [],
    correlation: () => 0,
    derivative: () => 0,
    secondDerivative: () => 0,
    fromCorrelation: () => new Float64Array(0),
    repeats: true,
  } as const
  return { name: 'identity', bind: () => bound }
}
