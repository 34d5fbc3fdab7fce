/** A stationary autoregression and its autocorrelations, with derivatives by the partial autocorrelations. */
export interface Stationary {
  /** Coefficients phi_1 .. phi_p. */
  readonly phi: Float64Array
  /** d phi_i / d pi_l, p x p by rows. */
  readonly dPhi: Float64Array
  /** Autocorrelations rho_0 .. rho_L. */
  readonly rho: Float64Array
  /** d rho_k / d pi_l, (L + 1) x p by rows. */
  readonly dRho: Float64Array
}

/**
 * The autoregression of order p with partial autocorrelations pi in [-1, 1]^p, up to lag L: the Durbin-Levinson recursion, which
 * divides by nothing, so that the whole closed cube is allowed (Barndorff-Nielsen & Schou 1973).
 */
export function stationary(pi: Float64Array, L: number): Stationary {
  const p = pi.length
  const rho = new Float64Array(L + 1)
  const dRho = new Float64Array((L + 1) * p)
  let phi = new Float64Array(p)
  let dPhi = new Float64Array(p * p)
  rho[0] = 1
  /** Innovation variance and its derivatives. */
  let v = 1
  const dv = new Float64Array(p)
  for (let k = 1; k <= p; k++) {
    const last = pi[k - 1]!
    if (k <= L) {
      rho[k] = last * v
      dRho[k * p + k - 1]! += v
      for (let l = 0; l < k - 1; l++) dRho[k * p + l]! += last * dv[l]!
      continueRecursion(k, k - 1, phi, dPhi, rho, dRho, p)
    }
    const next = phi.slice()
    const dNext = dPhi.slice()
    for (let j = 1; j < k; j++) {
      next[j - 1] = phi[j - 1]! - last * phi[k - j - 1]!
      for (let l = 0; l < p; l++) dNext[(j - 1) * p + l] = dPhi[(j - 1) * p + l]! - last * dPhi[(k - j - 1) * p + l]!
      dNext[(j - 1) * p + k - 1]! -= phi[k - j - 1]!
    }
    next[k - 1] = last
    dNext[(k - 1) * p + k - 1] = 1
    phi = next
    dPhi = dNext
    for (let l = 0; l < k - 1; l++) dv[l]! *= 1 - last * last
    dv[k - 1] = -2 * last * v
    v *= 1 - last * last
  }
  for (let k = p + 1; k <= L; k++) continueRecursion(k, p, phi, dPhi, rho, dRho, p)
  return { phi, dPhi, rho, dRho }
}

/** rho_k += sum over i = 1 .. order of phi_i rho_(k-i). */
function continueRecursion(
  k: number,
  order: number,
  phi: Float64Array,
  dPhi: Float64Array,
  rho: Float64Array,
  dRho: Float64Array,
  p: number,
): void {
  for (let i = 1; i <= order; i++) {
    rho[k]! += phi[i - 1]! * rho[k - i]!
    for (let l = 0; l < p; l++)
      dRho[k * p + l]! += dPhi[(i - 1) * p + l]! * rho[k - i]! + phi[i - 1]! * dRho[(k - i) * p + l]!
  }
}

/** Partial autocorrelations of autocorrelations rho_1 .. rho_p, each held in [-1, 1]. */
export function partialAutocorrelations(rho: ArrayLike<number>): Float64Array {
  const p = rho.length
  const pi = new Float64Array(p)
  let phi = new Float64Array(p)
  let v = 1
  for (let k = 1; k <= p && v > 0; k++) {
    let rest = rho[k - 1]!
    for (let j = 1; j < k; j++) rest -= phi[j - 1]! * rho[k - j - 1]!
    const last = Math.min(1, Math.max(-1, rest / v))
    const next = phi.slice()
    for (let j = 1; j < k; j++) next[j - 1] = phi[j - 1]! - last * phi[k - j - 1]!
    next[k - 1] = last
    phi = next
    pi[k - 1] = last
    v *= 1 - last * last
  }
  return pi
}
