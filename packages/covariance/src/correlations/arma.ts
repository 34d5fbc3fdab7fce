import type { BoundCorrelation, CorrelationStructure } from '../correlation.ts'
import { latest } from '../positions/latest.ts'
import { places } from '../positions/places.ts'
import type { CovarianceParameter } from '../structure.ts'
import { type Stationary, stationary } from './stationary.ts'

/** Orders of an ARMA process. */
export interface ArmaOrders {
  /** Autoregressive order; 1 unless given. */
  readonly p?: number
  /** Moving-average order; 1 unless given. */
  readonly q?: number
}

/** A unit root would make the process infinite; this close its correlations are those of one. */
const nearlyOne = 1 - 1e-6

/**
 * ARMA(p, q), e_t = sum phi_i e_(t-i) + a_t + sum theta_j a_(t-j) (nlme's corARMA; SAS has theta with the other sign). The
 * parameters in the box are partial autocorrelations of the autoregression and of the inverse of the moving average, so that every
 * point is stationary and invertible (Monahan 1984); `report` gives phi_1 .. theta_1 ...
 *
 * @example
 * ```ts
 * import { arma } from '@lmm/covariance'
 * const times = { kind: 'number', name: 't', values: Float64Array.of(0, 1, 3) } as const
 * const axis = { size: 3, labels: ['0', '1', '3'], dimensions: [times] }
 * const { correlation } = arma().bind(axis)
 * console.log([1, 2].map((j) => correlation(Float64Array.of(0.5, 0.3), 0, j).toFixed(4)))
 * ```
 * ```text
 * [ '0.6619', '0.1655' ]
 * ```
 */
export function arma({ p = 1, q = 1 }: ArmaOrders = {}): CorrelationStructure {
  return {
    name: 'arma',
    bind(axis) {
      const place = places('arma', axis)
      const lag = (i: number, j: number): number => Math.abs(place[i]! - place[j]!)
      const longest = place.reduce((largest, value) => Math.max(largest, value), 0)
      return bindArma(p, q, longest, lag)
    },
  }
}

function bindArma(p: number, q: number, longest: number, lag: (i: number, j: number) => number): BoundCorrelation {
  const bound = p > 0 ? nearlyOne : 1
  const partial = (name: string, k: number, limit: number): CovarianceParameter => ({
    name: `${name}${k + 1}`,
    kind: 'correlation',
    initial: k === 0 ? 0.2 : 0,
    lower: -limit,
    upper: limit,
  })
  const parameters = [
    ...Array.from({ length: p }, (_, k) => partial('partial', k, bound)),
    ...Array.from({ length: q }, (_, k) => partial('inverse', k, 1)),
  ]
  const m = p + q
  const at = latest((theta) => {
    const ar = stationary(theta.subarray(0, p), longest + q)
    const ma = movingAverage(theta.subarray(p))
    return { ar, ma, rho: filtered(ar, ma, longest) }
  })
  return {
    parameters,
    correlation: (theta, i, j) => at(theta).rho.values[lag(i, j)]!,
    derivative: (theta, k, i, j) => at(theta).rho.slopes[lag(i, j) * m + k]!,
    starts: () => starts(p, q),
    report(theta) {
      const { ar, ma } = at(theta)
      return [
        ...Array.from(ar.phi, (value, k) => ({ name: `phi${k + 1}`, value })),
        ...Array.from(ma.theta, (value, k) => ({ name: `theta${k + 1}`, value })),
      ]
    },
  }
}

/** First partials of either sign: phi and theta can take over one another's part, which leaves several optima. */
function starts(p: number, q: number): Float64Array[] {
  const first =
    p > 0 && q > 0
      ? [
          [0.2, 0.2],
          [0.8, -0.4],
          [0.6, 0.4],
          [-0.4, 0.6],
          [-0.5, -0.3],
        ]
      : [[0.2], [0.7], [-0.4]]
  return first.map((values) => {
    const theta = new Float64Array(p + q)
    theta[0] = values[0]!
    if (values.length > 1) theta[p] = values[1]!
    return theta
  })
}

interface MovingAverage {
  /** theta_1 .. theta_q. */
  readonly theta: Float64Array
  /** d theta_j / d pi_l, q x q. */
  readonly slopes: Float64Array
}

/** Invertible coefficients: 1 + sum theta_j B^j is the polynomial of a stationary autoregression of partials -pi. */
function movingAverage(pi: Float64Array): MovingAverage {
  const { phi, dPhi } = stationary(
    pi.map((value) => -value),
    0,
  )
  return { theta: phi.map((value) => -value), slopes: dPhi }
}

/** Autocorrelations up to lag L of the moving average of an autoregression, with derivatives by all parameters. */
function filtered(
  { rho, dRho }: Stationary,
  { theta, slopes }: MovingAverage,
  L: number,
): { readonly values: Float64Array; readonly slopes: Float64Array } {
  const q = theta.length
  const p = dRho.length / rho.length
  const m = p + q
  const psi = [1, ...theta]
  const dPsi = (i: number, l: number): number => (i === 0 ? 0 : slopes[(i - 1) * q + l]!)
  /** weight[q + d] = sum over j - i = d of psi_i psi_j, and its derivatives. */
  const weight = new Float64Array(2 * q + 1)
  const dWeight = new Float64Array((2 * q + 1) * q)
  for (let i = 0; i <= q; i++)
    for (let j = 0; j <= q; j++) {
      weight[q + j - i]! += psi[i]! * psi[j]!
      for (let l = 0; l < q; l++) dWeight[(q + j - i) * q + l]! += dPsi(i, l) * psi[j]! + psi[i]! * dPsi(j, l)
    }
  const gamma = new Float64Array(L + 1)
  const dGamma = new Float64Array((L + 1) * m)
  for (let k = 0; k <= L; k++)
    for (let d = -q; d <= q; d++) {
      const w = weight[q + d]!
      const from = Math.abs(k + d)
      gamma[k]! += w * rho[from]!
      for (let l = 0; l < p; l++) dGamma[k * m + l]! += w * dRho[from * p + l]!
      for (let l = 0; l < q; l++) dGamma[k * m + p + l]! += dWeight[(q + d) * q + l]! * rho[from]!
    }
  const variance = gamma[0]!
  const values = gamma.map((value) => value / variance)
  const out = dGamma.map((value, at) => (value - values[Math.floor(at / m)]! * dGamma[at % m]!) / variance)
  return { values, slopes: out }
}
