import { type FittedModel, sigmaElements, sigmaMap, structuresOf, transformBlocks, userMatrix } from '@lmm/reml'
import { thetaOrder } from './basis-covariances.ts'

/** G of one random term on the user's scale, with its derivatives by psi = (theta, log sigma). */
export interface TermDerivatives {
  /** q x q by rows. */
  readonly G: Float64Array
  /** By element of psi; zero where the term does not depend on it. */
  readonly derivatives: readonly Float64Array[]
}

/** How the covariances of the random effects move with the covariance parameters, by term of the formula. */
export function randomDerivatives(model: FittedModel): TermDerivatives[] {
  const { random, theta, basis } = model
  const size = model.thetaCovariance.rows
  const structures = structuresOf(model)
  const out: TermDerivatives[] = []
  let from = 0
  for (const k of thetaOrder(model)) {
    const { terms, G } = random[k]!
    const q = terms.length
    const count = structures[k]!.parameters.length
    const elements = sigmaElements([q])
    const J = sigmaMap([structures[k]!], [q], elements).jacobian(theta.slice(from, from + count))
    const M = userMatrix(basis.random[k]!.basis)
    const whole = Float64Array.from(G.to1DArray())
    const derivatives = Array.from({ length: size }, (_, parameter) => {
      const own = parameter - from
      if (own >= 0 && own < count) {
        const dSigma = new Float64Array(q * q)
        elements.forEach(({ i, j }, a) => {
          const value = J[a * count + own]! * basis.variance
          dSigma[i * q + j] = value
          dSigma[j * q + i] = value
        })
        return transformBlocks(dSigma, M, M)
      }
      // sigma^2 is a factor of G where it is estimated: psi is then longer than theta
      return parameter === theta.length ? whole.map((value) => 2 * value) : new Float64Array(q * q)
    })
    out[k] = { G: whole, derivatives }
    from += count
  }
  return out
}
