import { type FittedModel, sigmaElements, sigmaMap, structuresOf } from '@lmm/reml'

/** Indices of the random terms in the order of theta: by grouping factor, then as written. */
export function thetaOrder({ random }: FittedModel): number[] {
  const groups = [...new Set(random.map(({ group }) => group))]
  return groups.flatMap((group) => random.flatMap((term, k) => (term.group === group ? [k] : [])))
}

/** Covariance of the random effects of each term in the basis of the fit, absolute, q x q by rows. */
export function basisCovariances(model: FittedModel): Float64Array[] {
  const structures = structuresOf(model)
  const out: Float64Array[] = []
  let from = 0
  for (const k of thetaOrder(model)) {
    const q = model.random[k]!.terms.length
    const count = structures[k]!.parameters.length
    const map = sigmaMap([structures[k]!], [q], sigmaElements([q]))
    const [Sigma] = map.sigma(model.theta.slice(from, from + count))
    out[k] = Sigma!.map((value) => value * model.basis.variance)
    from += count
  }
  return out
}
