import { describe, expect, it } from 'vitest'
import { newton } from '../src/newton.ts'
import type { SmoothFunction } from '../src/objective.ts'

const exact = [8, 2, 2, 5]
const informed = [7.5, 2.2, 2.2, 4.8]

/** A quadratic function with its minimum at (1, 2), which tells less than its Hessian. */
function bowl(hessian: 'average information' | undefined): SmoothFunction {
  const parameter = { name: 'x', kind: 'loading', lower: -100, upper: 100, initial: 0 } as const
  return {
    parameters: [parameter, parameter],
    evaluate(theta, into = {}) {
      const [a, b] = [theta[0]! - 1, theta[1]! - 2]
      const gradient = [exact[0]! * a + exact[1]! * b, exact[2]! * a + exact[3]! * b]
      into.gradient?.set(gradient)
      for (const at of into.hessian ? [0, 1, 2, 3] : []) into.hessian!.set(at >> 1, at % 2, informed[at]!)
      return { status: 'ok', criterion: (a * gradient[0]! + b * gradient[1]!) / 2, ...(hessian && { hessian }) }
    },
  }
}

describe('Steps by the average information', () => {
  it('learn from the gradients what it lacks of the Hessian', () => {
    const start = Float64Array.of(0.9, 2.1)
    const learning = newton(bowl('average information'), { start })
    const plain = newton(bowl(undefined), { start })
    expect(learning.evaluations).toBeLessThan(plain.evaluations)
    expect(learning.theta[0]).toBeCloseTo(1, 12)
    expect(learning.theta[1]).toBeCloseTo(2, 12)
  })
})
