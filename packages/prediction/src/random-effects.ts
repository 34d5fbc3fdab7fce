import { cholesky, solveLower } from '@lmm/linalg'
import { checkCall, type FittedModel, transformBlocks, userMatrix } from '@lmm/reml'
import { invalidOption } from './targets/new-levels.ts'
import { matchingTerms, type TermFilter } from './term-filter.ts'

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
  /** Place among the levels of this group and term, 1 for the largest. */
  readonly rank: number
}

/** Options of `randomEffects`. */
export interface RandomEffectsOptions extends TermFilter {
  /** Within each group and term: as in the model (default), or by the estimate. */
  readonly order?: 'model' | 'ascending' | 'descending'
}

const orders: readonly string[] = ['model', 'ascending', 'descending'] satisfies RandomEffectsOptions['order'][]

/**
 * The conditional modes of all random effects as tidy rows, by random term, level and column.
 *
 * @param options - which groups, levels and columns, and their order.
 * @throws LmmError `prediction/unknown-name` when a group, level or column is none of the model's.
 * @example
 * ```ts
 * import { lmm, randomEffects } from 'lmm'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * const model = lmm('Reaction ~ Days + (Days | Subject)', sleepstudy)
 * const [steepest] = randomEffects(model, { term: 'Days', order: 'descending' })
 * console.log(steepest!.level, steepest!.estimate.toFixed(3), steepest!.stdError.toFixed(3), steepest!.predictionError.toFixed(3))
 * ```
 * ```text
 * 308 9.199 2.305 2.639
 * ```
 */
export function randomEffects(model: FittedModel, options: RandomEffectsOptions = {}): RandomEffect[] {
  checkCall('randomEffects()', model, options, { order: true, group: true, term: true, levels: true })
  const { order = 'model' } = options
  if (!orders.includes(order)) throw invalidOption('order', order, orders)
  return matchingTerms(model, options).flatMap(({ k, columns, levels }) => {
    const { group, levels: names, terms, modes, variances } = model.random[k]!
    const q = terms.length
    const errors = predictionVariances(model, k)
    const ranks = columns.map((i) => ranksOf(names.map((_, g) => modes[g * q + i]!)))
    const row = (g: number, i: number, c: number): RandomEffect => {
      const at = (g * q + i) * q + i
      return {
        group,
        level: names[g]!,
        term: terms[i]!,
        estimate: modes[g * q + i]!,
        stdError: Math.sqrt(Math.max(0, variances[at]!)),
        predictionError: Math.sqrt(Math.max(0, errors[at]!)),
        rank: ranks[c]![g]!,
      }
    }
    if (order === 'model') return levels.flatMap((g) => columns.map((i, c) => row(g, i, c)))
    const sign = order === 'ascending' ? 1 : -1
    return columns.flatMap((i, c) => levels.map((g) => row(g, i, c)).sort((a, b) => sign * (a.estimate - b.estimate)))
  })
}

/** Places from the largest, 1, to the smallest. */
function ranksOf(values: readonly number[]): Int32Array {
  const order = values.map((_, at) => at).sort((a, b) => values[b]! - values[a]!)
  const ranks = new Int32Array(values.length)
  order.forEach((at, place) => {
    ranks[at] = place + 1
  })
  return ranks
}

const known = new WeakMap<FittedModel, Map<number, Float64Array>>()

/**
 * Var(b_hat - b) of random term k with beta estimated, levels x q x q: Var(b | y) + c vcov^-1 c' with c = Cov(b_hat - b, beta_hat).
 *
 * @example
 * ```ts
 * import { predictionVariances } from '@lmm/prediction'
 * import { lmm } from 'lmm'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * const model = lmm('Reaction ~ Days + (Days | Subject)', sleepstudy)
 * const variances = predictionVariances(model, 0)
 * console.log(variances.length, Math.sqrt(variances[0]!).toFixed(3))
 * ```
 * ```text
 * 72 13.100
 * ```
 */
export function predictionVariances(model: FittedModel, k: number): Float64Array {
  // docs/mathematics/prediction.md (3)
  const ofModel = known.get(model) ?? new Map<number, Float64Array>()
  known.set(model, ofModel)
  const found = ofModel.get(k) ?? computeVariances(model, k)
  ofModel.set(k, found)
  return found
}

function computeVariances(model: FittedModel, k: number): Float64Array {
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
