import { normalQuantile } from '../special/normal-quantile.ts'
import { FAR, type PowerLaw, type RatioKernel } from './ratio-kernel.ts'
import { logProbabilityOf, otherSide, type Side } from './tail.ts'

/**
 * Logarithm of the ratio that leaves probability `p`, 0 < p <= 1/2 or so, on one side.
 *
 * Newton's method on the logarithm of the tail as a function of log(ratio). As that function is concave, the second and
 * all later iterates stay on the outer side of the solution and approach it monotonically.
 */
export function logRatioQuantile(kernel: RatioKernel, side: Side, p: number): number {
  const outward = side === 'lower' ? -1 : 1
  const target = Math.log(p)
  const far = logDistance(kernel[side], target)
  if (far > FAR) return outward * far
  const opposite = logDistance(kernel[otherSide(side)], Math.log1p(-p))
  if (opposite > FAR) return -outward * opposite
  let distance = start(kernel, side, p, far)
  for (let iteration = 0; iteration < 200; iteration++) {
    const ratio = Math.exp(outward * distance)
    const excess = Math.expm1(outward * distance)
    const logTail = logProbabilityOf(kernel.tail(ratio, excess), side)
    const slope = Math.exp(kernel.logDensity(ratio, excess) - logTail)
    const next = Math.max(-FAR, Math.min(FAR, distance + (logTail - target) / slope))
    const settled = Math.abs(logTail - target) < 1e-9
    distance = next
    if (settled) break
  }
  return outward * distance
}

function start(kernel: RatioKernel, side: Side, p: number, far: number): number {
  const law = kernel[side]
  if (law === undefined && kernel.reach !== undefined) return Math.min(FAR, kernel.reach(-Math.log(p)))
  return Math.min(FAR, (law?.exponent ?? 1) < 1 ? far : Math.max(0, -normalQuantile(p)) * kernel.spread)
}

/** How far from 1 the power law has fallen to the tail, in log(ratio). */
function logDistance(law: PowerLaw | undefined, logTail: number): number {
  return law === undefined ? 0 : (law.logConstant - logTail) / law.exponent
}
