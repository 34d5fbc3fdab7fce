import type { Table, TableInput } from '@lmm/design'
import type { FittedModel } from '@lmm/reml'
import { pastBeliefs } from '../past/past-beliefs.ts'
import { updatedRows } from '../past/structured-update.ts'
import type { NewRows } from '../rows/new-rows.ts'
import { say } from '../say.ts'
import type { Belief } from '../uncertainty/belief.ts'
import { beliefsOf, newLevel, noLevel, startsOf } from '../uncertainty/beliefs.ts'
import { type GroupUpdate, levelNames } from '../update-group.ts'
import { levelsOfRows } from './new-levels.ts'
import type { NewLevels, Target } from './targets.ts'

/** What decides what is believed of the groups of a row. */
export interface BeliefRequest {
  readonly target: Target
  readonly policies: readonly NewLevels[]
  /** What is known of groups from rows that were not in the fit. */
  readonly update: GroupUpdate | undefined
  /** Earlier rows of the groups. */
  readonly past: TableInput | undefined
  /** Whether a random term is included. */
  readonly included: (term: number) => boolean
  /** Whether the rows name no groups, so that all belong to the one that was updated without a name. */
  readonly anonymous: boolean
}

/** The belief of each row, one for all rows with the same levels. */
export function rowBeliefs(model: FittedModel, rows: NewRows, request: BeliefRequest): (row: number) => Belief {
  const { target, update } = request
  if (target === 'population' || target === 'new-group') {
    const one = beliefsOf(model).at(model.random.map(() => (target === 'population' ? noLevel : newLevel)))
    return () => one
  }
  if (request.past !== undefined) {
    const given = pastBeliefs(model, request.past, rows.table, {
      observation: target === 'observation',
      included: request.included,
    })
    return (row) => given.at(row)
  }
  if (!update) return fittedBeliefs(model, rows, request)
  return update.past
    ? structuredBeliefs(model, rows, update, update.past, request)
    : updatedBeliefs(model, rows, update, request)
}

/** Whether what is believed of a row is one number, z'b or z'b + e. */
export const believesRows = ({ past, update, target }: BeliefRequest): boolean =>
  past !== undefined || ((update?.past ?? null) !== null && (target === 'group' || target === 'observation'))

/** Rows of updated groups are given the rows of the update, other rows have the belief of the fit. */
function structuredBeliefs(
  model: FittedModel,
  rows: NewRows,
  update: GroupUpdate,
  past: Table,
  request: BeliefRequest,
): (row: number) => Belief {
  const { target, anonymous, policies } = request
  const names = levelNames(rows, anonymous)
  const updated = new Set(update.levels.map(({ term, level }) => `${term}\n${level}`))
  const levels = levelsOfRows(rows, policies)
  const included = (term: number, row: number): boolean =>
    request.included(term) && (levels[term]![row]! !== noLevel || updated.has(`${term}\n${names(term, row)}`))
  const fitted = fittedBeliefs(model, rows, request)
  return updatedRows(model, past, rows, {
    observation: target === 'observation',
    anonymous,
    included,
    otherwise: (row) => onlyIncluded(model, fitted(row), request.included),
  })
}

/** A belief in which the effects of the terms that are left out are zero. */
function onlyIncluded(model: FittedModel, belief: Belief, included: (term: number) => boolean): Belief {
  if (model.random.every((_, k) => included(k))) return belief
  const { starts } = beliefsOf(model)
  const r = belief.mean.length
  const left = new Uint8Array(r)
  model.random.forEach((_, k) => {
    if (!included(k)) left.fill(1, starts[k]!, starts[k + 1]!)
  })
  const kept = (values: Float64Array, width: number, square: boolean): Float64Array =>
    values.map((value, at) => (left[Math.floor(at / width)] === 1 || (square && left[at % width] === 1) ? 0 : value))
  const p = model.names.length
  return {
    mean: kept(belief.mean, 1, false),
    covariance: kept(belief.covariance, r, true),
    sensitivity: kept(belief.sensitivity, p, false),
    derivatives: belief.derivatives && {
      covariance: belief.derivatives.covariance.map((dD) => kept(dD, r, true)),
      sensitivity: belief.derivatives.sensitivity.map((dS) => kept(dS, p, false)),
    },
  }
}

