import type { VarianceCovariate, VarianceFunction } from '../variance/variance-function.ts'
import type { LawProblem } from './problem.ts'

/**
 * Holds a variance function against the laws the engine relies on: a positive standard deviation inside the box, derivatives that are
 * the limits of difference quotients, starts inside the box, and a scale exactly where it says `absolute`.
 *
 * @example
 * ```ts
 * import { powerVariance } from '@lmm/covariance'
 * import { checkVariance } from '@lmm/covariance/testing'
 * console.log(checkVariance(powerVariance(), { kind: 'number', name: 'x', values: [1, 2, 5] }))
 * ```
 * ```text
 * []
 * ```
 */
export function checkVariance(variance: VarianceFunction, covariate: VarianceCovariate): LawProblem[] {
  const bound = variance.bind(covariate)
  const problems: LawProblem[] = []
  const xs = covariate.kind === 'number' ? Array.from(covariate.values) : covariate.levels.map((_, place) => place)
  const initial = Float64Array.from(bound.parameters, (p) => p.initial)
  const starts = bound.starts?.() ?? [initial]
  const inBox = (theta: Float64Array): boolean =>
    bound.parameters.every(({ lower, upper }, k) => theta[k]! >= lower && theta[k]! <= upper)
  const report = (law: LawProblem['law'], theta: Float64Array, detail: string): void => {
    problems.push({ law, theta: [...theta], detail })
  }
  if (starts[0]?.join() !== initial.join()) report('box', initial, 'the first start is not the initial')
  for (const start of starts) if (!inBox(start)) report('box', start, 'a start is outside the box')
  const owns = bound.parameters.some(({ kind }) => kind === 'sd' || kind === 'variance' || kind === 'loading')
  if (owns !== bound.absolute) report('kinds', initial, `absolute is ${bound.absolute}, and the parameters say ${owns}`)
  for (const theta of [...starts, ...starts.map((start) => start.map((value) => 0.9 * value + 0.07))]) {
    for (const x of xs) {
      if (!(bound.sd(theta, x) > 0)) report('positive semidefinite', theta, `the sd is ${bound.sd(theta, x)} at ${x}`)
      for (let k = 0; k < theta.length; k++) {
        const close = (exact: number, f: (theta: Float64Array) => number, l: number): boolean => {
          const moved = (by: number): number => f(theta.map((value, i) => (i === l ? value + by : value)))
          const quotient = (moved(1e-5) - moved(-1e-5)) / 2e-5
          return Math.abs(quotient - exact) <= 1e-7 * Math.max(1, Math.abs(exact))
        }
        if (!close(bound.derivative(theta, k, x), (t) => bound.sd(t, x), k))
          report('derivative', theta, `by ${bound.parameters[k]!.name} at ${x}`)
        for (let l = 0; l < theta.length; l++)
          if (!close(bound.secondDerivative(theta, k, l, x), (t) => bound.derivative(t, k, x), l))
            report(
              'second derivative',
              theta,
              `by ${bound.parameters[k]!.name} and ${bound.parameters[l]!.name} at ${x}`,
            )
      }
    }
  }
  return problems
}
