import type { BoundCovariance, CovarianceParameter } from '@lmm/covariance'
import type { SigmaCriterion } from './sigma-criterion.ts'
import type { SigmaMap } from './sigma-map.ts'

/** The two maps that an objective is composed of. */
export interface StartParts {
  readonly map: SigmaMap
  readonly sigma: SigmaCriterion
}

/** A start in the units of the fit: by moments where they are known and every structure can be told its Sigma, else by `emStart`. */
export function quickStart({ map, sigma }: StartParts): Float64Array {
  const moments = sigma.moments?.()
  return (moments && map.fromSigma(moments)) ?? emStart({ map, sigma })
}

/** Parameters that hold the size of random effects. */
export const sizes: ReadonlySet<CovarianceParameter['kind']> = new Set(['sd', 'variance', 'loading'])

/** A start of large effects: three times the structures' own standard deviations. */
export function largeStart(parameters: readonly CovarianceParameter[]): Float64Array {
  return Float64Array.from(parameters, ({ kind, initial, upper }) =>
    Math.min(upper, sizes.has(kind) ? 3 * initial : initial),
  )
}

/**
 * A start in the units of the fit: an EM step Sigma <- Sigma - Sigma D Sigma / levels from the structures' own start
 * (Laird, Lange & Stram 1987) for the structures that can be told their Sigma.
 *
 * @example
 * ```ts
 * import { emStart, objectiveOf } from '@lmm/reml'
 * import { lmm } from 'lmm'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * const model = lmm('Reaction ~ Days + (Days | Subject)', sleepstudy)
 * const objective = objectiveOf(model)!
 * if ('map' in objective) {
 *   for (const steps of [1, 5]) {
 *     const value = objective.evaluate(emStart(objective, steps))
 *     if (value.status === 'ok') console.log(steps, value.criterion.toFixed(4))
 *   }
 * }
 * ```
 * ```text
 * 1 1745.6444
 * 5 1743.6545
 * ```
 */
export function emStart({ map, sigma }: StartParts, steps = 1): Float64Array {
  let theta: Float64Array = Float64Array.from(map.parameters, (p) => p.initial)
  for (let step = 0; step < steps; step++) {
    const Sigma = map.sigma(theta).map((term) => term.slice())
    const value = sigma.evaluate(Sigma, 1)
    if (value.status !== 'ok') return theta
    const next = map.fromSigma(
      Sigma.map((term, k) => emStep(term, value.score[k]!, sigma.sizes[k]!, sigma.levels[k]!)),
      theta,
    )
    if (!next) return theta
    theta = next
  }
  return theta
}

function emStep(Sigma: Float64Array, D: Float64Array, q: number, levels: number): Float64Array {
  // docs/mathematics/search.md (2)
  const SD = new Float64Array(q * q)
  const next = Sigma.slice()
  for (let i = 0; i < q; i++)
    for (let j = 0; j < q; j++) for (let k = 0; k < q; k++) SD[i * q + j]! += Sigma[i * q + k]! * D[k * q + j]!
  for (let i = 0; i < q; i++)
    for (let j = 0; j < q; j++)
      for (let k = 0; k < q; k++) next[i * q + j]! -= (SD[i * q + k]! * Sigma[k * q + j]!) / levels
  for (let i = 0; i < q; i++)
    for (let j = 0; j < i; j++) {
      const middle = (next[i * q + j]! + next[j * q + i]!) / 2
      next[i * q + j] = middle
      next[j * q + i] = middle
    }
  return next
}

/** Searches that are followed, of those from the points of the structures. */
const followed = 4

/** Whether the likelihood of a structure can have several optima. */
export const hasSeveralStarts = (bound: BoundCovariance): boolean => (bound.starts?.().length ?? 1) > 1

/** A start, and beside it the points of each structure that knows several, of the size that the start has. */
export function startsAround(
  start: Float64Array,
  bounds: readonly BoundCovariance[],
): { readonly points: readonly Float64Array[]; readonly follow: number } {
  const points = [start]
  let from = 0
  for (const bound of bounds) {
    const { parameters } = bound
    for (const point of bound.starts?.() ?? []) {
      const theta = start.slice()
      parameters.forEach(({ kind }, k) => {
        if (kind !== 'sd' && kind !== 'variance' && kind !== 'loading') theta[from + k] = point[k]!
      })
      points.push(theta)
    }
    from += parameters.length
  }
  return { points, follow: Math.min(followed, points.length) }
}
