/** A rational number: numerator / denominator x 2^exponent, the denominator positive. */
export interface Rational {
  readonly numerator: bigint
  readonly denominator: bigint
  readonly exponent: number
}

/** Numbers held as integers: integers x 2^exponent / denominator. */
export interface ExactNumbers {
  readonly integers: readonly bigint[]
  readonly exponent: number
  readonly denominator: bigint
}

/** The analysis of variance of a balanced one-way layout, without rounding. */
export interface ExactAnalysis {
  readonly within: Rational
  readonly between: Rational
  /** (between - within) / replicates: the REML estimate of the variance of treatments where it is positive. */
  readonly tauSquared: Rational
  /** between / within. */
  readonly F: Rational
}

/** Doubles as the binary fractions that they are. */
export function binaryFractions(values: ArrayLike<number>): ExactNumbers {
  const view = new DataView(new ArrayBuffer(8))
  const parts = Array.from(values, (value) => {
    view.setFloat64(0, value)
    const bits = view.getBigUint64(0)
    const biased = Number((bits >> 52n) & 0x7ffn)
    const fraction = bits & ((1n << 52n) - 1n)
    const mantissa = biased === 0 ? fraction : fraction | (1n << 52n)
    return { mantissa: value < 0 ? -mantissa : mantissa, exponent: Math.max(1, biased) - 1075 }
  })
  const exponent = parts.reduce((least, part) => Math.min(least, part.exponent), Number.POSITIVE_INFINITY)
  return {
    integers: parts.map((part) => part.mantissa << BigInt(part.exponent - exponent)),
    exponent,
    denominator: 1n,
  }
}

/** Decimal texts as the numbers that they say, all with the same number of places. */
export function decimalFractions(texts: readonly string[]): ExactNumbers {
  const places = texts[0]!.split('.')[1]!.length
  if (texts.some((text) => text.split('.')[1]!.length !== places)) throw new Error('not all have the same places')
  return {
    integers: texts.map((text) => BigInt(text.replace('.', ''))),
    exponent: 0,
    denominator: 10n ** BigInt(places),
  }
}

/** Mean squares by totals of treatments, which loses nothing when nothing is rounded. */
export function exactAnalysis(y: ExactNumbers, treatment: readonly string[]): ExactAnalysis {
  const totals = new Map<string, bigint>()
  const counts = new Map<string, number>()
  let squares = 0n
  let total = 0n
  y.integers.forEach((k, i) => {
    const level = treatment[i]!
    totals.set(level, (totals.get(level) ?? 0n) + k)
    counts.set(level, (counts.get(level) ?? 0) + 1)
    squares += k * k
    total += k
  })
  const replicates = counts.get(treatment[0]!)!
  if ([...counts.values()].some((count) => count !== replicates)) throw new Error('the layout is not balanced')
  const a = BigInt(totals.size)
  const r = BigInt(replicates)
  const squaredTotals = [...totals.values()].reduce((sum, t) => sum + t * t, 0n)
  const rational = (numerator: bigint, denominator: bigint): Rational => ({
    numerator,
    denominator: denominator * y.denominator ** 2n,
    exponent: 2 * y.exponent,
  })
  const within = rational(r * squares - squaredTotals, r * a * (r - 1n))
  const between = rational(a * squaredTotals - total * total, a * r * (a - 1n))
  const ahead = between.numerator * within.denominator
  const behind = within.numerator * between.denominator
  return {
    within,
    between,
    tauSquared: {
      numerator: ahead - behind,
      denominator: between.denominator * within.denominator * r,
      exponent: 2 * y.exponent,
    },
    F: { numerator: ahead, denominator: behind, exponent: 0 },
  }
}

/** x / exact - 1: the difference is taken without rounding. */
export function relativeError(x: number, exact: Rational): number {
  const { integers, exponent } = binaryFractions([x])
  const shift = exponent - exact.exponent
  const left = integers[0]! * exact.denominator * (shift > 0 ? 1n << BigInt(shift) : 1n)
  const right = exact.numerator * (shift < 0 ? 1n << BigInt(-shift) : 1n)
  return toDouble({ numerator: left - right, denominator: right, exponent: 0 })
}

/** The rational to within an ulp. */
export function toDouble({ numerator, denominator, exponent }: Rational): number {
  const shift = binaryDigits(denominator) - binaryDigits(numerator) + 80
  const scaled = shift > 0 ? (numerator << BigInt(shift)) / denominator : numerator / (denominator << BigInt(-shift))
  return Number(scaled) * 2 ** (exponent - shift)
}

/** How many digits |k| has to base two. */
export function binaryDigits(k: bigint): number {
  return k.toString(2).replace('-', '').length
}
