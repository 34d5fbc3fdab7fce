import { type BesselPair, besselPair, logOrderSlopes } from '../special/bessel-k.ts'
import { digamma, gamma, trigamma } from '../special/reciprocal-gamma.ts'
import type { Profile } from './profile.ts'

/** Beyond this u the correlation is below the smallest number for every order in use. */
const vanished = 1000

/** The Matern correlation f of one order nu, with its derivatives by the order too. */
export interface MaternProfile extends Profile {
  /** df / d nu. */
  orderSlope(u: number): number
  /** d2f / d nu^2. */
  orderCurvature(u: number): number
  /** d2f / du d nu. */
  mixed(u: number): number
}

/** 2^(1 - nu) / Gamma(nu) u^nu K_nu(u). */
export function maternProfile(nu: number): MaternProfile {
  const scaled = scaledPair(nu)
  const pair = { at: 0, below: 0 }
  /** d log c / d nu is -shift. */
  const shift = Math.LN2 + digamma(nu)
  const bend = trigamma(nu)
  const at = (u: number): ScaledPair => {
    if (u > vanished) pair.at = pair.below = 0
    else scaled(u, pair)
    return pair
  }
  return {
    value: (u) => at(u).at,
    slope: (u) => -at(u).below,
    curvature: (u) => at(u).at - ((2 * nu - 1) * pair.below) / u,
    orderSlope(u) {
      const value = at(u).at
      return value === 0 ? 0 : value * (Math.log(u) - shift + logOrderSlopes(nu, u).first)
    },
    orderCurvature(u) {
      const value = at(u).at
      if (value === 0) return 0
      const { first, second } = logOrderSlopes(nu, u)
      return value * ((Math.log(u) - shift + first) ** 2 + second - bend)
    },
    mixed(u) {
      const { below } = at(u)
      if (below === 0) return 0
      // K is even in its order.
      const { first } = logOrderSlopes(Math.abs(nu - 1), u)
      return -below * (Math.log(u) - shift + (nu < 1 ? -first : first))
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
  if (Number.isInteger(nu - 0.5)) {
    const root = Math.sqrt(Math.PI / 2)
    const steps = { mu: 0.5, n: nu - 0.5, c }
    return (u, out) => {
      const start = root * Math.exp(-u)
      climb(steps, u, start, start * (1 + u), out)
      if (nu === 0.5) out.below = out.at
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
  const steps = { mu, n, c }
  return (u, out) => {
    besselPair(mu, u, pair)
    const power = u ** mu
    climb(steps, u, power * pair.K, 2 * power * pair.halfNext, out)
  }
}

interface Climb {
  readonly mu: number
  readonly n: number
  readonly c: number
}

/** From G_mu and G_(mu+1) to c G_(mu+n) and c u G_(mu+n-1), n steps up; c comes last, since it may be as small as G is large. */
function climb({ mu, n, c }: Climb, u: number, first: number, second: number, out: ScaledPair): void {
  let below = first
  let at = second
  for (let k = 1; k < n; k++) {
    const next = 2 * (mu + k) * at + u * u * below
    below = at
    at = next
  }
  out.at = c * (n === 0 ? first : at)
  out.below = c * u * below
}
