import { toBasis } from '@lmm/design'
import { checkModel, type FittedModel } from '@lmm/reml'
import { basisCovariances } from '../components/basis-covariances.ts'
import { say } from '../say.ts'

/** Shares of variance of a model (Nakagawa & Schielzeth 2013; Johnson 2014 with random slopes). */
export interface VarianceShares {
  /** Sample variance of X beta over the rows. */
  readonly fixed: number
  /** Mean over the rows of z'Gz. */
  readonly random: number
  readonly residual: number
  readonly r2: {
    /** Of the fixed effects alone. */
    readonly marginal: number
    /** Of fixed and random effects. */
    readonly conditional: number
  }
  readonly icc: {
    /** Random variance as a share of random and residual variance; null without random effects. */
    readonly adjusted: number | null
    /** As a share of all. */
    readonly unadjusted: number | null
  }
}

/**
 * R2 and ICC of a model from its variance shares. The residual variance is that of a row of weight 1; known variances count with their mean.
 *
 * @throws LmmError `inference/needs-rows` when the model does not hold its rows, `inference/no-residual-variance` when its residuals have
 *   no single variance.
 * @example
 * ```ts
 * import { lmm, rSquared } from 'lmm'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * const { r2, icc } = rSquared(lmm('Reaction ~ Days + (Days | Subject)', sleepstudy))
 * console.log(r2.marginal.toFixed(4), r2.conditional.toFixed(4), icc.adjusted!.toFixed(4))
 * ```
 * ```text
 * 0.2787 0.7992 0.7217
 * ```
 */
export function rSquared(model: FittedModel): VarianceShares {
  checkModel('rSquared()', model)
  // docs/mathematics/comparing-models.md (3), (4)
  const { rows } = model
  if (!rows) throw say.error('inference/needs-rows', { what: 'r2', columns: [] })
  const fixed = fixedVariance(model, rows)
  const random = randomVariance(model, rows)
  const residual = residualVariance(model, rows)
  const all = fixed + random + residual
  const mixed = model.random.length > 0
  return {
    fixed,
    random,
    residual,
    r2: { marginal: fixed / all, conditional: (fixed + random) / all },
    icc: { adjusted: mixed ? random / (random + residual) : null, unadjusted: mixed ? random / all : null },
  }
}

type Rows = NonNullable<FittedModel['rows']>

function fixedVariance({ basis }: FittedModel, { n, X }: Rows): number {
  const x = new Float64Array(X.columns.length)
  let mean = 0
  let squares = 0
  for (let i = 0; i < n; i++) {
    toBasis(basis.X, X.columns, i, 1, x, 0)
    const value = x.reduce((sum, entry, j) => sum + entry * basis.beta[j]!, 0)
    const step = value - mean
    mean += step / (i + 1)
    squares += step * (value - mean)
  }
  return squares / (n - 1)
}

function randomVariance(model: FittedModel, { n, random }: Rows): number {
  const covariances = basisCovariances(model)
  let sum = 0
  random.forEach(({ columns }, k) => {
    const q = columns.length
    const G = covariances[k]!
    const z = new Float64Array(q)
    for (let row = 0; row < n; row++) {
      toBasis(model.basis.random[k]!.basis, columns, row, 1, z, 0)
      for (let i = 0; i < q; i++) for (let j = 0; j < q; j++) sum += z[i]! * G[i * q + j]! * z[j]!
    }
  })
  return sum / n
}

function residualVariance({ sigma }: FittedModel, { n, weights }: Rows): number {
  if (weights?.kind === 'known-variance') return weights.values.reduce((sum, value) => sum + value, 0) / n
  if (sigma === null) throw say.error('inference/no-residual-variance', {})
  return sigma * sigma
}
