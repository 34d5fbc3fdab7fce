import { checkCall, type FittedModel } from '@lmm/reml'
import { matchingTerms, type TermFilter, unknown } from './term-filter.ts'
import { beliefsOf, noLevel } from './uncertainty/beliefs.ts'
import { errorComputer } from './uncertainty/prediction-error.ts'
import { userMatrixOf } from './uncertainty/user-matrix.ts'

/** One coefficient of one group's own line: beta + b. */
export interface GroupCoefficient {
  readonly group: string
  readonly level: string
  readonly term: string
  /** Fixed effect plus random effect of the level. */
  readonly estimate: number
  /** Root of Var(beta_hat + b_hat - beta - b), by their joint covariance. */
  readonly stdError: number
  /** Satterthwaite's degrees of freedom of that variance. */
  readonly df: number
}

/**
 * The coefficients of each group, beta + b, as tidy rows by grouping factor, level and column; columns with no random effect for
 * the factor are the fixed effects themselves, random effects without a fixed one stand alone.
 *
 * @param options - which groups, levels and columns.
 * @throws LmmError `prediction/unknown-name` when a group, level or column is none of the model's; `prediction/needs-products` for a group
 *   with several random terms when the model was restored without its data.
 * @example
 * ```ts
 * import { groupCoefficients, lmm } from 'lmm'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * const model = lmm('Reaction ~ Days + (Days | Subject)', sleepstudy)
 * for (const { term, estimate, stdError } of groupCoefficients(model, { levels: ['308'] }))
 *   console.log(term, estimate.toFixed(3), stdError.toFixed(3))
 * ```
 * ```text
 * (Intercept) 253.664 12.255
 * Days 19.666 2.336
 * ```
 */
export function groupCoefficients(model: FittedModel, options: TermFilter = {}): GroupCoefficient[] {
  checkCall('groupCoefficients()', model, options, { group: true, term: true, levels: true })
  const { group, term, levels } = options
  const filter = { ...(group !== undefined && { group }), ...(levels && { levels }) }
  const matching = matchingTerms(model, filter)
  const groups = [...new Set(matching.map(({ k }) => model.random[k]!.group))]
  return groups.flatMap((name) => {
    const own = matching.filter(({ k }) => model.random[k]!.group === name)
    const random = own.flatMap(({ k }) => model.random[k]!.terms.map((column, i) => ({ column, k, i })))
    const columns = [...new Set([...model.names, ...random.map(({ column }) => column)])]
    if (term !== undefined && !columns.includes(term)) throw unknown('term', term, columns)
    return coefficientsOf(
      model,
      name,
      own[0]!.levels,
      columns.filter((column) => term === undefined || column === term),
      random,
    )
  })
}

function coefficientsOf(
  model: FittedModel,
  group: string,
  levels: readonly number[],
  columns: readonly string[],
  random: readonly { column: string; k: number; i: number }[],
): GroupCoefficient[] {
  const beliefs = beliefsOf(model)
  const error = errorComputer(model, 'satterthwaite')
  const MX = userMatrixOf(model.basis.X)
  const MZ = model.basis.random.map(({ basis }) => userMatrixOf(basis))
  const functions = columns.map((column) => {
    const j = model.names.indexOf(column)
    const own = random.filter((each) => each.column === column)
    const z = new Float64Array(beliefs.starts.at(-1)!)
    for (const { k, i } of own) z.set(MZ[k]!.getRow(i), beliefs.starts[k]!)
    const x = j < 0 ? new Float64Array(model.names.length) : Float64Array.from(MX.getRow(j))
    return { column, x, z, own, fixed: j < 0 ? 0 : model.beta[j]! }
  })
  return levels.flatMap((level) => {
    const belief = beliefs.at(model.random.map((each) => (each.group === group ? level : noLevel)))
    return functions.map(({ column, x, z, own, fixed }): GroupCoefficient => {
      const { variance, df } = error({ x, z, belief, residual: 0 })
      const modes = own.map(({ k, i }) => model.random[k]!.modes[level * model.random[k]!.terms.length + i]!)
      return {
        group,
        level: model.random[random[0]!.k]!.levels[level]!,
        term: column,
        estimate: fixed + modes.reduce((a, b) => a + b, 0),
        stdError: Math.sqrt(Math.max(0, variance)),
        df,
      }
    })
  })
}
