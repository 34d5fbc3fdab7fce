import { parts } from './reciprocal-gamma.ts'

/** Neighbouring Bessel functions of the second kind of order |mu| <= 1/2: K_mu(x) and K_(mu+1)(x) x / 2. */
export interface BesselPair {
  K: number
  halfNext: number
}

const precision = 1e-17

/** Writes K_mu(x) and K_(mu+1)(x) x / 2 for |mu| <= 1/2, x > 0: Temme (1975), series up to 2, continued fraction beyond. */
export function besselPair(mu: number, x: number, out: BesselPair): void {
  if (x <= 2) series(mu, x, out)
  else continuedFraction(mu, x, out)
}

function series(mu: number, x: number, out: BesselPair): void {
  const { even, odd } = parts(mu)
  const log = Math.log(2 / x)
  const sigma = mu * log
  const angle = Math.PI * mu
  const ratio = Math.abs(angle) < 1e-8 ? 1 : angle / Math.sin(angle)
  const sinhc = Math.abs(sigma) < 1e-8 ? 1 : Math.sinh(sigma) / sigma
  let f = ratio * (-odd * Math.cosh(sigma) + even * sinhc * log)
  // Gamma(1 + mu) and Gamma(1 - mu)
  let p = (0.5 * Math.exp(sigma)) / (even + mu * odd)
  let q = (0.5 * Math.exp(-sigma)) / (even - mu * odd)
  const quarter = (x * x) / 4
  let c = 1
  let K = f
  let next = p
  for (let k = 1; k < 100; k++) {
    f = (k * f + p + q) / (k * k - mu * mu)
    c *= quarter / k
    p /= k - mu
    q /= k + mu
    const term = c * f
    K += term
    next += c * (p - k * f)
    if (Math.abs(term) < precision * Math.abs(K)) break
  }
  out.K = K
  out.halfNext = next
}

/** Steed's evaluation of the second continued fraction, with the sum that normalises it (Thompson & Barnett 1987). */
function continuedFraction(mu: number, x: number, out: BesselPair): void {
  const a1 = 0.25 - mu * mu
  let b = 2 * (1 + x)
  let D = 1 / b
  let delta = D
  let h = D
  let before = 0
  let current = 1
  let C = a1
  let Q = a1
  let a = -a1
  let S = 1 + Q * delta
  for (let k = 2; k < 1000; k++) {
    a -= 2 * (k - 1)
    C = (-a * C) / k
    const next = (before - b * current) / a
    before = current
    current = next
    Q += C * next
    b += 2
    D = 1 / (b + a * D)
    delta = (b * D - 1) * delta
    h += delta
    const term = Q * delta
    S += term
    if (Math.abs(term) < precision * Math.abs(S)) break
  }
  out.K = (Math.sqrt(Math.PI / (2 * x)) * Math.exp(-x)) / S
  out.halfNext = 0.5 * out.K * (mu + x + 0.5 - a1 * h)
}

/** K_nu(x) for nu >= 0, x > 0. */
export function besselK(nu: number, x: number): number {
  const n = Math.round(nu)
  const mu = nu - n
  const pair = { K: 0, halfNext: 0 }
  besselPair(mu, x, pair)
  let below = pair.K
  let at = (2 * pair.halfNext) / x
  if (n === 0) return below
  for (let k = 1; k < n; k++) {
    const next = (2 * (mu + k) * at) / x + below
    below = at
    at = next
  }
  return at
}

/** First and second derivative of log K_nu(x) by the order. */
export interface OrderSlopes {
  readonly first: number
  readonly second: number
}

/**
 * d log K_nu(x) / d nu and its derivative, nu >= 0: ratios of integrals over t of exp(-x cosh t), by the trapezoidal rule, which
 * converges faster than any power of the step for them (Watson 1944, 6.22).
 */
export function logOrderSlopes(nu: number, x: number): OrderSlopes {
  const peak = Math.asinh(nu / x)
  const step = Math.min(0.2, 0.5 / Math.sqrt(Math.hypot(x, nu)))
  const top = nu * peak - x * Math.cosh(peak)
  let weights = 0.5 * Math.exp(-x - top)
  let slopes = 0
  let curvatures = 0
  for (let k = 1; ; k++) {
    const t = k * step
    const exponent = -x * Math.cosh(t) - top
    const rising = 0.5 * Math.exp(exponent + nu * t)
    const falling = 0.5 * Math.exp(exponent - nu * t)
    weights += rising + falling
    slopes += t * (rising - falling)
    curvatures += t * t * (rising + falling)
    if (t > peak && t * t * rising < 1e-18 * weights) break
  }
  const first = slopes / weights
  return { first, second: curvatures / weights - first * first }
}
