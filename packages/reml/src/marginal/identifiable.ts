import { cholesky, symmetricEigen } from '@lmm/linalg'
import { say } from '../say.ts'
import type { MarginalObjective } from './marginal-objective.ts'

/** Work, in products, beyond which the check is left out: such models show at their optimum what is not determined. */
const affordable = 2e8
/** Names of parameters that are told. */
const namesTold = 8
/** Derivatives, each of length 1, that come closer to being dependent than this say the same of the data. */
const dependent = 1e-9

/**
 * Throws where the data cannot tell covariance parameters apart: the derivatives of V by theta and log sigma^2 are linearly dependent
 * over all patterns, at two points of the box.
 *
 * @example
 * ```ts
 * import { LmmError, lmm } from 'lmm'
 * import { orthodont } from '@lmm/datasets/orthodont'
 * try {
 *   // a random intercept and compound symmetry are one covariance
 *   lmm('distance ~ age + (1 | Subject)', orthodont, { residual: 'cs(age | Subject)' })
 * } catch (error) {
 *   console.log(error instanceof LmmError && error.diagnostic.code)
 * }
 * ```
 * ```text
 * reml/residual-not-identifiable
 * ```
 */
export function checkIdentifiable(objective: MarginalObjective): void {
  const { products, parameters } = objective
  const m = parameters.length
  if (m >= products.n)
    throw say.error('reml/residual-parameters', {
      structure: nameOf(objective),
      parameters: m,
      rows: products.n,
      variance: objective.residual.blocks.length === 0,
    })
  // groups of residuals by themselves do not tell apart what crossed effects do
  if (objective.criterion.groups !== products) return
  const work = products.patterns.reduce((sum, { size }) => sum + size * size * m * m, 0)
  if (m === 0 || work > affordable) return
  // what a part tells apart the whole does too
  const part = work > affordable / 100 ? objective.part() : null
  if (part && !isDependent(part)) return
  let places: number[][] = []
  for (const fraction of [0.31, 0.57]) {
    const found = nullDirections(objective, inside(objective, fraction))
    if (!found || found.length === 0) return
    places = found
  }
  const names = [...new Set(places.flat())].map((k) => (k < m ? parameters[k]!.name : 'sigma'))
  const random = parameters.length - residualCount(objective)
  throw say.error('reml/residual-not-identifiable', {
    structure: nameOf(objective),
    parameters: names.slice(0, namesTold),
    more: Math.max(0, names.length - namesTold),
    beside: places.flat().some((k) => k < random) ? 'random' : objective.residual.variance ? 'variance' : 'nothing',
  })
}

function isDependent(objective: MarginalObjective): boolean {
  const found = nullDirections(objective, inside(objective, 0.31))
  return found === null || found.length > 0
}

function nameOf({ residual }: MarginalObjective): string {
  return residual.blocks.length > 0 ? residual.name : (residual.variance?.name ?? '')
}

function residualCount({ residual }: MarginalObjective): number {
  return residual.blocks.reduce(
    (sum, { bound }) => sum + bound.parameters.length,
    residual.variance?.parameters.length ?? 0,
  )
}

/** A point of the box that no structure is special at. */
function inside({ parameters }: MarginalObjective, fraction: number): Float64Array {
  return Float64Array.from(parameters, ({ kind, initial, lower, upper }, k) => {
    const spread = ((fraction + 0.377 * k) % 1) - 0.5
    if (kind === 'loading' || kind === 'sd') return initial * (1 + 0.2 * spread) + 0.1 * spread
    if (kind === 'length') return initial * (1 + 0.4 * spread)
    const step = Number.isFinite(lower) && Number.isFinite(upper) ? 0.1 * (upper - lower) : 0.4
    const moved = initial + step * spread
    return moved > lower && moved < upper ? moved : initial - step * spread
  })
}

/** The parameters (m for sigma) that take part in each dependency; null where V cannot be had. */
function nullDirections(
  { covariance, products, scaleFixed }: MarginalObjective,
  theta: Float64Array,
): number[][] | null {
  const m = theta.length
  const size = scaleFixed ? m : m + 1
  if (!covariance.prepare(theta, 1)) return null
  const G = new Float64Array(size * size)
  for (const [p, { size: k }] of products.patterns.entries()) {
    const R = new Float64Array(k * k)
    covariance.residual(p, k, R)
    const active = [...covariance.active(p)]
    const E = active.map((a) => {
      const out = new Float64Array(k * k)
      covariance.derivative(p, a, k, R, out)
      return out
    })
    if (!scaleFixed) {
      const V = new Float64Array(k * k)
      covariance.write(p, k, V)
      active.push(m)
      E.push(V)
    }
    active.forEach((a, e) => {
      active.forEach((b, f) => {
        if (b > a) return
        let sum = 0
        for (let at = 0; at < k * k; at++) sum += E[e]![at]! * E[f]![at]!
        G[a * size + b]! += sum
        if (a !== b) G[b * size + a]! += sum
      })
    })
  }
  const length = Float64Array.from({ length: size }, (_, a) => Math.sqrt(G[a * size + a]!))
  const none = Array.from({ length: size }, (_, a) => a).filter((a) => !(length[a]! > 0))
  if (none.length > 0) return none.map((a) => [a])
  for (let a = 0; a < size; a++) for (let b = 0; b < size; b++) G[a * size + b]! /= length[a]! * length[b]!
  const L = G.slice()
  if (cholesky(L, size) < 0 && Array.from({ length: size }, (_, a) => L[a * size + a]!).every((pivot) => pivot > 1e-3))
    return []
  const { values, vectors } = symmetricEigen(G, size)
  const found: number[][] = []
  for (let e = 0; e < size && values[e]! < dependent; e++)
    found.push(Array.from({ length: size }, (_, a) => a).filter((a) => Math.abs(vectors[a * size + e]!) > 0.05))
  return found
}
