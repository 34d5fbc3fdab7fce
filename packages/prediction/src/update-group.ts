import { type Table, type TableInput, tableOf, toBasis } from '@lmm/design'
import { checkCall, type FittedModel } from '@lmm/reml'
import { unnamed } from './past/known-groups.ts'
import { structuredUpdate } from './past/structured-update.ts'
import { rowResiduals } from './residual-covariance/row-residuals.ts'
import { type NewRows, namesNoGroups, newRows } from './rows/new-rows.ts'
import { say } from './say.ts'
import { placesOf } from './term-filter.ts'
import type { Belief } from './uncertainty/belief.ts'
import { beliefsOf, newLevel, startsOf } from './uncertainty/beliefs.ts'
import { copyOf, observe } from './uncertainty/updated-belief.ts'
import { userMatrixOf } from './uncertainty/user-matrix.ts'
import { withProducts } from './uncertainty/with-products.ts'

/** A random effect of a group after its new rows. */
export interface UpdatedEffect {
  readonly group: string
  readonly level: string
  readonly term: string
  /** Conditional mode given the rows, beta as fitted. */
  readonly estimate: number
  /** Root of the conditional variance with beta taken as known. */
  readonly stdError: number
  /** Root of Var(b_hat - b) with beta estimated. */
  readonly predictionError: number
}

/** What is known of groups after new rows: pass it to `predict` as `update`, or to the next `updateGroup` as `previous`. */
export interface GroupUpdate {
  /** Rows that have been used so far. */
  readonly rows: number
  readonly effects: readonly UpdatedEffect[]
  /** The levels that are believed something of, in the order of the belief; `known` is their place in the fit, or null. */
  readonly levels: readonly { readonly term: number; readonly level: string; readonly known: number | null }[]
  /** In the basis of the fit. */
  readonly belief: Belief
  /** The rows themselves where residuals are correlated, since their residuals say something of those to come; else null. */
  readonly past: Table | null
}

/** Options of `updateGroup`. */
export interface UpdateGroupOptions {
  /** What was known before these rows: rows may come one by one. */
  readonly previous?: GroupUpdate
  /** The data of the fit, for a model that was restored without them: correlated residuals of known groups need them. */
  readonly trainingData?: TableInput
}

/**
 * Conditional modes and prediction errors of groups from rows that were not in the fit, at once and without refitting (empirical
 * Bayes): of a group that the fit did not see, or of one of its groups that has new rows. Beta and the covariance parameters stay; the
 * uncertainty of beta is in the prediction errors. Rows without a response only name their group. Where residuals are correlated, rows are
 * taken together with those of the fit that their residuals or effects depend on, and predictions of observations with the update know
 * the residuals so far.
 *
 * @param rows - the new rows with their response; without any grouping column they are one new group.
 * @throws LmmError when a column is missing, `prediction/needs-products` or `prediction/needs-data` when the rows meet several known levels, or
 *   known groups whose residuals are correlated, and the model was restored without its data.
 * @example
 * ```ts
 * import { lmm, predict, updateGroup } from 'lmm'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * const model = lmm('Reaction ~ Days + (Days | Subject)', sleepstudy)
 * const update = updateGroup(model, [{ Days: 0, Reaction: 300 }, { Days: 1, Reaction: 320 }])
 * console.log(update.effects.map(({ term, estimate }) => `${term} ${estimate.toFixed(2)}`).join(', '))
 * const { estimate, lower, upper } = predict(model, [{ Days: 5 }], { target: 'observation', update })
 * console.log(`${estimate[0]!.toFixed(0)} (${lower[0]!.toFixed(0)} to ${upper[0]!.toFixed(0)})`)
 * ```
 * ```text
 * (Intercept) 34.32, Days 1.72
 * 347 (265 to 429)
 * ```
 */
export function updateGroup(given: FittedModel, rows: TableInput, options: UpdateGroupOptions = {}): GroupUpdate {
  checkCall('updateGroup()', given, options, { previous: true, trainingData: true })
  const { previous, trainingData } = options
  const model = trainingData === undefined ? given : withProducts(given, trainingData)
  const table = tableOf(rows)
  if (table.rowCount === 0)
    return previous ?? { rows: 0, effects: [], levels: [], belief: beliefsOf(model).of([]), past: null }
  const anonymous = namesNoGroups(model, table)
  if (model.residual.structure !== 'identity') {
    const { past, levels, belief, used } = structuredUpdate(model, table, { before: previous?.past ?? null, anonymous })
    return { rows: used, effects: effectsOf(model, levels, belief), levels, belief, past }
  }
  const read = newRows(model, table, { random: anonymous ? 'new' : 'read', response: true })
  const named = levelNames(read, anonymous)
  const state = extended(model, read, named, previous)
  const { belief, used } = observed(model, read, named, state)
  return {
    rows: (previous?.rows ?? 0) + used,
    effects: effectsOf(model, state.levels, belief),
    levels: state.levels,
    belief,
    past: null,
  }
}

/** Name of the level of a row by random term, null where it is missing. */
type LevelNames = (term: number, row: number) => string | null

/** The names of the levels of new rows. */
export function levelNames({ design }: NewRows, anonymous = false): LevelNames {
  return (term, row) => {
    if (anonymous) return unnamed
    const { found } = design.random[term]!
    const code = found.codes[row]!
    return code < 0 ? null : found.levels[code]!
  }
}

interface UpdateState {
  readonly levels: GroupUpdate['levels']
  readonly belief: Belief
  /** First column of the effects of a term's level. */
  readonly start: (term: number, level: string) => number
}

