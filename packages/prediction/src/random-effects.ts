import { cholesky, solveLower } from '@lmm/linalg'
import { type FittedModel, transformBlocks, userMatrix } from '@lmm/reml'

/** One random effect of one level, with what is known of it. */
export interface RandomEffect {
  readonly group: string
  readonly level: string
  readonly term: string
  /** Conditional mode (BLUP). */
  readonly estimate: number
  /** Root of the conditional variance with beta taken as known, as lme4's condVar. */
  readonly stdError: number
  /** Root of Var(b_hat - b) with beta estimated. */
  readonly predictionError: number
}

/**
 * The conditional modes of all random effects as tidy rows, by term, level and column.
 *
 * @example
 * ```ts
 * import { lmm, randomEffects } from 'lmm'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * const [first] = randomEffects(lmm('Reaction ~ Days + (Days | Subject)', sleepstudy))
 * console.log(first!.group, first!.level, first!.term, first!.estimate.toFixed(3), first!.stdError.toFixed(3))
 * ```
 * ```text
 * Subject 308 (Intercept) 2.259 12.071
 * ```
 */
export function randomEffects(model: FittedModel): RandomEffect[] {
  return model.random.flatMap(({ group, levels, terms, modes, variances }, k) => {
    const q = terms.length
    const errors = predictionVariances(model, k)
    return levels.flatMap((level, g) =>
      terms.map((term, i): RandomEffect => {
        const at = (g * q + i) * q + i
        return {
          group,
          level,
          term,
          estimate: modes[g * q + i]!,
          stdError: Math.sqrt(Math.max(0, variances[at]!)),
          predictionError: Math.sqrt(Math.max(0, errors[at]!)),
        }
      }),
    )
  })
}

/** Var(b_hat - b) of random term k with beta estimated, levels x q x q: Var(b | y) + c vcov^-1 c' with c = Cov(b_hat - b, beta_hat). */
export function predictionVariances(model: FittedModel, k: number): Float64Array {
  const { basis, variances, covariancesWithBeta } = model.basis.random[k]!
  const p = model.names.length
  const { size } = basis
  const L = Float64Array.from(model.basis.vcov.to1DArray())
  cholesky(L, p)
  const out = variances.slice()
  const c = new Float64Array(p * size)
  for (let at = 0; at < variances.length; at += size * size) {
    const from = (at / size) * p
    for (let i = 0; i < size; i++) for (let x = 0; x < p; x++) c[x * size + i] = covariancesWithBeta[from + i * p + x]!
    solveLower(L, p, c, size)
    for (let i = 0; i < size; i++)
      for (let j = 0; j < size; j++)
        for (let x = 0; x < p; x++) out[at + i * size + j]! += c[x * size + i]! * c[x * size + j]!
  }
  const M = userMatrix(basis)
  return transformBlocks(out, M, M)
}
