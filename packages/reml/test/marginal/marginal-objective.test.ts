import { type BoundCovariance, type BoundVariance, builtinStructures, us } from '@lmm/covariance'
import { type Design, patternProducts, type ResidualDesign } from '@lmm/design'
import { Matrix } from 'ml-matrix'
import { describe, expect, it } from 'vitest'
import {
  type Criterion,
  type MarginalObjective,
  marginalObjective,
  type ResidualStructure,
  type TermStructure,
} from '../../src/index.ts'
import { type HandMadeTerm, handMadeDesign, minimalStandard, normal } from '../hand-made-design.ts'
import { type DenseParts, denseMarginal } from './dense-marginal.ts'

const uniform = minimalStandard(4_711)
const gauss = normal(uniform)
/** 16 subjects with up to 4 visits; every third has lost a visit. */
const rows = Array.from({ length: 16 }, (_, subject) =>
  [0, 1, 2, 3].filter((visit) => subject % 3 > 0 || visit !== subject % 4).map((visit) => ({ subject, visit })),
).flat()
const n = rows.length
const ones = new Array<number>(n).fill(1)
const subject = rows.map((row) => row.subject)
const visit = rows.map((row) => row.visit)
const arm = rows.map((row) => row.subject % 2)
const site = rows.map((row) => Math.floor(row.subject / 4))
const times = visit.map((v) => 2 + v)
const wave = visit.map((v, i) => (v + subject[i]!) % 5)
const x = rows.map(() => gauss())
const y = rows.map((row, i) => 10 + times[i]! + (row.subject % 5) + gauss())
const w = rows.map(() => 0.3 + 2 * uniform())
const covariate = rows.map((_, i) => 1 + 0.5 * (i % 3))

/** rho^k, with its derivatives unless they are to be left out. */
function autoregression({ exact }: { exact: boolean }): BoundCovariance {
  const fill = (at: Int32Array, out: Matrix, value: (d: number) => number): void => {
    for (let a = 0; a < at.length; a++)
      for (let b = 0; b < at.length; b++) out.set(a, b, value(Math.abs(at[a]! - at[b]!)))
  }
  return {
    parameters: [{ name: 'rho', kind: 'correlation', initial: 0.3, lower: -0.99, upper: 0.99 }],
    covariance: ([rho], at, out) => fill(at, out, (d) => rho! ** d),
    ...(exact && {
      derivative: ([rho]: Float64Array, _k: number, at: Int32Array, out: Matrix) =>
        fill(at, out, (d) => (d === 0 ? 0 : d * rho! ** (d - 1))),
      secondDerivative: ([rho]: Float64Array, _k: number, _l: number, at: Int32Array, out: Matrix) =>
        fill(at, out, (d) => (d < 2 ? 0 : d * (d - 1) * rho! ** (d - 2))),
    }),
  }
}

const power: BoundVariance = {
  name: 'power',
  parameters: [{ name: 'power', kind: 'shape', initial: 0, lower: -10, upper: 10 }],
  sd: ([delta], v) => v ** delta!,
  derivative: ([delta], _k, v) => Math.log(v) * v ** delta!,
  secondDerivative: ([delta], _k, _l, v) => Math.log(v) ** 2 * v ** delta!,
  absolute: false,
}
const ident: BoundVariance = {
  name: 'ident',
  parameters: ['0', '1'].map((name) => ({ name, kind: 'sd', initial: 1, lower: 0, upper: Number.POSITIVE_INFINITY })),
  sd: (theta, cell) => theta[cell]!,
  derivative: (_theta, k, cell) => (cell === k ? 1 : 0),
  secondDerivative: () => 0,
  absolute: true,
}

