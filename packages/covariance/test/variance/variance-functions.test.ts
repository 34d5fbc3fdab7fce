import { LmmError } from '@lmm/diagnostics'
import { describe, expect, it } from 'vitest'
import {
  type BoundVariance,
  builtinVariances,
  constPowerVariance,
  powerVariance,
  type VarianceCovariate,
} from '../../src/index.ts'
import { checkVariance } from '../../src/testing/index.ts'

const numbers = (...values: number[]): VarianceCovariate => ({ kind: 'number', name: 'Time', values })
const sexes: VarianceCovariate = { kind: 'factor', name: 'Sex', levels: ['Male', 'Female'] }

describe('Variance functions obey the laws', () => {
  const cases: readonly [string, VarianceCovariate][] = [
    ['ident', sexes],
    ['power', numbers(0.5, -2, 7)],
    ['exp', numbers(-1, 0, 2.5)],
    ['constPower', numbers(0, 1, 4)],
    ['constPower', numbers(0.2, -1, 4)],
    ['fixed', numbers(1, 4, -9)],
  ]
  it.each(cases)('%s', (name, covariate) => expect(checkVariance(builtinVariances[name]!({}), covariate)).toEqual([]))
  it('and one that does not is found', () => {
    const broken = (change: Partial<BoundVariance>): readonly string[] => {
      const variance = powerVariance()
      const bind: typeof variance.bind = (covariate) => ({ ...variance.bind(covariate), ...change })
      return [...new Set(checkVariance({ ...variance, bind }, numbers(2, 3)).map(({ law }) => law))]
    }
    expect(broken({ derivative: () => 0 })).toEqual(['derivative', 'second derivative'])
    expect(broken({ absolute: true })).toEqual(['kinds'])
    expect(broken({ sd: () => -1, derivative: () => 0, secondDerivative: () => 0 })).toEqual(['positive semidefinite'])
    expect(broken({ starts: () => [Float64Array.of(Number.NaN)] })).toContain('box')
  })
})

// varWeights of nlme 3.1-162 are 1 / sd: varPower(0.7), varExp(0.3), varConstPower(2, 0.7), varFixed at x = 0.5, 2, 7
it('Standard deviations are those of nlme', () => {
  const sds = (name: string, theta: number[]): number[] => {
    const bound = builtinVariances[name]!({}).bind(numbers(0.5, 2, 7))
    return [0.5, 2, 7].map((x) => bound.sd(Float64Array.from(theta), x))
  }
  const expected: readonly [string, number[], number[]][] = [
    ['power', [0.7], [0.6155722066724582, 1.624504792712471, 3.9045287771227217]],
    ['exp', [0.3], [1.1618342427282831, 1.8221188003905091, 8.16616991256765]],
    ['constPower', [2, 0.7], [2.615572206672458, 3.624504792712471, 5.904528777122722]],
    ['fixed', [], [Math.SQRT1_2, Math.SQRT2, 2.6457513110645907]],
  ]
  for (const [name, theta, values] of expected)
    for (const [i, sd] of sds(name, theta).entries()) expect(sd).toBeCloseTo(values[i]!, 13)
})

it('Parameters have the names and kinds that reports print', () => {
  const names = (name: string, covariate: VarianceCovariate): string =>
    builtinVariances[name]!({})
      .bind(covariate)
      .parameters.map((p) => `${p.name}: ${p.kind} in [${p.lower}, ${p.upper}]`)
      .join(', ')
  expect([
    names('ident', sexes),
    names('power', numbers(1)),
    names('exp', numbers(1)),
    names('constPower', numbers(1)),
    names('constPower', numbers(0, 1)),
    names('fixed', numbers(1)),
  ]).toMatchInlineSnapshot(`
    [
      "Male: sd in [0, Infinity], Female: sd in [0, Infinity]",
      "power: shape in [-Infinity, Infinity]",
      "expon: shape in [-Infinity, Infinity]",
      "const: shape in [0, Infinity], power: shape in [-Infinity, Infinity]",
      "const: shape in [0, Infinity], power: shape in [0, Infinity]",
      "",
    ]
  `)
})

it('const + |0|^power is const, whatever the power', () => {
  const bound = constPowerVariance().bind(numbers(0, 1))
  expect(bound.sd(Float64Array.of(2, 0.5), 0)).toBe(2)
  expect(bound.derivative(Float64Array.of(2, 0), 1, 0)).toBe(0)
})

describe('What a variance function cannot use is said', () => {
  const said = (name: string, covariate: VarianceCovariate, options = {}): string => {
    try {
      builtinVariances[name]!(options).bind(covariate)
    } catch (error) {
      if (error instanceof LmmError) return error.message
      throw error
    }
    return 'nothing'
  }
  it('by function', () => {
    expect(
      [
        said('ident', numbers(1, 2)),
        said('power', sexes),
        said('power', numbers(1, 0, 2, 0, 0, 0)),
        said('fixed', numbers(0)),
        said('exp', numbers(1, Number.NaN)),
        said('constPower', numbers(Number.POSITIVE_INFINITY)),
        said('power', numbers(1), { form: 2 }),
      ].join('\n\n'),
    ).toMatchInlineSnapshot(`
      "The variance function \`ident\` needs a factor, and Time is a column of numbers.
      Write \`ident(factor(Time))\` for one standard deviation a value, or \`power(Time)\` for one that grows with it.

      The variance function \`power\` needs a column of numbers, and Sex is a factor.
      Write \`ident(Sex)\` for one standard deviation a level.

      The variance function \`power\` gives no variance where Time is 0: rows 2, 4, 5 and 1 more.
      \`constPower(Time)\` allows 0, \`exp(Time)\` too; or move the origin, \`power(I(Time + 1))\`.

      The variance function \`fixed\` gives no variance where Time is 0: row 1.
      \`constPower(Time)\` allows 0, \`exp(Time)\` too; or move the origin, \`fixed(I(Time + 1))\`.

      The variance function \`exp\` needs finite numbers, and Time has others in row 2.
      Leave these rows out, or correct them.

      The variance function \`constPower\` needs finite numbers, and Time has others in row 1.
      Leave these rows out, or correct them.

      \`power\` has no option \`form\`.
      It takes no options."
    `)
  })
})
