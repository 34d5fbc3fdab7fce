import { type FittedModel, sigmaElements, sigmaMap, structuresOf, type TermDerivative } from '@lmm/reml'

/** Sigma of every random term in the basis of the fit and its derivatives by theta. */
export interface TermCovariances {
  /** Indices of the terms in the order of theta: by grouping factor, then as written. */
  readonly order: readonly number[]
  /** Sigma by term of the design, q x q by rows, relative to `basis.variance`. */
  readonly Sigma: readonly Float64Array[]
  /** By theta_k, relative to `basis.variance`. */
  readonly derivatives: readonly TermDerivative[]
}

const known = new WeakMap<FittedModel, TermCovariances>()

/** The covariances of the random terms of a model, computed once. */
export function termCovariances(model: FittedModel): TermCovariances {
  const found = known.get(model) ?? compute(model)
  known.set(model, found)
  return found
}

function compute(model: FittedModel): TermCovariances {
  const { random, theta } = model
  const groups = [...new Set(random.map(({ group }) => group))]
  const order = groups.flatMap((group) => random.flatMap((term, k) => (term.group === group ? [k] : [])))
  const sizes = order.map((k) => random[k]!.terms.length)
  const elements = sigmaElements(sizes)
  const structures = structuresOf(model)
  const bounds = order.map((k) => structures[k]!)
  const map = sigmaMap(bounds, sizes, elements)
  const Sigma: Float64Array[] = []
  map.sigma(theta).forEach((values, at) => {
    Sigma[order[at]!] = values.slice()
  })
  const J = map.jacobian(theta)
  const m = map.parameters.length
  const owner = bounds.flatMap((bound, at) => bound.parameters.map(() => at))
  const derivatives = owner.map((at, k): TermDerivative => {
    const q = sizes[at]!
    const dSigma = new Float64Array(q * q)
    elements.forEach(({ term, i, j }, a) => {
      if (term !== at) return
      dSigma[i * q + j] = J[a * m + k]!
      dSigma[j * q + i] = J[a * m + k]!
    })
    return { term: order[at]!, dSigma }
  })
  return { order, Sigma, derivatives }
}
