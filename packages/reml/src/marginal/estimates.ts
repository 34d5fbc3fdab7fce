import type { PatternProducts } from '@lmm/design'
import { invertFromCholesky, solveLower, solveLowerTransposed } from '@lmm/linalg'
import { Matrix } from 'ml-matrix'
import type { Estimates, RandomEstimates } from '../objective.ts'
import { emptyEstimates } from '../one-factor/estimates.ts'
import type { Profile, ProfileSettings } from '../profile.ts'
import type { PatternCovariance } from './pattern-covariance.ts'
import type { PatternSystem } from './pattern-system.ts'
import { writePrior, writeRelated } from './related-effects.ts'

/** Patterns that were factored, with what they are patterns of. */
interface Factored {
  readonly products: PatternProducts
  readonly settings: ProfileSettings
  readonly covariance: PatternCovariance
  readonly system: PatternSystem
}

/** Everything that follows from theta, where the patterns have just been factored at theta. */
export function marginalEstimates({ products, settings, covariance, system }: Factored, fit: Profile): Estimates {
  const { p } = products
  const inverse = new Float64Array(p * p)
  if (p > 0) invertFromCholesky(fit.L, p, inverse)
  const sizes = products.factors.flatMap(({ levels, terms }) => terms.map(({ basis }) => ({ levels, q: basis.size })))
  const random = sizes.map(({ levels, q }) => emptyEstimates(levels, q, p))
  products.relations.forEach((relation, t) => {
    if (relation) writePrior(relation, covariance.Sigmas[t]!, random[t]!)
  })
  if (random.length > 0)
    for (let c = 0; c < products.patterns.length; c++)
      writePattern(products, c, system.factors[c]!, covariance.Sigmas, fit.beta, inverse, random)
  return {
    criterion: fit.criterion,
    beta: fit.beta,
    unscaledCovariance: p > 0 ? Matrix.from1DArray(p, p, inverse) : Matrix.zeros(0, 0),
    sigma: settings.scaleFixed ? 1 : Math.sqrt(fit.rSquared / settings.nu),
    random: () => random,
  }
}

/** b = Sigma Z'V^-1 (y - X beta), Var(b | y) = Sigma - Sigma Z'V^-1 Z Sigma, Cov(b_hat - b, beta_hat) = -Sigma Z'V^-1 X (X'V^-1 X)^-1. */
function writePattern(
  products: PatternProducts,
  c: number,
  L: Float64Array,
  Sigmas: readonly Float64Array[],
  beta: Float64Array,
  inverse: Float64Array,
  random: readonly RandomEstimates[],
): void {
  const { p } = products
  const { size: k, clusters, own, terms } = products.patterns[c]!
  const width = p + 1
  const K = own!.slice()
  solveLower(L, k, K, clusters * width)
  solveLowerTransposed(L, k, K, clusters * width)
  terms.forEach((term, t) => {
    const { levels, count, Z, codes } = term
    const Sigma = Sigmas[t]!
    const relation = products.relations[t]
    if (relation) {
      for (let cluster = 0; cluster < clusters; cluster++)
        writeRelated({ term, relation, k, clusters, cluster, L, K, Sigma, beta, inverse, p }, random[t]!)
      return
    }
    const q = Math.sqrt(Sigma.length)
    const variances = conditionalVariances(L, k, levels, count, Z, Sigma, q)
    const ZK = new Float64Array(q * width)
    const out = random[t]!
    for (let cluster = 0; cluster < clusters; cluster++)
      for (let level = 0; level < count; level++) {
        ZK.fill(0)
        for (let i = 0; i < k; i++) {
          if (levels[i] !== level) continue
          const row = (i * clusters + cluster) * width
          for (let a = 0; a < q; a++) for (let x = 0; x < width; x++) ZK[a * width + x]! += Z[i * q + a]! * K[row + x]!
        }
        const code = codes[cluster * count + level]!
        writeLevel(out, code, q, p, Sigma, ZK, beta, inverse)
        out.variances.set(variances.subarray(level * q * q, (level + 1) * q * q), code * q * q)
      }
  })
}

function writeLevel(
  out: RandomEstimates,
  level: number,
  q: number,
  p: number,
  Sigma: Float64Array,
  ZK: Float64Array,
  beta: Float64Array,
  inverse: Float64Array,
): void {
  const width = p + 1
  const S = new Float64Array(q * width)
  for (let a = 0; a < q; a++)
    for (let b = 0; b < q; b++)
      for (let x = 0; x < width; x++) S[a * width + x]! += Sigma[a * q + b]! * ZK[b * width + x]!
  for (let a = 0; a < q; a++) {
    let mode = S[a * width + p]!
    for (let x = 0; x < p; x++) mode -= S[a * width + x]! * beta[x]!
    out.modes[level * q + a] = mode
    for (let x = 0; x < p; x++) {
      let sum = 0
      for (let y = 0; y < p; y++) sum -= S[a * width + y]! * inverse[y * p + x]!
      out.covariancesWithBeta[(level * q + a) * p + x] = sum
    }
  }
}

/** Sigma - (L^-1 Z Sigma)'(L^-1 Z Sigma) by level. */
function conditionalVariances(
  L: Float64Array,
  k: number,
  levels: Int32Array,
  count: number,
  Z: Float64Array,
  Sigma: Float64Array,
  q: number,
): Float64Array {
  const out = new Float64Array(count * q * q)
  const A = new Float64Array(k * q)
  for (let level = 0; level < count; level++) {
    A.fill(0)
    for (let i = 0; i < k; i++) {
      if (levels[i] !== level) continue
      for (let a = 0; a < q; a++) for (let b = 0; b < q; b++) A[i * q + b]! += Z[i * q + a]! * Sigma[a * q + b]!
    }
    solveLower(L, k, A, q)
    for (let a = 0; a < q; a++)
      for (let b = 0; b < q; b++) {
        let sum = Sigma[a * q + b]!
        for (let i = 0; i < k; i++) sum -= A[i * q + a]! * A[i * q + b]!
        out[(level * q + a) * q + b] = sum
      }
  }
  return out
}
