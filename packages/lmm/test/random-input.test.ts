import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  type FittedModel,
  fitted,
  type LmmData,
  LmmError,
  type LmmOptions,
  lmm,
  predict,
  report,
} from '../src/index.ts'

const weighted = <T>(...choices: readonly (readonly [weight: number, value: fc.Arbitrary<T>])[]): fc.Arbitrary<T> =>
  fc.oneof(...choices.map(([weight, arbitrary]) => ({ weight, arbitrary })))

const plain = fc.oneof(fc.integer({ min: -9, max: 9 }), fc.double({ min: -100, max: 100, noNaN: true }))
const gappy = weighted<number | null>([30, plain], [1, fc.constantFrom(null, Number.NaN)])
const huge = weighted<number | null>([8, plain], [1, fc.constantFrom(1e300, -1e200, 1e-300, 5e-324, 1e15, null)])
const wild = weighted<number | null>([30, gappy], [1, fc.constant(Number.POSITIVE_INFINITY)])
const constant = plain.map(fc.constant)
const numbers = weighted<fc.Arbitrary<number | null>>(
  [8, fc.constant(plain)],
  [4, fc.constant(gappy)],
  [1, fc.constant(huge)],
  [1, fc.constant(wild)],
  [1, constant],
  [2, fc.constant(fc.constantFrom(0, 1))],
)
const texts = weighted<fc.Arbitrary<string | number | null>>(
  [8, fc.constant(fc.constantFrom('a', 'b', 'c', 'd'))],
  [2, fc.constant(weighted<string | null>([15, fc.constantFrom('a', 'b', 'c')], [1, fc.constant(null)]))],
  [1, fc.constant(fc.constant('only'))],
  [2, fc.constant(fc.constantFrom('1', '2', '3.5'))],
  [2, fc.constant(fc.constantFrom(1, 2, 3, 4))],
)
const weights = weighted<fc.Arbitrary<number | null>>(
  [6, fc.constant(fc.constantFrom(1, 2, 0.5, 1e-6, 1e6))],
  [1, fc.constant(fc.constantFrom(0, 1))],
  [1, fc.constant(wild)],
)

/** Columns of one length; `d` is a line of `x` or `x` itself, `r` has a level a row. */
const table = weighted([1, fc.integer({ min: 0, max: 4 })], [9, fc.integer({ min: 5, max: 40 })]).chain((rows) => {
  const cells = <T>(kind: fc.Arbitrary<fc.Arbitrary<T>>): fc.Arbitrary<T[]> =>
    kind.chain((cell) => fc.array(cell, { minLength: rows, maxLength: rows }))
  return fc
    .record({
      y: cells(numbers),
      x: cells(numbers),
      z: cells(numbers),
      w: cells(weights),
      f: cells(texts),
      g: cells(texts),
      h: cells(texts),
      slope: fc.constantFrom(1, 2),
      exact: weighted([12, fc.constant(false)], [1, fc.constant(true)]),
    })
    .map(({ slope, exact, ...columns }) => {
      const line = (value: number | null): number | null => value && slope * value + 1 - slope
      return {
        ...columns,
        ...(exact && { y: columns.x.map(line) }),
        d: columns.x.map(line),
        r: columns.x.map((_, row) => `r${row}`),
      }
    })
})

