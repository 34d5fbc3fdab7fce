import { gammaKernel } from '../incomplete/gamma-kernel.ts'
import { logRatioQuantile } from '../incomplete/ratio-quantile.ts'
import { normal, normalUpper } from '../normal.ts'

const EDGE = 8.25
const STEP = 1 / 32

/**
 * The quantile function of S = sqrt(chi-square / df) at the probability of a standard normal z, by cubic interpolation of
 * its logarithm (within 1e-9).
 */
export function scaleQuantile(df: number): (z: number) => number {
  if (df === Number.POSITIVE_INFINITY) return () => 1
  const chi = gammaKernel(df / 2)
  const size = Math.round((2 * EDGE) / STEP) + 1
  const logs = new Float64Array(size)
  const slopes = new Float64Array(size)
  for (let i = 0; i < size; i++) {
    const z = -EDGE + i * STEP
    const logSquare = logRatioQuantile(chi, z < 0 ? 'lower' : 'upper', normalUpper(Math.abs(z)))
    logs[i] = logSquare / 2
    const logDensity = chi.logDensity(Math.exp(logSquare), Math.expm1(logSquare))
    slopes[i] = 0.5 * Math.exp(normal.logDensity(z) - logDensity) * STEP
  }
  return (z) => {
    const place = (Math.max(-EDGE, Math.min(EDGE, z)) + EDGE) / STEP
    const i = Math.min(size - 2, Math.floor(place))
    const t = place - i
    const rise = logs[i + 1]! - logs[i]!
    const bend = (1 - t) * (slopes[i]! - rise) + t * (rise - slopes[i + 1]!)
    return Math.exp(logs[i]! + t * rise + t * (1 - t) * bend)
  }
}
