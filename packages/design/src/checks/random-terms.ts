import type { LmmError } from '@lmm/diagnostics'
import type { Design, RandomDesign } from '../design.ts'
import { say } from '../say.ts'

/** What of a random term these checks read. */
type Judged = 'term' | 'groupName' | 'levels' | 'names'

/**
 * Why a random term cannot be told from independent residuals of one variance, as an error to throw, or null: one level only, a level for each row, or
 * as many random effects as rows (the rule of lme4; a term of structure `diag` is judged column by column, other structures by their levels).
 *
 * Only the first holds where the residual has a structure of its own, variances are known or the levels are related.
 *
 * @example
 * ```ts
 * import { unidentifiable } from '@lmm/design'
 * import { lmm } from 'lmm'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * const { random } = lmm('Reaction ~ Days + (Days | Subject)', sleepstudy).rows!
 * console.log(unidentifiable({ random, observations: 180 }))
 * console.log(unidentifiable({ random, observations: 36 })!.diagnostic.code)
 * ```
 * ```text
 * null
 * design/too-many-random-effects
 * ```
 */
export function unidentifiable(
  design: { readonly random: readonly Pick<RandomDesign, Judged>[] } & (
    | Pick<Design, 'n' | 'weights'>
    | { readonly observations: number }
  ),
): LmmError | null {
  const observations = 'observations' in design ? design.observations : countedRows(design)
  for (const random of design.random) {
    const problem = tooManyEffects(random, observations)
    if (problem) return problem
  }
  return null
}

/**
 * The error of a grouping factor with a single level, or null.
 *
 * @example
 * ```ts
 * import { singleLevel } from '@lmm/design'
 * import { lmm } from 'lmm'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * const { random } = lmm('Reaction ~ Days + (1 | Subject)', sleepstudy).rows!
 * console.log(singleLevel({ random }))
 * console.log(singleLevel({ random: [{ ...random[0]!, levels: ['308'] }] })!.diagnostic.code)
 * ```
 * ```text
 * null
 * design/one-level-group
 * ```
 */
export function singleLevel({ random }: { readonly random: readonly Pick<RandomDesign, Judged>[] }): LmmError | null {
  for (const { groupName, levels, term } of random)
    if (levels.length < 2)
      return say.error('design/one-level-group', { group: groupName, level: levels[0] ?? '', term: term.label })
  return null
}

function tooManyEffects(
  { term, groupName, levels, names }: Pick<RandomDesign, Judged>,
  observations: number,
): LmmError | null {
  if (levels.length >= observations)
    return say.error('design/one-row-per-level', {
      group: groupName,
      levels: levels.length,
      rows: observations,
      term: term.label,
    })
  const effects = levels.length * names.length
  if (term.structure !== 'us' || effects < observations) return null
  return say.error('design/too-many-random-effects', {
    term: term.label,
    effects,
    levels: levels.length,
    columns: names.length,
    rows: observations,
  })
}

/** A row of frequency weight w stands for w rows. */
function countedRows({ n, weights }: Pick<Design, 'n' | 'weights'>): number {
  return weights?.kind === 'frequency' ? weights.values.reduce((sum, weight) => sum + weight, 0) : n
}
