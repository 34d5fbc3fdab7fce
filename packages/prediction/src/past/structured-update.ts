import { type Table, toBasis } from '@lmm/design'
import type { FittedModel } from '@lmm/reml'
import { effectsGivenRows, type PlacedEffects } from '../residual-covariance/effects-given-rows.ts'
import { residualCovariance } from '../residual-covariance/residual-covariance.ts'
import { rowMoments } from '../residual-covariance/row-moments.ts'
import { rowResiduals } from '../residual-covariance/row-residuals.ts'
import { connectedRows, rootsOfRows } from '../residuals/connected.ts'
import { type ModelRows, rowsOfTable } from '../rows/model-rows.ts'
import { type NewRows, newRows } from '../rows/new-rows.ts'
import { placesOf } from '../term-filter.ts'
import type { Belief } from '../uncertainty/belief.ts'
import { beliefsOf, startsOf } from '../uncertainty/beliefs.ts'
import { conditional, usableRows } from './conditional.ts'
import { joinedTables } from './joined-tables.ts'
import { ofOneGroup, rowsAround } from './known-groups.ts'

/** A level that an update tells of; `known` is its place in the fit, or null. */
export interface UpdatedLevel {
  readonly term: number
  readonly level: string
  readonly known: number | null
}

/** What the rows of an update tell of the effects of their levels. */
export interface StructuredUpdate {
  readonly past: Table
  readonly levels: readonly UpdatedLevel[]
  readonly belief: Belief
  /** Rows with a response. */
  readonly used: number
}

/**
 * What is believed of random effects given all rows of an update and the rows of the fit that hang together with them, where residuals are
 * correlated: rows that come later change what earlier ones say, so that all are taken together.
 */
export function structuredUpdate(
  model: FittedModel,
  table: Table,
  { before, anonymous }: { readonly before: Table | null; readonly anonymous: boolean },
): StructuredUpdate {
  const named = anonymous ? ofOneGroup(model, table) : table
  const past = before ? joinedTables(before, named) : named
  const fit = rowsAround(model, past)
  const first = fit?.rowCount ?? 0
  const rows = rowsOfTable(model, fit ? joinedTables(fit, past) : past, { response: true })
  const read = newRows(model, past)
  const places: number[] = []
  const firsts: number[] = []
  const levels: UpdatedLevel[] = []
  const seen = new Set<string>()
  for (let i = 0; i < past.rowCount; i++)
    model.random.forEach(({ levels: all }, term) => {
      const { found } = read.design.random[term]!
      const code = found.codes[i]!
      if (code < 0 || seen.has(`${term}\n${code}`)) return
      seen.add(`${term}\n${code}`)
      const level = found.levels[code]!
      levels.push({ term, level, known: placesOf(all).get(level) ?? null })
      places.push(rows.random[term]!.places[first + i]!)
      firsts.push(first + i)
    })
  const usable = usableRows(rows, rowMoments(model, rows))
  const used = Array.from({ length: past.rowCount }, (_, i) => first + i).filter(usable).length
  return { past, levels, used, belief: beliefOf(model, rows, levels, places, firsts) }
}

/** Levels whose rows do not hang together are independent, and believed each by themselves. */
function beliefOf(
  model: FittedModel,
  rows: ModelRows,
  levels: readonly UpdatedLevel[],
  places: readonly number[],
  firsts: readonly number[],
): Belief {
  if (levels.length === 0) return beliefsOf(model).of([])
  const { groups } = residualCovariance(model, rows.residualRows)
  const roots = rootsOfRows(model, rows, groups)
  const starts = startsOf(model, levels)
  const given = effectsGivenRows(model, rows)
  const parts = new Map<number, PlacedEffects[]>()
  levels.forEach(({ term }, at) => {
    const effects = { term, level: places[at]!, start: starts[at]! }
    const root = roots[firsts[at]!]!
    const own = parts.get(root)
    if (own) own.push(effects)
    else parts.set(root, [effects])
  })
  const [one, ...others] = [...parts.values()].map((effects) => given(effects, starts.at(-1)!))
  return others.reduce(summed, one!)
}

