import type { FittedModel } from '@lmm/reml'
import { usableRows } from '../past/conditional.ts'
import { connectedRows } from '../residuals/connected.ts'
import { type ModelRows, rowsOfModel } from '../rows/model-rows.ts'
import { say } from '../say.ts'
import type { Belief } from '../uncertainty/belief.ts'
import { relatednessOf } from '../uncertainty/relatedness.ts'
import { termCovariances } from '../uncertainty/term-covariances.ts'
import { givenRows, type RowDerivatives } from './given-rows.ts'
import { residualCovariance } from './residual-covariance.ts'
import { rowMoments } from './row-moments.ts'

/** Effects of levels of the fit, or of places after them, with their first column in the belief. */
export interface PlacedEffects {
  readonly term: number
  readonly level: number
  readonly start: number
}

/** Rows that hang together beyond which their covariance would be too large. */
const most = 2000

/**
 * What is believed of random effects given rows whose residuals have a covariance, those of the fit unless others are given, from the
 * rows that hang together with them.
 */
export function effectsGivenRows(
  model: FittedModel,
  rows: ModelRows = rowsOfModel(model, 'predict'),
): (effects: readonly PlacedEffects[], r: number) => Belief {
  const moments = rowMoments(model, rows)
  const usable = usableRows(rows, moments)
  const residual = residualCovariance(model, rows.residualRows)
  const connected = connectedRows(model, rows, residual.groups)
  const { Sigma, derivatives } = termCovariances(model)
  const { variance } = model.basis
  const firstRows = model.random.map((_, k) => firstRowByLevel(rows.random[k]!.places))
  const p = model.names.length
  const parameters = model.basis.vcovDerivatives.length
  const related = model.random.map((_, k) => relatednessOf(model, k))
  /** Rows that tell of a level; relatives hang together, so that one of them stands for a level without rows. */
  const around = (term: number, level: number): readonly number[] => {
    const [any] = firstRows[term]!.values()
    return connected(firstRows[term]!.get(level) ?? any!)
  }
  return (effects, r) => {
    const members = [...new Set(effects.flatMap(({ term, level }) => around(term, level)))].filter(usable)
    const n = members.length
    if (n > most) throw say.error('prediction/past-rows', { rows: n, most })
    /** Cov(u, rows) and Cov(u) for one term's G. */
    const crossed = (G: (k: number) => Float64Array | null, factor: number): { C: Float64Array; D: Float64Array } => {
      const C = new Float64Array(r * n)
      const D = new Float64Array(r * r)
      for (const { term, level, start } of effects) {
        const own = G(term)
        if (!own) continue
        const q = model.random[term]!.terms.length
        for (let a = 0; a < q; a++) {
          for (const other of effects) {
            const K = other.term === term ? related[term]!(level, other.level) : 0
            if (K === 0) continue
            for (let b = 0; b < q; b++) D[(start + a) * r + other.start + b] = K * factor * own[a * q + b]!
          }
          members.forEach((row, i) => {
            const place = rows.random[term]!.places[row]!
            const K = place < 0 ? 0 : related[term]!(level, place)
            if (K === 0) return
            let sum = 0
            for (let b = 0; b < q; b++) sum += own[a * q + b]! * moments.columns(term, row, b)
            C[(start + a) * n + i] = K * factor * sum
          })
        }
      }
      return { C, D }
    }
    const R = residual.of(members)
    const dR = residual.derivatives(members)
    const V = moments.between(members, members).map((value, at) => value + R[at]!)
    return givenRows({
      n,
      r,
      p,
      X: Float64Array.from({ length: n * p }, (_, at) => moments.X[members[Math.floor(at / p)]! * p + (at % p)]!),
      left: Float64Array.from(members, (i) => rows.y![i]! - moments.mean[i]!),
      V,
      ...crossed((k) => Sigma[k]!, variance),
      derivatives:
        dR &&
        Array.from({ length: parameters }, (_, k): RowDerivatives => {
          const random = moments.derivative(members, members, k)
          const own = dR[k]
          const dV = random && own ? random.map((value, at) => value + own[at]!) : (random ?? own ?? null)
          if (k >= model.parameters.length) return { V: dV, ...crossed((term) => Sigma[term]!, 2 * variance) }
          const derivative = derivatives[k]
          if (!derivative) return { V: dV, C: null, D: null }
          return { V: dV, ...crossed((term) => (term === derivative.term ? derivative.dSigma : null), variance) }
        }),
    })
  }
}

function firstRowByLevel(places: Int32Array): ReadonlyMap<number, number> {
  const out = new Map<number, number>()
  places.forEach((place, row) => {
    if (!out.has(place)) out.set(place, row)
  })
  return out
}
