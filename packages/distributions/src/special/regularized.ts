import { atNumber, positive } from '../domain.ts'
import { betaKernel } from '../incomplete/beta-kernel.ts'
import { gammaKernel } from '../incomplete/gamma-kernel.ts'
import { farTail, type RatioKernel } from '../incomplete/ratio-kernel.ts'
import { logProbabilityOf, probabilityOf, type Tail } from '../incomplete/tail.ts'

/** An incomplete integral over the complete one, its complement, and the logarithms of both. */
export interface RegularizedIntegral {
  readonly lower: number
  readonly upper: number
  readonly logLower: number
  readonly logUpper: number
}

/**
 * Regularised incomplete gamma functions P(a, x) and Q(a, x), for a above 0 and x of 0 and more.
 *
 * @throws RangeError outside of that
 *
 * @example
 * ```ts
 * import { regularizedGamma } from '@lmm/distributions'
 *
 * console.log(regularizedGamma(1, 3).upper.toPrecision(12), Math.exp(-3).toPrecision(12))
 * ```
 * ```text
 * 0.0497870683679 0.0497870683679
 * ```
 */
export function regularizedGamma(a: number, x: number): RegularizedIntegral {
  positive('regularizedGamma', 'a', a)
  if (!(x >= 0)) throw new RangeError(`regularizedGamma: x must not be below 0; it is ${x}.`)
  return bothSides(tailAt(gammaKernel(a), x / a, (x - a) / a, Math.log(x) - Math.log(a)))
}

/**
 * Regularised incomplete beta function I_x(a, b) and its complement, for a, b above 0 and x from 0 to 1.
 *
 * @throws RangeError outside of that
 *
 * @example
 * ```ts
 * import { regularizedBeta } from '@lmm/distributions'
 *
 * console.log(regularizedBeta(0.25, 1, 3).upper.toPrecision(12))
 * ```
 * ```text
 * 0.421875000000
 * ```
 */
export function regularizedBeta(x: number, a: number, b: number): RegularizedIntegral {
  positive('regularizedBeta', 'a', a)
  positive('regularizedBeta', 'b', b)
  if (!(atNumber('regularizedBeta', x) >= 0 && x <= 1)) {
    throw new RangeError(`regularizedBeta: x must lie between 0 and 1; it is ${x}.`)
  }
  const y = 1 - x
  const ratio = x === 1 ? Number.POSITIVE_INFINITY : (x / y) * (b / a)
  const logRatio = Math.log(x) - Math.log1p(-x) + Math.log(b) - Math.log(a)
  return bothSides(tailAt(betaKernel(a, b), ratio, imbalance(a, b, x) / (a * y), logRatio))
}

function tailAt(kernel: RatioKernel, ratio: number, excess: number, logRatio: number): Tail {
  return ratio > 1e-270 && ratio < 1e270 ? kernel.tail(ratio, excess) : farTail(kernel, logRatio)
}

const bothSides = (tail: Tail): RegularizedIntegral => ({
  lower: probabilityOf(tail, 'lower'),
  upper: probabilityOf(tail, 'upper'),
  logLower: logProbabilityOf(tail, 'lower'),
  logUpper: logProbabilityOf(tail, 'upper'),
})

/** (a + b) x - a, exact where it is close to zero. */
function imbalance(a: number, b: number, x: number): number {
  const ax = a * x
  const bx = b * x
  const middle = ax < bx ? bx - a + ax : ax - a + bx
  return Math.abs(middle) > 0.1 * a ? middle : middle + (productError(a, x, ax) + productError(b, x, bx))
}

/** a b - round(a b): Dekker 1971, "A floating-point technique for extending the available precision". */
function productError(a: number, b: number, product: number): number {
  const [a1, a2] = halves(a)
  const [b1, b2] = halves(b)
  return a2 * b2 - (product - a1 * b1 - a2 * b1 - a1 * b2)
}

function halves(a: number): readonly [number, number] {
  const t = 134217729 * a
  const high = t - (t - a)
  return [high, a - high]
}
