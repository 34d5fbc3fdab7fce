import { bodyweight } from '@lmm/datasets/bodyweight'
import { orthodont } from '@lmm/datasets/orthodont'
import { describe, expect, it } from 'vitest'
import { type FittedModel, type LmmOptions, lmm, structureParameters, varianceComponents } from '../src/index.ts'

type Limits = readonly [lower: number, upper: number]

/** `intervals()` of nlme 3.1-162, whose Hessian is a difference quotient; [formula, data, options, limits by name]. */
const cases: readonly (readonly [string, typeof bodyweight | typeof orthodont, LmmOptions, Record<string, Limits>])[] =
  [
    [
      'weight ~ Time * Diet',
      bodyweight,
      { residual: 'exp(Time | Rat, nugget = true)' },
      { range: [415.56168, 2293.663878], nugget: [0.001622243698, 0.01139155637], sigma: [25.88151774, 54.41491879] },
    ],
    [
      'weight ~ Time * Diet + (Time | Rat)',
      bodyweight,
      { residual: 'exp(Time | Rat)', variance: 'power(Time)' },
      { range: [1.583857825, 6.682871092], power: [-0.1879558855, 0.05406474856], sigma: [3.748112768, 8.180858645] },
    ],
    ['distance ~ age * Sex', orthodont, { residual: 'ar1(1 | Subject)' }, { rho: [0.4492188538, 0.7534721483] }],
    [
      'distance ~ age * Sex',
      orthodont,
      { residual: 'cs(1 | Subject)', variance: 'ident(Sex)' },
      { rho: [0.5597053828, 0.8511355605], Male: [2.241471663, 4.035143022] },
    ],
    [
      'distance ~ age * Sex',
      orthodont,
      { residual: 'cor(1 | Subject)' },
      { cor21: [0.2408113933, 0.7877668578], cor43: [0.4999786063, 0.8533871663] },
    ],
  ]

function limitsOf(model: FittedModel): Map<string, Limits> {
  const { parameters, variance } = model.residual
  const levels = (variance?.sd ?? []).map(({ level, ...rest }) => ({ name: level, ...rest }))
  const own = structureParameters(model, [...parameters, ...(variance?.parameters ?? []), ...levels])
  const components = varianceComponents(model).map(({ parameter, ...rest }) => ({ name: parameter, ...rest }))
  return new Map([...own, ...components].map(({ name, lower, upper }) => [name, [lower!, upper!]]))
}

describe('Limits of the parameters of residual structures and variance functions are those of nlme', () => {
  it.each(cases)('%s', (formula, data, options, expected) => {
    const limits = limitsOf(lmm(formula, data, options))
    for (const [name, [lower, upper]] of Object.entries(expected)) {
      const [below, above] = limits.get(name)!
      expect(Math.abs(below - lower) / (upper - lower)).toBeLessThan(3e-3)
      expect(Math.abs(above - upper) / (upper - lower)).toBeLessThan(3e-3)
    }
  })
})

describe('A nugget of zero', () => {
  it('has no limits', () => {
    const rows = Array.from({ length: 60 }, (_, i) => ({ id: `s${i % 10}`, time: Math.floor(i / 10) }))
    const data = rows.map(({ id, time }, i) => ({ id, time, y: Math.sin(0.9 * time + 2.1 * (i % 10)) }))
    const model = lmm('y ~ time', data, { residual: 'exp(time | id, nugget = true)' })
    expect(model.certificate.status).toBe('boundary')
    expect(structureParameters(model, model.residual.parameters)[1]).toEqual({
      name: 'nugget',
      estimate: 0,
      stdError: null,
      lower: null,
      upper: null,
    })
  })
})
