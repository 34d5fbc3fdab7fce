import { heldCoefficient } from './held-coefficient.ts'
import type { ProfiledQuantity, ProfileOptimum } from './profiled-quantity.ts'

/** The fixed effects: everything else is the covariance parameters, sigma and the other fixed effects profiled out. */
export function fixedQuantities({ model, objective, theta }: ProfileOptimum): ProfiledQuantity[] {
  const { beta, unscaledCovariance, sigma } = objective.solve(theta)
  const { X, y } = model.products!
  return model.names.map((name, j) => {
    const at = heldCoefficient(model, objective, j)
    const row = at.row
    let estimate = 0
    let variance = 0
    for (let a = 0; a < X.size; a++) {
      estimate += row[a]! * beta[a]!
      for (let b = 0; b < X.size; b++) variance += row[a]! * unscaledCovariance.get(a, b) * row[b]!
    }
    return {
      parameter: name,
      group: null,
      estimate: at.origin + y.scale * estimate,
      bounds: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
      spread: y.scale * sigma * Math.sqrt(variance),
      start: theta,
      at: at.hold,
    }
  })
}
