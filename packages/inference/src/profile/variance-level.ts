import type { objectiveOf } from '@lmm/reml'
import type { Level } from './held-coordinate.ts'

type Objective = NonNullable<ReturnType<typeof objectiveOf>>

/** Steps of the differences of the level, a mean of smooth functions: errors of h^4 and h^2. */
const [first, second] = [1e-3, 1e-3]

/** The log of the geometric mean of a variance function over the rows, which the sigma of the criterion has in it, by `count` parameters from `from`. */
export function varianceLevel(objective: Objective, from: number, count: number): Level | null {
  if (!('covariance' in objective)) return null
  const { covariance } = objective
  const m = covariance.parameters.length
  const value = (psi: Float64Array): number => {
    covariance.prepare(psi.subarray(0, m), 0)
    return covariance.level
  }
  const moved = (psi: Float64Array, steps: readonly (readonly [k: number, h: number])[]): number => {
    const at = psi.slice()
    for (const [k, h] of steps) at[k]! += h
    return value(at)
  }
  const places = Array.from({ length: count }, (_, k) => from + k)
  return {
    value,
    gradient(psi) {
      const out = new Float64Array(psi.length)
      for (const k of places) {
        const near = moved(psi, [[k, first]]) - moved(psi, [[k, -first]])
        const far = moved(psi, [[k, 2 * first]]) - moved(psi, [[k, -2 * first]])
        out[k] = (8 * near - far) / (12 * first)
      }
      return out
    },
    hessian(psi) {
      const out = new Float64Array(psi.length ** 2)
      for (const k of places)
        for (const l of places) {
          const at = (a: number, b: number): number =>
            moved(psi, [
              [k, a * second],
              [l, b * second],
            ])
          out[k * psi.length + l] = (at(1, 1) - at(1, -1) - at(-1, 1) + at(-1, -1)) / (4 * second * second)
        }
      return out
    },
  }
}
