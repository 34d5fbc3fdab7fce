/**
 * The q above 0 at which a monotone function of log(q) is zero, by bracketing and the method of Chandrupatla 1997, "A new
 * hybrid quadratic/bisection algorithm for finding the zero of a nonlinear function", Advances in Engineering Software 28.
 *
 * @param f - rising from below zero to above zero, as a function of q
 * @param guess - where the bracketing starts
 * @param tolerance - the search ends when |f| is below it
 * @param firstStride - of the bracketing, in log(q); it doubles
 */
export function logRoot(f: (q: number) => number, guess: number, tolerance = 1e-14, firstStride = 0.1): number {
  let b = Math.log(guess)
  let fb = f(guess)
  if (fb === 0) return guess
  let a = b
  let fa = fb
  for (let stride = firstStride; fa > 0 === fb > 0; stride *= 2) {
    if (Math.abs(b) > 700) return fb > 0 ? 0 : Number.POSITIVE_INFINITY
    a = b
    fa = fb
    b += fb > 0 ? -stride : stride
    fb = f(Math.exp(b))
  }
  let c = a
  let fc = fa
  let t = 0.5
  for (let iteration = 0; iteration < 100; iteration++) {
    const x = a + t * (b - a)
    const fx = f(Math.exp(x))
    if (fx > 0 === fa > 0) {
      c = a
      fc = fa
    } else {
      c = b
      fc = fb
      b = a
      fb = fa
    }
    a = x
    fa = fx
    const best = Math.abs(fa) < Math.abs(fb) ? a : b
    const nearest = (1e-15 * (1 + Math.abs(best))) / Math.abs(b - c)
    if (nearest > 0.5 || fx === 0 || Math.abs(fx) < tolerance) return Math.exp(best)
    const xi = (a - b) / (c - b)
    const phi = (fa - fb) / (fc - fb)
    const quadratic = phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi
    t = quadratic
      ? (fa / (fb - fa)) * (fc / (fb - fc)) + ((c - a) / (b - a)) * (fa / (fc - fa)) * (fb / (fc - fb))
      : 0.5
    t = Math.min(1 - nearest, Math.max(nearest, t))
  }
  return Math.exp(Math.abs(fa) < Math.abs(fb) ? a : b)
}
