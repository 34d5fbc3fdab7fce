import { type BesselPair, besselPair, logOrderSlope } from '../special/bessel-k.ts'
import { digamma, gamma } from '../special/reciprocal-gamma.ts'
import type { Profile } from './profile.ts'

/** Beyond this u the correlation is below the smallest number for every order in use. */
const vanished = 1000

/** The Matern correlation of one order nu, with its derivative by the order. */
export interface MaternProfile extends Profile {
  orderSlope(u: number): number
}

/** 2^(1 - nu) / Gamma(nu) u^nu K_nu(u). */
export function maternProfile(nu: number): MaternProfile {
  const scaled = scaledPair(nu)
  const pair = { at: 0, below: 0 }
  const logScale = Math.LN2 + digamma(nu)
  return {
    value(u) {
      if (u > vanished) return 0
      scaled(u, pair)
      return pair.at
    },
    slope(u) {
      if (u > vanished) return 0
      scaled(u, pair)
      return -pair.below
    },
    curvature(u) {
      if (u > vanished) return 0
      scaled(u, pair)
      return pair.at - ((2 * nu - 1) * pair.below) / u
    },
    orderSlope(u) {
      if (u > vanished) return 0
      scaled(u, pair)
      return pair.at === 0 ? 0 : pair.at * (Math.log(u) - logScale + logOrderSlope(nu, u))
    },
  }
}

/** c u^nu K_nu(u) and c u^nu K_(nu-1)(u), with c = 2^(1 - nu) / Gamma(nu). */
interface ScaledPair {
  at: number
  below: number
}

/**
 * Both are reached upwards through G_v = u^v K_v, which neither overflows nor cancels: G_(v+1) = 2 v G_v + u^2 G_(v-1). Half-integer
 * orders start from elementary functions.
 */
function scaledPair(nu: number): (u: number, out: ScaledPair) => void {
  const c = 2 ** (1 - nu) / gamma(nu)
  const half = Number.isInteger(nu - 0.5)
  if (half) {
    const root = c * Math.sqrt(Math.PI / 2)
    return (u, out) => {
      const start = root * Math.exp(-u)
      climb(0.5, nu - 0.5, u, start, start * (1 + u), out)
      if (nu === 0.5) out.below = start
    }
  }
  const pair: BesselPair = { K: 0, halfNext: 0 }
  if (nu < 0.5)
    return (u, out) => {
      besselPair(-nu, u, pair)
      const power = c * u ** nu
      out.at = power * pair.K
      out.below = (2 * power * pair.halfNext) / u
    }
  const n = Math.round(nu)
  const mu = nu - n
  return (u, out) => {
    besselPair(mu, u, pair)
    const power = c * u ** mu
    climb(mu, n, u, power * pair.K, 2 * power * pair.halfNext, out)
  }
}

/** From G_mu and G_(mu+1) to G_(mu+n) and u G_(mu+n-1), n steps up. */
function climb(mu: number, n: number, u: number, first: number, second: number, out: ScaledPair): void {
  let below = first
  let at = second
  for (let k = 1; k < n; k++) {
    const next = 2 * (mu + k) * at + u * u * below
    below = at
    at = next
  }
  out.at = n === 0 ? first : at
  out.below = u * below
}
