import { atNumber } from '../domain.ts'

const SQRT_PI = 1.772453850905516

/** Up to here erf(x) is computed itself, beyond it the scaled complement. */
const SPLIT = 0.46875

/** erf(x) for |x| up to 0.46875. */
export function erfNearZero(x: number): number {
  const s = x * x
  const p =
    (((0.18577770618460315 * s + 3.1611237438705655) * s + 113.86415415105016) * s + 377.485237685302) * s +
    3209.3775891384694
  const q = (((s + 23.601290952344122) * s + 244.02463793444417) * s + 1282.6165260773723) * s + 2844.236833439171
  return (x * p) / q
}

/** exp(x^2) erfc(x) for x of 0.46875 and more. */
function erfcxBeyond(x: number): number {
  if (x <= 4) {
    const p =
      (((((((2.1531153547440383e-8 * x + 0.5641884969886701) * x + 8.883149794388377) * x + 66.11919063714163) * x +
        298.6351381974001) *
        x +
        881.952221241769) *
        x +
        1712.0476126340707) *
        x +
        2051.0783778260716) *
        x +
      1230.3393547979972
    const q =
      (((((((x + 15.744926110709835) * x + 117.6939508913125) * x + 537.1811018620099) * x + 1621.3895745666903) * x +
        3290.7992357334597) *
        x +
        4362.619090143247) *
        x +
        3439.3676741437216) *
        x +
      1230.3393548037495
    return p / q
  }
  const s = 1 / (x * x)
  const p =
    ((((0.016315387137302097 * s + 0.30532663496123236) * s + 0.36034489994980445) * s + 0.12578172611122926) * s +
      0.016083785148742275) *
      s +
    0.0006587491615298378
  const q =
    ((((s + 2.568520192289822) * s + 1.8729528499234673) * s + 0.5279051029514285) * s + 0.06051834131244132) * s +
    0.0023352049762686918
  return (1 / SQRT_PI - (s * p) / q) / x
}

/** exp(-c x^2), c a power of two: x is split so that no digit of the square is lost. */
export function gaussian(x: number, c: number): number {
  const head = Math.trunc(x * 16) / 16
  return Math.exp(-c * head * head) * Math.exp(-c * (x - head) * (x + head))
}

/** Scaled complement exp(x^2) erfc(x) for x of 0 and more. */
export function erfcx(x: number): number {
  return x < SPLIT ? Math.exp(x * x) * (1 - erfNearZero(x)) : erfcxBeyond(x)
}

/**
 * Error function, 2 / sqrt(pi) times the integral of exp(-t^2) from 0 to x.
 *
 * Cody 1969, "Rational Chebyshev approximations for the error function", Math. Comp. 23.
 *
 * @throws RangeError when `x` is NaN
 */
export function erf(x: number): number {
  const size = Math.abs(atNumber('erf', x))
  if (size < SPLIT) return erfNearZero(x)
  return Math.sign(x) * (1 - erfc(size))
}

/**
 * Complement of the error function, 1 - erf(x), with full relative accuracy for large x.
 *
 * Cody 1969, "Rational Chebyshev approximations for the error function", Math. Comp. 23.
 *
 * @throws RangeError when `x` is NaN
 */
export function erfc(x: number): number {
  if (atNumber('erfc', x) < SPLIT) return x > -SPLIT ? 1 - erfNearZero(x) : 2 - erfc(-x)
  return x > 27 ? 0 : gaussian(x, 1) * erfcxBeyond(x)
}
