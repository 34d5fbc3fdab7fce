import { describe, expect, it } from 'vitest'
import { type FittedModel, lmm } from '../src/index.ts'
import {
  binaryFractions,
  decimalFractions,
  type ExactAnalysis,
  exactAnalysis,
  relativeError,
  toDouble,
} from './exact-analysis-of-variance.ts'
import { logarithm, logarithmOfTwoPi, one, rounded } from './exact-logarithm.ts'
import { type NistSet, nistSets } from './nist-data.ts'

const sets = nistSets().map((set) => [set.name, set] as const)
const doubles = ({ y }: NistSet): Float64Array => Float64Array.from(y, Number)
const fit = ({ treatment }: NistSet, y: Float64Array): FittedModel =>
  lmm('y ~ 1 + (1 | treatment)', { y, treatment: treatment.map((level) => `t${level}`) })

describe('The data are those that NIST certifies', () => {
  it.each(sets)('%s: the printed decimals have the certified mean squares to all 15 digits', (_name, set) => {
    const { between, within, F } = exactAnalysis(decimalFractions(set.y), set.treatment)
    const printed = { between, within, F }
    for (const key of ['between', 'within', 'F'] as const)
      expect(toDouble(printed[key]).toExponential(14)).toBe(Number(set.certified[key]).toExponential(14))
  })
})

describe('REML on balanced one-way data is the analysis of variance', () => {
  it.each(sets)('%s: variances to 12 digits of exact arithmetic on the stored doubles', (_name, set) => {
    const y = doubles(set)
    const { within, tauSquared } = exactAnalysis(binaryFractions(y), set.treatment)
    const model = fit(set, y)
    expect(Math.abs(relativeError(model.sigma! ** 2, within))).toBeLessThan(1e-12)
    expect(Math.abs(relativeError(model.random[0]!.G.get(0, 0), tauSquared))).toBeLessThan(1e-12)
    expect(model.certificate.status).toBe('optimal')
  })

  it.each(sets)('%s: variances to 12 digits in any order of the rows and in any unit', (_name, set) => {
    const n = set.y.length
    const order = Array.from({ length: n }, (_, i) => (i * 7919 + 5) % n)
    const y = Float64Array.from(order, (i) => Number(set.y[i]))
    const shuffled = { ...set, treatment: order.map((i) => set.treatment[i]!) }
    for (const unit of [1e-60, 1e-6, 1, 1e6, 1e60]) {
      const changed = y.map((value) => value * unit)
      const { within, tauSquared } = exactAnalysis(binaryFractions(changed), shuffled.treatment)
      const model = fit(shuffled, changed)
      expect(Math.abs(relativeError(model.sigma! ** 2, within))).toBeLessThan(1e-12)
      expect(Math.abs(relativeError(model.random[0]!.G.get(0, 0), tauSquared))).toBeLessThan(1e-12)
    }
  })

  it.each(sets)('%s: -2 log restricted likelihood by its closed form in 70 digits', (_name, set) => {
    const y = doubles(set)
    const exact = exactAnalysis(binaryFractions(y), set.treatment)
    const closed = rounded(closedForm(exact, y.length, new Set(set.treatment).size))
    expect(Math.abs(fit(set, y).criterion / closed - 1)).toBeLessThan(1e-13)
  })

  it.each(sets)('%s: certified mean squares as far as the rounding of the data allows', (_name, set) => {
    const y = doubles(set)
    const n = y.length
    const treatments = new Set(set.treatment).size
    const certified = { between: Number(set.certified.between), within: Number(set.certified.within) }
    // rounding moves each y by half a unit in its last place, and a vector of deviations by sqrt(n) such halves
    const moved = Math.sqrt(n) * 2 ** (Math.floor(Math.log2(y[0]!)) - 53)
    const allowed = (meanSquare: number, df: number): number =>
      1e-12 + (1 + moved / Math.sqrt(meanSquare * df)) ** 2 - 1
    const model = fit(set, y)
    const within = model.sigma! ** 2
    const between = within + (n / treatments) * model.random[0]!.G.get(0, 0)
    expect(Math.abs(within / certified.within - 1)).toBeLessThan(allowed(certified.within, n - treatments))
    expect(Math.abs(between / certified.between - 1)).toBeLessThan(allowed(certified.between, treatments - 1))
  })
})

/** (a - 1) ln F + ln n + (n - 1) (1 + ln 2 pi + ln within), for a treatments and n rows. */
function closedForm({ F, within }: ExactAnalysis, n: number, a: number): bigint {
  const rows = logarithm({ numerator: BigInt(n), denominator: 1n, exponent: 0 })
  return BigInt(a - 1) * logarithm(F) + rows + BigInt(n - 1) * (one + logarithmOfTwoPi() + logarithm(within))
}