/** The belief before the rows: of all levels that they or what came before name. */
function extended(
  model: FittedModel,
  rows: NewRows,
  named: LevelNames,
  previous: GroupUpdate | undefined,
): UpdateState {
  const levels = [...(previous?.levels ?? [])]
  const keys = new Set(levels.map(({ term, level }) => `${term}\n${level}`))
  for (let i = 0; i < rows.n; i++)
    for (const term of model.random.keys()) {
      const level = named(term, i)
      if (level === null || keys.has(`${term}\n${level}`)) continue
      keys.add(`${term}\n${level}`)
      levels.push({ term, level, known: placesOf(model.random[term]!.levels).get(level) ?? null })
    }
  const starts = startsOf(model, levels)
  const byKey = new Map(levels.map(({ term, level }, at) => [`${term}\n${level}`, starts[at]!]))
  const start = (term: number, level: string): number => byKey.get(`${term}\n${level}`)!
  const prior = (from: number): Belief =>
    beliefsOf(model).of(levels.slice(from).map(({ term, known }) => ({ term, level: known ?? newLevel })))
  if (!previous) return { levels, start, belief: prior(0) }
  const old = previous.levels.length
  if (levels.length === old) return { levels, start, belief: previous.belief }
  // new levels know nothing of the old ones; levels of the fit would
  const met = levels.slice(old).find(({ known }) => known !== null)
  if (met) throw say.error('prediction/update-level', { group: model.random[met.term]!.group, level: met.level })
  return { levels, start, belief: joined(previous.belief, prior(old), model.names.length) }
}

/** Two beliefs that know nothing of each other. */
function joined(a: Belief, b: Belief, p: number): Belief {
  const [m, n] = [a.mean.length, b.mean.length]
  const r = m + n
  const square = (A: Float64Array, B: Float64Array): Float64Array => {
    const out = new Float64Array(r * r)
    for (let i = 0; i < m; i++) for (let j = 0; j < m; j++) out[i * r + j] = A[i * m + j]!
    for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) out[(m + i) * r + m + j] = B[i * n + j]!
    return out
  }
  const stacked = (A: Float64Array, B: Float64Array): Float64Array => {
    const out = new Float64Array(A.length + B.length)
    out.set(A)
    out.set(B, A.length)
    return out
  }
  const both = a.derivatives && b.derivatives
  return {
    mean: stacked(a.mean, b.mean),
    covariance: square(a.covariance, b.covariance),
    sensitivity: stacked(a.sensitivity, b.sensitivity).subarray(0, r * p),
    derivatives: both && {
      covariance: a.derivatives!.covariance.map((dD, k) => square(dD, b.derivatives!.covariance[k]!)),
      sensitivity: a.derivatives!.sensitivity.map((dS, k) => stacked(dS, b.derivatives!.sensitivity[k]!)),
    },
  }
}

/** The belief after the rows, one by one. */
function observed(
  model: FittedModel,
  rows: NewRows,
  named: LevelNames,
  state: UpdateState,
): { belief: Belief; used: number } {
  const { basis } = model
  const p = model.names.length
  const y = rows.design.y!
  const absent = new Set([...rows.missing, ...rows.missingRandom])
  const residuals = rowResiduals(model, rows)
  const scaleFree = model.parameters.length < basis.vcovDerivatives.length
  let belief = copyOf(state.belief)
  const x = new Float64Array(p)
  const z = new Float64Array(belief.mean.length)
  let used = 0
  for (let i = 0; i < rows.n; i++) {
    if (Number.isNaN(y[i]!) || absent.has(i)) continue
    const { variance, derivatives } = residuals.at(i)
    if (!(variance < Number.POSITIVE_INFINITY)) continue
    if (derivatives === null && model.residual.variance) belief = { ...belief, derivatives: null }
    z.fill(0)
    toBasis(basis.X, rows.X, i, 1, x, 0)
    for (const k of model.random.keys())
      toBasis(basis.random[k]!.basis, rows.random[k]!.columns, i, 1, z, state.start(k, named(k, i)!))
    let left = y[i]! - basis.center - (rows.offset ? rows.offset[i]! : 0)
    for (let j = 0; j < p; j++) left -= x[j]! * basis.beta[j]!
    const dResidual = derivatives ?? new Float64Array(basis.vcovDerivatives.length)
    if (!derivatives && scaleFree) dResidual[dResidual.length - 1] = 2 * variance
    observe(belief, { x, z, left, residual: variance, dResidual })
    used++
  }
  return { belief, used }
}

/** Modes and their errors on the user's scale. */
function effectsOf(model: FittedModel, levels: GroupUpdate['levels'], belief: Belief): UpdatedEffect[] {
  const starts = startsOf(model, levels)
  const r = belief.mean.length
  const p = model.names.length
  const { vcov } = model.basis
  return levels.flatMap(({ term, level }, at) => {
    const { group, terms } = model.random[term]!
    const M = userMatrixOf(model.basis.random[term]!.basis)
    return terms.map((name, i): UpdatedEffect => {
      let estimate = 0
      let variance = 0
      const s = new Float64Array(p)
      for (let j = 0; j < terms.length; j++) {
        const row = starts[at]! + j
        estimate += M.get(i, j) * belief.mean[row]!
        for (let l = 0; l < terms.length; l++)
          variance += M.get(i, j) * belief.covariance[row * r + starts[at]! + l]! * M.get(i, l)
        for (let x = 0; x < p; x++) s[x]! += M.get(i, j) * belief.sensitivity[row * p + x]!
      }
      let fromBeta = 0
      for (let a = 0; a < p; a++) for (let b = 0; b < p; b++) fromBeta += s[a]! * vcov.get(a, b) * s[b]!
      return {
        group,
        level,
        term: name,
        estimate,
        stdError: Math.sqrt(Math.max(0, variance)),
        predictionError: Math.sqrt(Math.max(0, variance + fromBeta)),
      }
    })
  })
}
