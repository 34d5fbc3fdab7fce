import { builtinStructures } from '@lmm/covariance'
import { crossProducts, type Design } from '@lmm/design'
import { Matrix } from 'ml-matrix'
import { describe, expect, it } from 'vitest'
import {
  type Criterion,
  type PenalizedObjective,
  penalizedObjective,
  type TermStructure,
  userMatrix,
} from '../src/index.ts'
import { denseDefinition } from './dense-definition.ts'
import { type HandMadeTerm, handMadeDesign, minimalStandard, normal } from './hand-made-design.ts'

const n = 40
const uniform = minimalStandard(20_071)
const gauss = normal(uniform)
const times = Array.from({ length: n }, (_, i) => 3 + (i % 5) + 0.3 * gauss())
const ones = new Array<number>(n).fill(1)
const g = Array.from({ length: n }, (_, i) => Math.floor(i / 5))
const h = Array.from({ length: n }, (_, i) => (i * 7) % 6)
const inside = Array.from({ length: n }, (_, i) => g[i]! * 2 + (i % 2))
const y = Array.from({ length: n }, (_, i) => 10 + 2 * times[i]! + (g[i]! % 3) - (h[i]! % 2) + gauss())
const w = Array.from({ length: n }, () => 0.3 + 2 * uniform())

const slopes = (structure = 'us'): HandMadeTerm => ({ group: 'g', codes: g, columns: [ones, times], structure })
const intercept = (group: string, codes: number[]): HandMadeTerm => ({ group, codes, columns: [ones] })

const designs: readonly (readonly [string, Design])[] = [
  ['one factor, intercept and slope', handMadeDesign(y, [ones, times], [slopes()])],
  ['one factor, independent intercept and slope', handMadeDesign(y, [ones, times], [slopes('diag')])],
  [
    'one factor in two terms',
    handMadeDesign(y, [ones, times], [intercept('g', g), { group: 'g', codes: g, columns: [times] }]),
  ],
  ['one factor with precision weights', handMadeDesign(y, [ones, times], [slopes()], { kind: 'precision', values: w })],
  [
    'one factor with known variances',
    handMadeDesign(y, [ones, times], [intercept('g', g)], { kind: 'known-variance', values: w }),
  ],
  ['no intercept in X', handMadeDesign(y, [times], [intercept('g', g)])],
  ['crossed factors', handMadeDesign(y, [ones, times], [intercept('g', g), intercept('h', h)])],
  ['crossed factors with a slope', handMadeDesign(y, [ones, times], [slopes(), intercept('h', h)])],
  [
    'crossed factors with weights',
    handMadeDesign(y, [ones], [slopes('diag'), intercept('h', h)], { kind: 'precision', values: w }),
  ],
  ['nested factors', handMadeDesign(y, [ones, times], [intercept('g', g), intercept('inside', inside)])],
  [
    'three factors, two slopes',
    handMadeDesign(
      y,
      [ones, times],
      [slopes(), { group: 'h', codes: h, columns: [ones, times] }, intercept('inside', inside)],
    ),
  ],
]

function objectiveOf(
  design: Design,
  criterion: Criterion,
): { objective: PenalizedObjective; toUser: (Sigma: readonly Float64Array[]) => Matrix[] } {
  const products = crossProducts(design)
  const structures = design.random.map(({ term, names }): TermStructure => {
    const bound = builtinStructures[term.structure]!({}).bind({ size: names.length, labels: names, dimensions: [] })
    return { name: term.structure, bound }
  })
  const columns = products.factors.flatMap((factor) => factor.terms)
  const unit = products.weights.kind === 'known-variance' ? products.y.scale ** 2 : 1
  return {
    objective: penalizedObjective(products, structures, criterion),
    toUser: (Sigma) => {
      const out: Matrix[] = new Array(columns.length)
      columns.forEach(({ term, basis }, k) => {
        const M = userMatrix(basis)
        out[term] = M.mmul(Matrix.from1DArray(basis.size, basis.size, Sigma[k]!))
          .mmul(M.transpose())
          .mul(unit)
      })
      return out
    },
  }
}

const points = (m: number): Float64Array[] =>
  [0.4, 1.1].map((scale) => Float64Array.from({ length: m }, (_, k) => scale * (0.6 + 0.31 * ((k * 5) % 4))))