const visits = { size: 4, labels: ['0', '1', '2', '3'], dimensions: [] }
const specification = {
  text: '',
  span: { start: 0, end: 0 },
  structure: '',
  options: {},
  axis: [],
  order: false,
  group: [],
}
const groups = (codes: number[], blocks: number[] | null = null): ResidualDesign['groups'] => ({
  specification: { ...specification, by: null },
  groupName: 'subject',
  levels: [...new Set(codes)].map(String),
  codes: Int32Array.from(codes),
  by: null,
  blocks: Int32Array.from(blocks ?? ones.map(() => 0)),
  axes: blocks ? [visits, visits] : [visits],
  at: Int32Array.from(visit),
})
const variance = (values: number[] | null, cells: number[] | null): ResidualDesign['variance'] => ({
  specification: { text: '', span: { start: 0, end: 0 }, name: '', options: {}, of: [], fitted: false },
  values: values && Float64Array.from(values),
  cells: cells && { levels: ['0', '1'], codes: Int32Array.from(cells) },
})
const structure = (blocks: readonly BoundCovariance[], function_: BoundVariance | null = null): ResidualStructure => ({
  name: 'test',
  blocks: blocks.map((bound) => ({ level: null, bound })),
  variance: function_,
})
const ar1 = (): BoundCovariance => autoregression({ exact: true })
const unstructured = (): BoundCovariance => us().bind(visits)

const intercept = (group: string, codes: number[]): HandMadeTerm => ({ group, codes, columns: [ones] })
const slope: HandMadeTerm = { group: 'subject', codes: subject, columns: [ones, times] }
const X = [ones, times, arm]
const weights = { kind: 'precision', values: w } as const
const known = { kind: 'known-variance', values: w } as const
const alone = { groups: groups(subject), variance: null }

const cases: readonly (readonly [string, Design, ResidualDesign, ResidualStructure])[] = [
  ['a correlation alone', handMadeDesign(y, [ones, x], []), alone, structure([ar1()])],
  ['a correlation without derivatives', handMadeDesign(y, X, []), alone, structure([autoregression({ exact: false })])],
  ['an unstructured covariance, clusters compressed', handMadeDesign(y, X, []), alone, structure([unstructured()])],
  [
    'an unstructured covariance, every row its own X',
    handMadeDesign(y, [ones, x], []),
    alone,
    structure([unstructured()]),
  ],
  ['weights', handMadeDesign(y, X, [], weights), alone, structure([ar1()])],
  ['known variances', handMadeDesign(y, X, [], known), alone, structure([ar1()])],
  ['a random slope and a correlation', handMadeDesign(y, X, [slope]), alone, structure([ar1()])],
  [
    'a random intercept, a correlation and a variance function, weighted',
    handMadeDesign(y, X, [intercept('subject', subject)], weights),
    { groups: groups(subject), variance: variance(covariate, null) },
    structure([ar1()], power),
  ],
  [
    'a covariance for each arm',
    handMadeDesign(y, X, []),
    { groups: groups(subject, arm), variance: null },
    structure([unstructured(), unstructured()]),
  ],
  [
    'sites and waves crossed over subjects with a correlation',
    handMadeDesign(y, X, [intercept('site', site), intercept('wave', wave)]),
    alone,
    structure([ar1()]),
  ],
  [
    'a standard deviation for each arm beside random slopes',
    handMadeDesign(y, X, [slope]),
    { groups: null, variance: variance(null, arm) },
    structure([], ident),
  ],
  [
    'a variance function alone',
    handMadeDesign(y, X, []),
    { groups: null, variance: variance(covariate, null) },
    structure([], power),
  ],
]

function objectiveOf(
  design: Design,
  residual: ResidualDesign,
  bound: ResidualStructure,
  criterion: Criterion,
): { objective: MarginalObjective; parts: DenseParts } {
  const products = patternProducts(design, residual, { freedom: design.random.map(() => 'linear') })
  const structures = design.random.map(({ term, names }): TermStructure => {
    const axis = { size: names.length, labels: names, dimensions: [] }
    return { name: term.structure, bound: builtinStructures[term.structure]!({}).bind(axis) }
  })
  const objective = marginalObjective(products, structures, bound, criterion)
  return { objective, parts: { design, residual, structure: bound, products, scaleFixed: objective.scaleFixed } }
}

