import { describe, expect, it } from 'vitest'
import { steps } from '../fit.ts'

const x = [1, 2, 4, 7, 11, 16]
const y = [3, 1, 4, 1, 5, 9]
const newX = [0, 3, 20]

/** Rows 2 and 3 of the fit and all rows of the new data, one column after another: R 4.2.2 with splines. */
const cases: readonly {
  readonly call: string
  readonly fit: readonly number[]
  readonly newData: readonly number[]
}[] = [
  {
    call: 'poly(x, 2)',
    fit: [-0.3742013362170691, -0.2193594039893164, 0.1896418623723041, -0.2054453509033295],
    newData: [
      -0.5290432684448219, -0.2967803701031927, 1.019376053832706, 0.7322283019375074, -0.02633914755170908,
      1.943829089316118,
    ],
  },
  {
    call: 'poly(x, 3)',
    fit: [
      -0.3742013362170691, -0.2193594039893164, 0.1896418623723041, -0.2054453509033295, 0.08444006618415004,
      0.5277504136509363,
    ],
    newData: [
      -0.5290432684448219, -0.2967803701031927, 1.019376053832706, 0.7322283019375074, -0.02633914755170908,
      1.943829089316118, -1.160112687074457, 0.3907698618410934, 4.952409881700385,
    ],
  },
  { call: 'poly(x, 2, raw = TRUE)', fit: [2, 4, 4, 16], newData: [0, 3, 20, 0, 9, 400] },
  {
    call: 'bs(x, df = 5)',
    fit: [
      0.6711020890056141, 0.302617079889807, 0.1384128858154832, 0.594193127446716, 0.003896103896103897,
      0.1028204482498112, 0, 0.0003693444136657438, 0, 0,
    ],
    newData: [
      -2.123792255981495, 0.5599113317109605, 0, 0.2122364648338674, 0.4060043852251645, -0.04393592677345534,
      -0.003896103896103901, 0.03116883116883118, 0.6762060858045023, 0, 0, -3.156146217221233, 0, 0, 3.523876058190186,
    ],
  },
  {
    call: 'bs(x, knots = c(3, 8), degree = 2)',
    fit: [
      0.6785714285714286, 0.4571428571428572, 0.07142857142857142, 0.5274725274725275, 0, 0.01538461538461539, 0, 0,
    ],
    newData: [
      -1.321428571428571, 0.7142857142857142, 0, 0.07142857142857142, 0.2857142857142857, 0.1538461538461539, 0, 0,
      -1.403846153846154, 0, 0, 2.25,
    ],
  },
  {
    call: 'bs(x, degree = 1, intercept = TRUE, Boundary.knots = c(0, 20))',
    fit: [0.9, 0.8, 0.1, 0.2],
    newData: [1, 0.85, 0, 0, 0.15, 1],
  },
  {
    call: 'splines::ns(x, df = 3)',
    fit: [
      -0.08547332746856025, -0.1043395173127436, 0.2370232744888918, 0.5497936009056587, -0.1476538431242277,
      -0.3422642909294382,
    ],
    newData: [
      0.09195314988534353, -0.1320677204364208, -0.7794169301018619, -0.243875745348085, 0.4329317238226247,
      0.5019318580962422, 0.1519225954627415, -0.2696951722173728, 1.277485072005619,
    ],
  },
  {
    call: 'ns(x, knots = 5, intercept = TRUE)',
    fit: [
      -0.2109751502550145, 0.1397817580838289, 0.5463675248558914, 0.4713025134953433, -0.3145710079296808,
      -0.2545976039396211,
    ],
    newData: [
      -0.605294546194062, -0.02514169906154372, -0.6175744609021339, 0.627820198008288, 0.5073019803455736,
      0.3932931571841741, -0.3622039603893968, -0.2875460143019334, 1.234638563162977,
    ],
  },
  {
    call: 'scale(x)',
    fit: [-0.8367396250526206, -0.49050253882395],
    newData: [-1.182976711281291, -0.6636210819382853, 2.279394151005415],
  },
  {
    call: 'scale(x, center = FALSE)',
    fit: [0.2115247723234508, 0.4230495446469016],
    newData: [0, 0.3172871584851762, 2.115247723234508],
  },
  {
    call: 'scale(x, scale = FALSE)',
    fit: [-4.833333333333333, -2.833333333333333],
    newData: [-6.833333333333333, -3.833333333333333, 13.16666666666667],
  },
  {
    call: 'center(x)',
    fit: [-4.833333333333333, -2.833333333333333],
    newData: [-6.833333333333333, -3.833333333333333, 13.16666666666667],
  },
  { call: 'round(x/3, 1)', fit: [0.7, 1.3], newData: [0, 1, 6.7] },
  { call: 'round(x/2)', fit: [1, 2], newData: [0, 2, 10] },
  { call: 'log(x + 1, 2)', fit: [1.584962500721156, 2.321928094887362], newData: [0, 2, 4.392317422778761] },
  { call: 'I(x %% 3 + x %/% 3)', fit: [2, 2], newData: [0, 1, 8] },
  { call: 'I(-x^2)', fit: [-4, -16], newData: [0, -9, -400] },
  { call: 'ifelse(x > 3 & x < 12, x, 0)', fit: [0, 4], newData: [0, 0, 0] },
  {
    call: 'I(sqrt(x) * exp(-x))',
    fit: [0.1913929930208219, 0.03663127777746836],
    newData: [0, 0.08623373197304565, 9.217759223685104e-9],
  },
  {
    call: 'I(cos(pi * x) + log10(x + 1) + log1p(x))',
    fit: [2.575733543387772, 3.308407916770119],
    newData: [1, 0.988354352447853, 5.366741732457342],
  },
]