const response = weighted([12, fc.constant('y')], [1, fc.constantFrom('log(y)', 'I(y / x)', 'f', 'sqrt(abs(y))', 'x')])
const fixed = weighted(
  [12, fc.constantFrom('1', '0', 'x', 'z', 'd', 'f', 'g', 'x:f', 'x*z', 'f*h', 'I(x^2)', 'I(x > 0)')],
  [4, fc.constantFrom('poly(x, 2)', 'scale(z)', 'ns(x, df = 2)', 'bs(z, df = 4)', 'offset(z)', 'within(x, g)')],
  [1, fc.constantFrom('log(x)', 'sqrt(z)', 'exp(x)', 'I(1 / x)', 'I(x / z)', 'factor(z)', 'nothing')],
)
const bar = weighted(
  [12, fc.constantFrom('(1 | g)', '(x | g)', '(x || g)', '(0 + x | g)', '(z | h)', '(1 | h)', '(1 | g/h)')],
  [6, fc.constantFrom('(1 | f:g)', '(f | g)', '(f || h)', '(x + z | g)', 'diag(x + d | g)', 'identity(1 + z | h)')],
  [2, fc.constantFrom('(scale(x) | g)', '(x + d | h)', '(0 + f | h)', '(poly(x, 2) | g)')],
  [1, fc.constantFrom('(1 | r)', '(1 | x)', '(nothing | g)', '(1 | w)')],
)
const formula = fc
  .tuple(response, fc.uniqueArray(fixed, { minLength: 1, maxLength: 3 }), fc.uniqueArray(bar, { maxLength: 2 }))
  .map(([left, terms, bars]) => `${left} ~ ${[...terms, ...bars].join(' + ')}`)
const options: fc.Arbitrary<LmmOptions> = fc
  .record({
    criterion: fc.constantFrom('REML' as const, 'ML' as const),
    kind: weighted<'precision' | 'frequency' | 'known-variance' | null>(
      [4, fc.constant(null)],
      [1, fc.constantFrom('precision', 'frequency', 'known-variance')],
    ),
    offset: weighted([9, fc.constant(null)], [1, fc.constantFrom('z', 'x')]),
  })
  .map(({ criterion, kind, offset }) => ({
    criterion,
    ...(kind && { weights: { column: 'w', kind } }),
    ...(offset !== null && { offset }),
  }))

/** Times as many cases as usual, and others every time: `npm run validate`. */
const runs = Number(process.env.LMM_RUNS ?? 1)

it('Random tables and formulas are fitted with finite numbers, or refused in words', () => {
  const outcomes: string[] = []
  const property = fc.property(table, formula, options, (data, text, given) => {
    outcomes.push(fitOrRefuse(text, data, given))
  })
  fc.assert(property, { numRuns: 300 * runs })
  // the tables are not so bad that nothing is tried
  expect(outcomes.filter((outcome) => outcome === 'fitted').length).toBeGreaterThan(100)
  expect(new Set(outcomes).size).toBeGreaterThan(15)
})

/** `fitted`, or the code of the refusal. */
function fitOrRefuse(text: string, data: LmmData, given: LmmOptions): string {
  try {
    const model = lmm(text, data, given)
    for (const [name, values] of numbersOf(model)) expect(values.filter(isNotFinite), name).toEqual([])
    expect(report(model)).not.toMatch(broken)
    const { population, missing } = predict(model, data)
    const lacking = new Set(missing)
    expect(population.filter((value, row) => isNotFinite(value) && !lacking.has(row))).toHaveLength(0)
    return 'fitted'
  } catch (error) {
    if (!(error instanceof LmmError)) throw error
    expect(error.message).not.toMatch(broken)
    return error.diagnostic.code
  }
}

const broken = /undefined|NaN|\[object/
const isNotFinite = (value: number): boolean => !Number.isFinite(value)

function numbersOf(model: FittedModel): [name: string, values: number[]][] {
  const { beta, vcov, sigma, theta, random, criterion, logLik, certificate } = model
  return [
    ['beta', [...beta]],
    ['vcov', vcov.to1DArray()],
    ['sigma', [sigma!]],
    ['theta', [...theta]],
    ['criterion', [criterion, logLik, certificate.gradientNorm]],
    ['fitted', [...fitted(model)]],
    ...random.flatMap(({ group, G, modes, variances }): [string, number[]][] => [
      [`G of ${group}`, G.to1DArray()],
      [`modes of ${group}`, [...modes]],
      [`variances of ${group}`, [...variances]],
    ]),
  ]
}