describe.each(designs)('%s', (_title, design) => {
  for (const criterion of ['REML', 'ML'] as const) {
    const { objective, toUser } = objectiveOf(design, criterion)
    const m = objective.parameters.length

    it(`has the ${criterion} criterion, beta, sigma and modes of the dense definition`, () => {
      for (const theta of points(m)) {
        const value = objective.evaluate(theta)
        const Sigma = toUser(objective.map.sigma(theta).map((S) => S.slice()))
        const dense = denseDefinition(design, Sigma, criterion)
        expect(value.status).toBe('ok')
        if (value.status === 'ok')
          expect(Math.abs(value.criterion - dense.criterion)).toBeLessThan(1e-10 * Math.abs(dense.criterion))
        expect(objective.solve(theta).criterion).toBeCloseTo(dense.criterion, 9)
      }
    })

    it(`has the ${criterion} gradient of central differences`, () => {
      for (const theta of points(m)) {
        const gradient = new Float64Array(m)
        objective.evaluate(theta, { gradient })
        for (let k = 0; k < m; k++) {
          const difference = centralDifference((t) => criterionOf(objective, t), theta, k)
          expect(Math.abs(gradient[k]! - difference)).toBeLessThan(2e-7 * Math.max(1, Math.abs(difference)))
        }
      }
    })

    it(`has the ${criterion} Hessian of central differences of the gradient`, () => {
      for (const theta of points(m)) {
        const hessian = Matrix.zeros(m, m)
        objective.evaluate(theta, { gradient: new Float64Array(m), hessian })
        for (let k = 0; k < m; k++)
          for (let l = 0; l < m; l++) {
            const difference = centralDifference((t) => gradientOf(objective, t)[l]!, theta, k)
            expect(Math.abs(hessian.get(k, l) - difference)).toBeLessThan(2e-6 * Math.max(1, Math.abs(difference)))
          }
      }
    })
  }
})

describe.each(designs)('Derivatives for inference: %s', (_title, design) => {
  for (const criterion of ['REML', 'ML'] as const) {
    const { objective } = objectiveOf(design, criterion)
    const m = objective.parameters.length
    const p = design.X.columns.length
    const nu = criterion === 'REML' ? n - p : n
    const free = design.weights?.kind !== 'known-variance'

    it(`has the differences of (X'V^-1 X)^-1 by theta under ${criterion}`, () => {
      for (const theta of points(m)) {
        const { unscaledCovariance } = objective.covarianceDerivatives(theta)
        for (let k = 0; k < m; k++)
          for (let i = 0; i < p; i++)
            for (let j = 0; j < p; j++) {
              const entry = (t: Float64Array): number => objective.solve(t).unscaledCovariance.get(i, j)
              const difference = centralDifference(entry, theta, k)
              const error = Math.abs(unscaledCovariance[k]!.get(i, j) - difference)
              expect(error).toBeLessThan(1e-8 * Math.max(1e-2, Math.abs(difference)))
            }
      }
    })

    it(`has a Hessian by (theta, log sigma) that profiles to the one by theta under ${criterion}`, () => {
      for (const theta of points(m)) {
        const { hessian } = objective.covarianceDerivatives(theta)
        const profiled = Matrix.zeros(m, m)
        objective.evaluate(theta, { gradient: new Float64Array(m), hessian: profiled })
        expect(hessian.rows).toBe(free ? m + 1 : m)
        if (free) expect(hessian.get(m, m)).toBeCloseTo(4 * nu, 10)
        for (let k = 0; k < m; k++) {
          const mixed = (l: number): number => (free ? hessian.get(l, m) : 0)
          const slope = centralDifference((t) => Math.log(objective.solve(t).sigma), theta, k)
          expect(Math.abs(mixed(k) + 4 * nu * slope)).toBeLessThan(1e-6)
          for (let l = 0; l < m; l++)
            expect(hessian.get(k, l)).toBeCloseTo(profiled.get(k, l) + (mixed(k) * mixed(l)) / (4 * nu), 9)
        }
      }
    })
  }
})

describe('Singular Sigma', () => {
  for (const [title, design] of designs)
    it(`gives a finite criterion and score: ${title}`, () => {
      const { objective } = objectiveOf(design, 'REML')
      const m = objective.parameters.length
      const zero = new Float64Array(m)
      const least = objective.evaluate(zero, { gradient: new Float64Array(m), hessian: Matrix.zeros(m, m) })
      expect(least.status).toBe('ok')
      const value = objective.sigma.evaluate(objective.map.sigma(zero), 1)
      if (value.status !== 'ok') throw new Error(value.reason)
      const small = objective.map.sigma(zero).map((S) => S.slice())
      const q = objective.sigma.sizes[0]!
      const step = 1e-5
      small[0]![q * q - 1] = step
      const up = objective.sigma.evaluate(small, 0)
      small[0]![q * q - 1] = 2 * step
      const further = objective.sigma.evaluate(small, 0)
      if (up.status !== 'ok' || further.status !== 'ok') throw new Error('infeasible')
      const slope = (4 * up.criterion - further.criterion - 3 * value.criterion) / (2 * step)
      expect(Math.abs(value.score[0]![q * q - 1]! - slope)).toBeLessThan(1e-4 * Math.max(1, Math.abs(slope)))
    })
})

function criterionOf(objective: PenalizedObjective, theta: Float64Array): number {
  const value = objective.evaluate(theta)
  return value.status === 'ok' ? value.criterion : Number.NaN
}

function gradientOf(objective: PenalizedObjective, theta: Float64Array): Float64Array {
  const gradient = new Float64Array(theta.length)
  objective.evaluate(theta, { gradient })
  return gradient
}

function centralDifference(f: (theta: Float64Array) => number, theta: Float64Array, k: number): number {
  const at = (by: number): number => f(theta.map((value, i) => (i === k ? value + by : value)))
  const step = 1e-3
  return (8 * (at(step) - at(-step)) - (at(2 * step) - at(-2 * step))) / (12 * step)
}