const points = ({ parameters }: MarginalObjective): Float64Array[] =>
  [0.4, 1.1].map((scale) =>
    Float64Array.from(parameters, ({ kind }, k) =>
      kind === 'correlation' ? 0.5 * scale : scale * (0.6 + 0.31 * ((k * 5) % 4)),
    ),
  )

const criterionOf = (objective: MarginalObjective, theta: Float64Array): number => {
  const value = objective.evaluate(theta)
  return value.status === 'ok' ? value.criterion : Number.NaN
}

/** Of fourth order. */
function difference(f: (theta: Float64Array) => number, theta: Float64Array, k: number): number {
  const h = 1e-3
  const at = (step: number): number => f(theta.map((value, i) => (i === k ? value + step * h : value)))
  return (at(-2) - 8 * at(-1) + 8 * at(1) - at(2)) / (12 * h)
}

describe.each(cases)('%s', (_title, design, residual, bound) => {
  for (const criterion of ['REML', 'ML'] as const) {
    const { objective, parts } = objectiveOf(design, residual, bound, criterion)
    const m = objective.parameters.length
    const random = design.random.reduce((sum, { names }) => sum + (names.length * (names.length + 1)) / 2, 0)

    it(`has the ${criterion} criterion of the dense definition`, () => {
      for (const theta of points(objective)) {
        const Sigma = objective.sigma(theta).map((S) => S.slice())
        const dense = denseMarginal(parts, Sigma, theta.subarray(random), criterion)
        expect(criterionOf(objective, theta)).toBeCloseTo(dense.criterion, 9)
        expect(objective.solve(theta).criterion).toBeCloseTo(dense.criterion, 9)
      }
    })

    it(`has the ${criterion} gradient of differences`, () => {
      for (const theta of points(objective)) {
        const gradient = new Float64Array(m)
        objective.evaluate(theta, { gradient })
        for (let k = 0; k < m; k++) {
          const expected = difference((t) => criterionOf(objective, t), theta, k)
          expect(Math.abs(gradient[k]! - expected)).toBeLessThan(2e-7 * Math.max(1, Math.abs(expected)))
        }
      }
    })

    it(`has the ${criterion} Hessian of differences of the gradient`, () => {
      for (const theta of points(objective)) {
        const hessian = Matrix.zeros(m, m)
        objective.evaluate(theta, { hessian })
        for (let k = 0; k < m; k++)
          for (let l = 0; l < m; l++) {
            const slopeOf = (t: Float64Array): number => {
              const gradient = new Float64Array(m)
              objective.evaluate(t, { gradient })
              return gradient[l]!
            }
            const expected = difference(slopeOf, theta, k)
            expect(Math.abs(hessian.get(l, k) - expected)).toBeLessThan(1e-6 * Math.max(1, Math.abs(expected)))
          }
      }
    })
  }
})

describe('Derivatives of the covariance of beta', () => {
  it.each(cases)('are those of differences: %s', (_title, design, residual, bound) => {
    const { objective } = objectiveOf(design, residual, bound, 'REML')
    const [, theta] = points(objective)
    const { unscaledCovariance, hessian } = objective.covarianceDerivatives(theta!)
    expect(hessian.rows).toBe(theta!.length + (objective.scaleFixed ? 0 : 1))
    const p = design.X.columns.length
    for (let k = 0; k < theta!.length; k++)
      for (let i = 0; i < p; i++)
        for (let j = 0; j < p; j++) {
          const expected = difference((t) => objective.solve(t).unscaledCovariance.get(i, j), theta!, k)
          expect(unscaledCovariance[k]!.get(i, j)).toBeCloseTo(expected, 7)
        }
  })
})