function summed(a: Belief, b: Belief): Belief {
  const sum = (x: Float64Array, y: Float64Array): Float64Array => x.map((value, at) => value + y[at]!)
  const both = a.derivatives && b.derivatives
  return {
    mean: sum(a.mean, b.mean),
    covariance: sum(a.covariance, b.covariance),
    sensitivity: sum(a.sensitivity, b.sensitivity),
    derivatives: both && {
      covariance: a.derivatives!.covariance.map((dD, k) => sum(dD, b.derivatives!.covariance[k]!)),
      sensitivity: a.derivatives!.sensitivity.map((dS, k) => sum(dS, b.derivatives!.sensitivity[k]!)),
    },
  }
}

/** What is asked of rows after an update. */
export interface UpdatedRowsRequest {
  readonly observation: boolean
  readonly anonymous: boolean
  /** Whether a row has effects of a random term. */
  readonly included: (term: number, row: number) => boolean
  /** What is believed of a row that has nothing to do with the update, one quantity for each random effect. */
  readonly otherwise: (row: number) => Belief
}

/** Believes z'b, or z'b + e, of each row given the rows of an update. */
export function updatedRows(
  model: FittedModel,
  past: Table,
  asked: NewRows,
  { observation, anonymous, included, otherwise }: UpdatedRowsRequest,
): (row: number) => Belief {
  const table = anonymous ? ofOneGroup(model, asked.table) : asked.table
  const later = joinedTables(past, table)
  const fit = rowsAround(model, later)
  const first = fit?.rowCount ?? 0
  const from = first + past.rowCount
  const rows = rowsOfTable(model, fit ? joinedTables(fit, later) : later, { response: true })
  const moments = rowMoments(model, rows)
  const residual = residualCovariance(model, rows.residualRows)
  const connected = connectedRows(model, rows, residual.groups)
  const usable = usableRows(rows, moments)
  const alone = observation ? rowResiduals(model, asked) : null
  return (i) => {
    const members = connected(from + i).filter((row) => row < from && usable(row))
    if (members.every((row) => row < first)) return withResidual(model, asked, i, otherwise(i), alone?.at(i) ?? null)
    const own = rowMoments(model, rows, (term) => included(term, i))
    return conditional(model, rows, residual, { members, row: from + i, observation, moments, own })
  }
}

/** z'b, or z'b + e with a residual of its own, as one quantity. */
function withResidual(
  model: FittedModel,
  rows: NewRows,
  row: number,
  belief: Belief,
  residual: ReturnType<ReturnType<typeof rowResiduals>['at']> | null,
): Belief {
  const r = belief.mean.length
  const p = model.names.length
  const z = new Float64Array(r)
  const { starts } = beliefsOf(model)
  for (const k of model.random.keys())
    toBasis(model.basis.random[k]!.basis, rows.random[k]!.columns, row, 1, z, starts[k]!)
  const quadratic = (D: Float64Array): number => {
    let sum = 0
    for (let i = 0; i < r; i++) for (let j = 0; j < r; j++) sum += z[i]! * D[i * r + j]! * z[j]!
    return sum
  }
  const linear = (S: Float64Array, width: number): Float64Array => {
    const out = new Float64Array(width)
    for (let i = 0; i < r; i++) for (let x = 0; x < width; x++) out[x]! += z[i]! * S[i * width + x]!
    return out
  }
  const known = belief.derivatives && (!residual || residual.derivatives)
  return {
    mean: linear(belief.mean, 1),
    covariance: Float64Array.of(quadratic(belief.covariance) + (residual?.variance ?? 0)),
    sensitivity: linear(belief.sensitivity, p),
    derivatives: known
      ? {
          covariance: belief.derivatives!.covariance.map((dD, k) =>
            Float64Array.of(quadratic(dD) + (residual?.derivatives?.[k] ?? 0)),
          ),
          sensitivity: belief.derivatives!.sensitivity.map((dS) => linear(dS, p)),
        }
      : null,
  }
}
