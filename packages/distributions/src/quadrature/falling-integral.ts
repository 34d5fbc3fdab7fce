import { gaussLegendre, type Rule } from './gauss-legendre.ts'

/** Beyond a fall by this much nothing is left that a double could show. */
const REACH = 42

let rule: Rule | undefined

/**
 * Integral from 0 to infinity of exp(-fall(t)), for a convex `fall` with fall(0) = 0 that is close to a parabola.
 *
 * @param slope - of `fall` at 0, not negative
 * @param curvature - of `fall` at 0
 */
export function fallingIntegral(slope: number, curvature: number, fall: (t: number) => number): number {
  rule ??= gaussLegendre(40)
  const half = REACH / (slope + Math.sqrt(slope * slope + 2 * REACH * curvature))
  let sum = 0
  for (let i = 0; i < rule.nodes.length; i++) sum += rule.weights[i]! * Math.exp(-fall(half * (1 + rule.nodes[i]!)))
  return half * sum
}
