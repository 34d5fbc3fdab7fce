import type { CovarianceParameter, NaturalQuantity } from '../structure.ts'

interface Reporting {
  readonly parameters: readonly CovarianceParameter[]
  report?(theta: Float64Array): readonly NaturalQuantity[]
}

/** What a part reports: its natural quantities, or its parameters where they are natural. */
export function reported(part: Reporting, theta: Float64Array): readonly NaturalQuantity[] {
  return part.report?.(theta) ?? part.parameters.map(({ name }, k) => ({ name, value: theta[k]! }))
}
