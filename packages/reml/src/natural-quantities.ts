import type { BoundCovariance, NaturalQuantity } from '@lmm/covariance'
import type { Matrix } from 'ml-matrix'

/**
 * What a structure reports of G, on the user's scale. Theta belongs to the basis of the fit: families that are closed under other
 * scales of the columns are told G; of the others all columns have one scale.
 *
 * @param scale - of the columns and the response together, where all columns have one.
 */
export function naturalQuantities(
  bound: BoundCovariance,
  theta: Float64Array,
  G: Matrix,
  scale: number,
): readonly NaturalQuantity[] {
  if (!bound.report) return []
  if (bound.closedUnder && bound.fromCovariance) return bound.report(bound.fromCovariance(G))
  const inUnits = bound.parameters.map(({ kind }, k) => {
    if (kind === 'variance') return theta[k]! * scale * scale
    return kind === 'sd' || kind === 'loading' ? theta[k]! * scale : theta[k]!
  })
  return bound.report(Float64Array.from(inUnits))
}
