import { binaryDigits, type Rational } from './exact-analysis-of-variance.ts'

/** Numbers here are integers over 2^240: some 70 decimal digits. */
const places = 240n

/** 1. */
export const one: bigint = 1n << places

/** Natural logarithm of a positive rational. */
export function logarithm({ numerator, denominator, exponent }: Rational): bigint {
  const shift = binaryDigits(numerator) - binaryDigits(denominator)
  const above = shift < 0 ? numerator << BigInt(-shift) : numerator
  const below = shift > 0 ? denominator << BigInt(shift) : denominator
  const mantissa = (above * one) / below
  return twiceArtanh(((mantissa - one) * one) / (mantissa + one)) + BigInt(shift + exponent) * twiceArtanh(one / 3n)
}

/** ln(2 pi), with pi = 16 arctan(1/5) - 4 arctan(1/239) (Machin 1706). */
export function logarithmOfTwoPi(): bigint {
  const pi = 16n * arctanOfInverse(5n) - 4n * arctanOfInverse(239n)
  return logarithm({ numerator: 2n * pi, denominator: one, exponent: 0 })
}

/** The nearest double. */
export function rounded(fixed: bigint): number {
  return Number(fixed) * 2 ** -Number(places)
}

/** 2 artanh(t) = ln((1 + t) / (1 - t)), for |t| <= 1/3. */
function twiceArtanh(t: bigint): bigint {
  const square = (t * t) / one
  let sum = 0n
  let power = 2n * t
  for (let k = 1n; power !== 0n; k += 2n) {
    sum += power / k
    power = (power * square) / one
  }
  return sum
}

function arctanOfInverse(x: bigint): bigint {
  let sum = 0n
  let power = one / x
  for (let k = 1n; power !== 0n; k += 2n) {
    sum += k % 4n === 1n ? power / k : -power / k
    power /= x * x
  }
  return sum
}
