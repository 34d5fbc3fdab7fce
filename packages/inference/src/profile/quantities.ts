import { fixedQuantities } from './fixed-quantities.ts'
import type { ProfileOptimum, Quantities } from './profiled-quantity.ts'
import { randomQuantities } from './random-quantities.ts'
import { residualQuantities } from './residual-quantities.ts'

/** In the order of a table: random effects, residuals, and by ML the fixed effects. */
export function profiledQuantities(optimum: ProfileOptimum): Quantities {
  const parts = [randomQuantities(optimum), residualQuantities(optimum)]
  return {
    profiled: [
      ...parts.flatMap(({ profiled }) => profiled),
      ...(optimum.criterion === 'ML' ? fixedQuantities(optimum) : []),
    ],
    left: parts.flatMap(({ left }) => left),
  }
}