describe('functions of numbers give what R gives', () => {
  it.each(cases)('$call', ({ call, fit, newData }) => {
    const { design, predict } = steps(`y ~ 0 + ${call}`, { x, y })
    const here = design.X.columns.flatMap((column) => [column[1], column[2]])
    const there = predict({ x: newX }).X.columns.flatMap((column) => [...column])
    expect(design.X.aliased).toEqual([])
    expectClose(here, fit)
    expectClose(there, newData)
  })

  it('and name the columns of a basis by number, one column by the call alone', () => {
    const names = (formula: string): readonly string[] => steps(formula, { x, y }).design.X.names
    expect(names('y ~ poly(x, 2)')).toEqual(['(Intercept)', 'poly(x, 2)1', 'poly(x, 2)2'])
    expect(names('y ~ poly(x, 1)')).toEqual(['(Intercept)', 'poly(x, 1)'])
    expect(names('y ~ ns(x)')).toEqual(['(Intercept)', 'ns(x)'])
  })

  it('learn from all rows where their own variable is there', () => {
    const { design, schema } = steps('y ~ scale(x) + z', { x, y, z: [null, 1, 2, null, 4, 6] })
    expect(design.n).toBe(4)
    expect(schema.variables[1]!.learned[0]!.state.center).toBeCloseTo(41 / 6, 14)
  })

  it('are nested, each call with its own state', () => {
    const { schema, predict } = steps('y ~ poly(scale(x), 2) + log(center(x) + 10)', { x, y })
    expect(schema.variables[1]!.learned.map(({ call }) => call)).toEqual(['scale(x)', 'poly(scale(x), 2)'])
    const direct = steps('y ~ poly(x, 2)', { x, y }).predict({ x: newX })
    expectClose([...predict({ x: newX }).X.columns[2]!], [...direct.X.columns[2]!])
  })
})

function expectClose(found: readonly (number | undefined)[], expected: readonly number[]): void {
  expect(found).toHaveLength(expected.length)
  expected.forEach((value, index) => {
    expect(Math.abs(found[index]! - value)).toBeLessThanOrEqual(2e-15 * 10 * Math.max(1, Math.abs(value)))
  })
}