function fittedBeliefs(model: FittedModel, rows: NewRows, { policies }: BeliefRequest): (row: number) => Belief {
  const { random } = model
  const beliefs = beliefsOf(model)
  const levels = levelsOfRows(rows, policies)
  const known = new Map<number | string, Belief>()
  const sizes = random.map((term) => term.levels.length + 2)
  const numeric = sizes.reduce((product, size) => product * size, 1) < Number.MAX_SAFE_INTEGER
  const row = new Int32Array(random.length)
  return (i) => {
    let number = 0
    for (let k = 0; k < row.length; k++) {
      row[k] = levels[k]![i]!
      number = number * sizes[k]! + row[k]! + 2
    }
    const key = numeric ? number : row.join()
    const found = known.get(key) ?? beliefs.at(row)
    known.set(key, found)
    return found
  }
}

/** Rows of updated groups have the belief of the update, other rows that of the fit. */
function updatedBeliefs(
  model: FittedModel,
  rows: NewRows,
  update: GroupUpdate,
  request: BeliefRequest,
): (row: number) => Belief {
  const names = levelNames(rows, request.anonymous)
  const fitted = fittedBeliefs(model, rows, request)
  const levels = levelsOfRows(rows, request.policies)
  const places = new Map(update.levels.map(({ term, level }, at) => [`${term}\n${level}`, at]))
  const known = new Map<string, Belief>()
  return (i) => {
    const at = model.random.map((_, k) => places.get(`${k}\n${names(k, i)}`) ?? -1)
    if (at.every((place) => place < 0)) return fitted(i)
    model.random.forEach(({ group, levels: all }, k) => {
      const level = levels[k]![i]!
      if (at[k]! < 0 && level >= 0) throw say.error('prediction/update-level', { group, level: all[level]! })
    })
    const rest = model.random.map((_, k) => (at[k]! >= 0 ? noLevel : levels[k]![i]!))
    const key = `${at.join()};${rest.join()}`
    const found = known.get(key) ?? taken(model, update, at, beliefsOf(model).at(rest))
    known.set(key, found)
    return found
  }
}

/** The part of an update for the levels of a row, over what is believed of the other terms. */
function taken(model: FittedModel, { belief, levels }: GroupUpdate, at: readonly number[], rest: Belief): Belief {
  const starts = startsOf(model, levels)
  const own = beliefsOf(model).starts
  const p = model.names.length
  const r = rest.mean.length
  const from = belief.mean.length
  const pairs = at.flatMap((place, k) =>
    place < 0 ? [] : model.random[k]!.terms.map((_, i) => [own[k]! + i, starts[place]! + i] as const),
  )
  const square = (into: Float64Array, values: Float64Array): Float64Array => {
    for (const [i, a] of pairs) for (const [j, b] of pairs) into[i * r + j] = values[a * from + b]!
    return into
  }
  const wide = (into: Float64Array, values: Float64Array): Float64Array => {
    for (const [i, a] of pairs) into.set(values.subarray(a * p, (a + 1) * p), i * p)
    return into
  }
  const mean = rest.mean.slice()
  for (const [i, a] of pairs) mean[i] = belief.mean[a]!
  const both = rest.derivatives && belief.derivatives
  return {
    mean,
    covariance: square(rest.covariance.slice(), belief.covariance),
    sensitivity: wide(rest.sensitivity.slice(), belief.sensitivity),
    derivatives: both && {
      covariance: rest.derivatives!.covariance.map((dD, k) => square(dD.slice(), belief.derivatives!.covariance[k]!)),
      sensitivity: rest.derivatives!.sensitivity.map((dS, k) => wide(dS.slice(), belief.derivatives!.sensitivity[k]!)),
    },
  }
}
