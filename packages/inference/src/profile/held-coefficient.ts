import type { CrossProducts, PatternProducts } from '@lmm/design'
import { type FittedModel, objectiveOf, type PenalizedObjective, userMatrix } from '@lmm/reml'
import type { HeldPoint } from './profiled-quantity.ts'
import { searched } from './searched.ts'

type Products = CrossProducts | PatternProducts
type Objective = NonNullable<ReturnType<typeof objectiveOf>>

/** A coefficient that can be held. */
export interface HeldCoefficient {
  /** It is origin + y.scale times row of the basis' coefficients. */
  readonly origin: number
  readonly row: Float64Array
  hold(value: number, from: Float64Array): HeldPoint | null
}

/**
 * Minimises the criterion with coefficient j of the user's columns held: what it says of the response is taken off it, and the columns of X
 * are replaced by those that leave it alone.
 */
export function heldCoefficient(model: FittedModel, whole: Objective, j: number): HeldCoefficient {
  const products = model.products!
  const { X, y, p } = products
  const row = Float64Array.from(userMatrix(X).getRow(j))
  const origin =
    (X.constant ? X.constant[j]! * y.center : 0) + row.reduce((sum, entry, k) => sum + entry * y.gamma[k]!, 0)
  const size = row.reduce((sum, entry) => sum + entry * entry, 0)
  const settings = settingsOf(whole)
  const hold = (value: number, from: Float64Array): HeldPoint | null => {
    const held = (value - origin) / y.scale
    const objective = objectiveOf(model, {
      criterion: 'ML',
      products: withoutCoefficient(products, heldColumns(row, size, held, p)),
    })!
    const result = searched(objective, from)
    if (!Number.isFinite(result.criterion)) return null
    const { beta, unscaledCovariance, sigma } = whole.solve(result.theta)
    let estimate = 0
    let variance = 0
    for (let a = 0; a < p; a++) {
      estimate += row[a]! * beta[a]!
      for (let b = 0; b < p; b++) variance += row[a]! * unscaledCovariance.get(a, b) * row[b]!
    }
    // r^2 is that of the estimate and (held - estimate)^2 / variance
    const away = (held - estimate) / variance
    const rest = settings.nu * sigma * sigma + away * away * variance
    const slope = (2 * away * (settings.scaleFixed ? 1 : settings.nu / rest)) / y.scale
    return { criterion: result.criterion, slope, coordinates: result.theta }
  }
  return { origin, row, hold }
}

function settingsOf(objective: Objective): PenalizedObjective['sigma']['settings'] {
  return 'criterion' in objective ? objective.criterion.settings : objective.sigma.settings
}

/** [x~ y~] times this, (p + 1) x p by rows: columns orthogonal to `row`, and y~ without what the held coefficient says. */
function heldColumns(row: Float64Array, size: number, held: number, p: number): Float64Array {
  const out = new Float64Array((p + 1) * p)
  const reflection = row.slice()
  const length = Math.sqrt(size)
  reflection[0]! += row[0]! < 0 ? -length : length
  const norm = reflection.reduce((sum, entry) => sum + entry * entry, 0)
  // the Householder reflection that takes `row` to the first axis: its other columns are orthogonal to `row`
  for (let i = 0; i < p; i++)
    for (let k = 1; k < p; k++) out[i * p + k - 1] = (i === k ? 1 : 0) - (2 * reflection[i]! * reflection[k]!) / norm
  for (let i = 0; i < p; i++) out[i * p + p - 1] = (-held * row[i]!) / size
  out[p * p + p - 1] = 1
  return out
}

/** The products of [X y] T in place of those of [X y]; the basis of X stays that of all columns, which ML does not ask for. */
function withoutCoefficient(products: Products, T: Float64Array): Products {
  const { p } = products
  const before = p + 1
  const columns = (rows: Float64Array): Float64Array => turned(rows, T, 0, before, p)
  const square = (C: Float64Array): Float64Array => {
    const half = columns(C)
    const across = new Float64Array(p * before)
    for (let i = 0; i < before; i++) for (let k = 0; k < p; k++) across[k * before + i] = half[i * p + k]!
    return columns(across)
  }
  switch (products.kind) {
    case 'grouped':
      return {
        ...products,
        p: p - 1,
        triangles: turned(products.triangles, T, products.factors[0]?.q ?? 0, before, p),
        within: square(products.within),
      }
    case 'crossed':
      return { ...products, p: p - 1, B: products.B.map(columns), C: square(products.C) }
    case 'patterns':
      return {
        ...products,
        p: p - 1,
        patterns: products.patterns.map((pattern) => ({
          ...pattern,
          rows: columns(pattern.rows),
          own: pattern.own && columns(pattern.own),
        })),
      }
  }
}

/** Rows of `kept` numbers that stay and `before` that are multiplied by T, before x after. */
function turned(rows: Float64Array, T: Float64Array, kept: number, before: number, after: number): Float64Array {
  const width = kept + before
  const count = rows.length / width
  const out = new Float64Array(count * (kept + after))
  for (let r = 0; r < count; r++) {
    const from = r * width
    const to = r * (kept + after)
    for (let k = 0; k < kept; k++) out[to + k] = rows[from + k]!
    for (let i = 0; i < before; i++) {
      const value = rows[from + kept + i]!
      if (value !== 0) for (let k = 0; k < after; k++) out[to + kept + k]! += value * T[i * after + k]!
    }
  }
  return out
}
