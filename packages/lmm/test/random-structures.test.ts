import { orthodont } from '@lmm/datasets/orthodont'
import { sleepstudy } from '@lmm/datasets/sleepstudy'
import { expect, it } from 'vitest'
import { type CorrelationStructure, homogeneous } from '../src/covariance.ts'
import { builtinStructures, type FittedModel, LmmError, lmm } from '../src/index.ts'
import { objectiveOf, optimize } from '../src/reml.ts'

const pairs = { ...sleepstudy, visit: Array.from(sleepstudy.Days, (day: number) => `day${Math.floor(day / 2)}`) }
const places = { ...sleepstudy, place: Array.from(sleepstudy.Days, (day: number) => Math.floor(day / 2)) }
const modelOf = (term: string, data: object = pairs): FittedModel =>
  lmm(`Reaction ~ Days + ${term}`, data as typeof pairs)

// Restricted likelihoods of the sleep study with days in pairs: glmmTMB 1.1.5 (Debian), but cs by lme of nlme 3.1-162 with pdCompSymm
it.each([
  ['cs(0 + visit | Subject)', 1756.714882],
  ['ar1(0 + visit | Subject)', 1744.912885],
  ['exp(0 + factor(place) | Subject)', 1744.912885],
  ['car1(0 + factor(place) | Subject)', 1744.912885],
  ['gau(0 + factor(place) | Subject)', 1749.371065],
  ['rr(0 + visit | Subject)', 1737.295903],
  ['rr(0 + visit | Subject, d = 1)', 1752.603662],
])('%s is fitted as elsewhere', (term, criterion) => {
  const model = modelOf(term, term.includes('place') ? places : pairs)
  expect(model.criterion).toBeCloseTo(criterion, 5)
})

it.each([
  ['csh', 6],
  ['ar1h', 6],
  ['arma', 3],
  ['toep', 5],
  ['toeph', 9],
  ['ad', 5],
  ['adh', 9],
  ['cor', 11],
])('%s(0 + visit | Subject) has its parameters and lies between independence and us', (name, count) => {
  const model = modelOf(`${name}(0 + visit | Subject)`)
  expect(model.theta.length).toBe(count)
  expect(model.criterion).toBeLessThan(modelOf('identity(0 + visit | Subject)').criterion)
  expect(model.criterion).toBeGreaterThan(modelOf('us(0 + visit | Subject)').criterion - 1e-6)
})

it.each([
  ['Reaction ~ Days + toeph(0 + visit | Subject)', pairs, 1727.191642],
  ['distance ~ age + toeph(0 + factor(age) | Subject)', orthodont, 437.822621],
] as const)('%s ends where searches from elsewhere end', (formula, data, criterion) => {
  for (const method of ['REML', 'ML'] as const) {
    const model = lmm(formula, data as typeof pairs, { criterion: method })
    if (method === 'REML') expect(model.criterion).toBeCloseTo(criterion, 5)
    const objective = objectiveOf(model)!
    for (const factor of [0.7, 1.5]) {
      const start = model.theta.map((value, k) =>
        objective.parameters[k]!.kind === 'sd' ? factor * value : Math.max(-0.9, 0.6 * value),
      )
      expect(model.criterion - optimize(objective, { start }).criterion).toBeLessThan(1e-9)
    }
  }
})

it('A correlation that ends at -1 is at the boundary, by ML too', () => {
  for (const criterion of ['REML', 'ML'] as const) {
    const { certificate, theta } = lmm('distance ~ age + toeph(0 + factor(age) | Subject)', orthodont, { criterion })
    expect(certificate.status).toBe('boundary')
    expect(theta.at(-1)).toBe(-1)
  }
})

it('Natural quantities are in the units of the response, and change with them alone', () => {
  const inSeconds = { ...pairs, Reaction: pairs.Reaction.map((ms: number) => ms / 1000) }
  const parameters = (data: object): (readonly [string, number])[] =>
    modelOf('ar1h(0 + visit | Subject)', data).random[0]!.parameters.map(({ name, value }) => [name, value])
  const model = modelOf('ar1h(0 + visit | Subject)')
  const [first] = parameters(pairs)
  expect(first![0]).toBe('sd_visitday0')
  expect(first![1]).toBeCloseTo(Math.sqrt(model.random[0]!.G.get(0, 0)), 6)
  parameters(inSeconds).forEach(([name, value], k) => {
    expect(value).toBeCloseTo(parameters(pairs)[k]![1] / (name === 'rho' ? 1 : 1000), 7)
  })
})

it('Columns without places are refused in words', () => {
  try {
    modelOf('ar1(Days | Subject)')
    expect.unreachable()
  } catch (error) {
    expect((error as LmmError).diagnostic.code).toBe('covariance/needs-positions')
    expect(error).toBeInstanceOf(LmmError)
  }
})

it("A structure of one's own is called by the name under which it is passed, with the result of a built-in", () => {
  const own: CorrelationStructure = {
    name: 'own',
    bind: ({ dimensions: [places] }) => ({
      parameters: [{ name: 'range', kind: 'length', initial: 2, lower: 0, upper: Number.POSITIVE_INFINITY }],
      correlation: (theta, i, j) =>
        places?.kind === 'factor' ? Math.exp(-Math.abs(places.codes[i]! - places.codes[j]!) / theta[0]!) : 0,
    }),
  }
  const structures = { ...builtinStructures, own: () => homogeneous(own) }
  const model = lmm('Reaction ~ Days + own(0 + visit | Subject)', pairs, { structures })
  const builtin = modelOf('exp(0 + factor(place) | Subject)', places)
  expect(model.criterion).toBeCloseTo(builtin.criterion, 8)
  expect(model.random[0]!.parameters[0]!.value).toBeCloseTo(builtin.random[0]!.parameters[0]!.value, 5)
})

it('A structure whose likelihood can have several optima is searched from several starts, and the best is kept', () => {
  const formula = 'distance ~ age * Sex + exp(0 + factor(age) | Subject)'
  const model = lmm(formula, orthodont)
  const alone = lmm(formula, orthodont, { start: Float64Array.of(1, 3) })
  expect(new Set(model.trace.map(({ search }) => search)).size).toBeGreaterThan(1)
  expect(new Set(alone.trace.map(({ search }) => search)).size).toBe(1)
  expect(model.criterion).toBeLessThanOrEqual(alone.criterion + 1e-9)
})
