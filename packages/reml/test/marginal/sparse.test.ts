import { builtinStructures, builtinVariances, residualStructures } from '@lmm/covariance'
import {
  buildDesign,
  inferSchema,
  type PatternProducts,
  patternProducts,
  residualColumns,
  residualDesign,
  tableOf,
} from '@lmm/design'
import { expand, parse, parseCovariance, parseVariance } from '@lmm/formula'
import { cholesky, invertFromCholesky, solveLower, solveLowerTransposed } from '@lmm/linalg'
import { describe, expect, it } from 'vitest'
import { marginalObjective, residualStructure, termStructures } from '../../src/index.ts'
import { MarginalCurvature } from '../../src/marginal/curvature.ts'
import { type MarginalEvaluation, marginalSettings, whiten } from '../../src/marginal/marginal-criterion.ts'
import { ownsScale } from '../../src/marginal/residual-structure.ts'
import { isSparse, someGroups } from '../../src/marginal/sparse/is-sparse.ts'
import { sparseCriterion } from '../../src/marginal/sparse/sparse-criterion.ts'
import type { Profile } from '../../src/profile.ts'
import { minimalStandard, normal } from '../hand-made-design.ts'

const uniform = minimalStandard(7)
const gauss = normal(uniform)

/** Visits of subjects, some missed, each with one of few items. */
function simulated(subjects: number, items: number) {
  const item = Array.from({ length: items }, gauss)
  return Array.from({ length: subjects }, (_, g) => {
    const [b, c] = [gauss(), 0.5 * gauss()]
    let e = gauss()
    return [1, 2, 3, 4, 5, 6].flatMap((t) => {
      e = 0.5 * e + 0.8 * gauss()
      const i = Math.floor(items * uniform())
      const row = { id: `s${g}`, item: `i${i}`, t, x: gauss(), f: uniform() < 0.5 ? 'a' : 'b', w: 1 + uniform() }
      return uniform() < 0.15 ? [] : [{ ...row, y: 2 + b + c * t + item[i]! + e * (1 + 0.1 * t) }]
    })
  }).flat()
}

interface Asked {
  readonly residual?: string
  readonly variance?: string
  readonly kind?: 'REML' | 'ML'
  readonly weighted?: boolean
}

function built(formula: string, rows: ReturnType<typeof simulated>, asked: Asked) {
  const table = tableOf(rows)
  const columns = [...table.columns.keys()]
  const terms = expand(parse(formula), { columns })
  const specifications = {
    covariance: asked.residual ? parseCovariance(asked.residual, { columns }) : null,
    variance: asked.variance ? parseVariance(asked.variance, { columns }) : null,
  }
  const options = {
    complete: residualColumns(specifications),
    ...(asked.weighted && { weights: { column: 'w' } }),
  }
  const schema = inferSchema(terms, table, options)
  const design = buildDesign(terms, schema, table, { ...options, independentResiduals: false })
  const structures = termStructures(design, builtinStructures)
  const residual = residualDesign(specifications, design)
  const bound = residualStructure(residual, design, { structures: residualStructures, variances: builtinVariances })
  const products = patternProducts(design, residual)
  const order = products.factors.flatMap(({ terms: own }) => own.map(({ term }) => term))
  const kind = asked.kind ?? 'REML'
  const dense = marginalObjective(products, structures, bound, kind)
  const bounds = order.map((term) => structures[term]!.bound)
  const sparse = sparseCriterion(products, bounds, bound, marginalSettings(products, kind, ownsScale(bound)))
  return { products, dense, sparse }
}

const cases: readonly (readonly [string, Asked])[] = [
  ['y ~ x + (1 | id) + (1 | item)', { residual: 'ar1(t | id)' }],
  ['y ~ x + (t | id) + (1 + x | item)', { residual: 'exp(t | id, nugget = TRUE)', variance: 'power(t)' }],
  ['y ~ x + (t | id) + (1 + x | item)', { residual: 'csh(t | id)', kind: 'ML' }],
  ['y ~ x + (1 | item) + (0 + x | item)', { residual: 'us(t | id)', weighted: true }],
  ['y ~ x + (1 | id) + (1 | item)', { variance: 'ident(f)' }],
  ['y ~ 1 + (1 | item)', { residual: 'ar1(t | f / id)', variance: 'exp(x)', kind: 'ML' }],
]

describe.each(cases)('Rows whitened by groups give what the whole V gives: %s %j', (formula, asked) => {
  const { dense, sparse } = built(formula, simulated(20, 12), asked)
  const theta = Float64Array.from(
    dense.parameters,
    ({ initial, kind }, k) => initial + 0.1 * Math.sin(k + 1) * (kind === 'correlation' ? 0.5 : 1),
  )
  const close = (a: ArrayLike<number>, b: ArrayLike<number>, tolerance: number): void =>
    Array.from(a).forEach((value, i) => {
      expect(Math.abs(value - b[i]!) / Math.max(1, Math.abs(value))).toBeLessThan(tolerance)
    })

  it('criterion, gradient, Hessian and its parts', () => {
    const whole = dense.criterion.evaluate(theta, 2, true) as MarginalEvaluation
    const found = sparse.evaluate(theta, 2, true) as MarginalEvaluation
    expect(Math.abs(whole.fit.criterion - found.fit.criterion)).toBeLessThan(1e-9)
    close(whole.gradient, found.gradient, 1e-11)
    close(whole.curvature!.P, found.curvature!.P, 1e-11)
    // by differences of gradients
    close(whole.curvature!.hessian, found.curvature!.hessian, 2e-6)
  })

  it('at a given variance too', () => {
    const whole = dense.criterion.evaluate(theta, 1, false, 0.8) as MarginalEvaluation
    const found = sparse.evaluate(theta, 1, false, 0.8) as MarginalEvaluation
    expect(Math.abs(whole.fit.criterion - found.fit.criterion)).toBeLessThan(1e-9)
    close(whole.gradient, found.gradient, 1e-11)
  })

  it('fixed and random effects', () => {
    const whole = dense.criterion.estimates(dense.criterion.value(theta) as Profile)
    const found = sparse.estimates(sparse.value(theta) as Profile)
    close(whole.beta, found.beta, 1e-12)
    whole.random().forEach((term, t) => {
      for (const name of ['modes', 'variances', 'covariancesWithBeta'] as const)
        close(term[name], found.random()[t]![name], 1e-12)
    })
  })
})

describe('The average information by whitened rows', () => {
  it.each(cases.slice(0, 4))('is that of the whole V: %s %j', (formula, asked) => {
    const { sparse, dense, products } = built(formula, simulated(15, 6), asked)
    const theta = Float64Array.from(dense.parameters, ({ initial }, k) => initial + 0.05 * Math.sin(k + 1))
    const found = sparse.evaluate(theta, 2) as MarginalEvaluation
    const { covariance, settings } = dense.criterion
    const whole = new MarginalCurvature(theta.length, settings, found.fit, 'average')
    covariance.prepare(theta, 2)
    const width = products.p + 1
    products.patterns.forEach(({ size: k, rank, rows, clusters }, p) => {
      const L = new Float64Array(k * k)
      const R = new Float64Array(k * k)
      covariance.write(p, k, L)
      covariance.residual(p, k, R)
      expect(cholesky(L, k)).toBe(-1)
      const K = rows.slice()
      solveLower(L, k, K, rank * width)
      solveLowerTransposed(L, k, K, rank * width)
      whiten(K, k * rank, found.fit, products.p)
      const active = covariance.active(p)
      whole.addAverage({ size: k, rank, L, K }, active, (a) => {
        const dV = new Float64Array(k * k)
        covariance.derivative(p, a, k, R, dV)
        return dV
      })
      // D = clusters V^-1 - J, for the second derivatives of Sigma
      const D = new Float64Array(k * k)
      invertFromCholesky(L, k, D)
      for (let at = 0; at < k * k; at++) D[at]! *= clusters
      for (let i = 0; i < k; i++)
        for (let j = 0; j < k; j++)
          for (let s = 0; s < rank; s++) {
            const [a, b] = [(i * rank + s) * width, (j * rank + s) * width]
            D[i * k + j]! -= found.fit.ratio * K[a + products.p]! * K[b + products.p]!
            if (settings.restricted) for (let x = 0; x < products.p; x++) D[i * k + j]! -= K[a + x]! * K[b + x]!
          }
      covariance.addRandomCurvature(p, k, D)
    })
    whole.finish()
    covariance.finishRandom(whole.hessian)
    whole.hessian.forEach((value, at) => {
      expect(Math.abs(value - found.curvature!.hessian[at]!) / Math.max(1, Math.abs(value))).toBeLessThan(1e-10)
    })
  })
})

describe('Which clusters are taken by groups', () => {
  const { products } = built('y ~ x + (1 | id) + (1 | item)', simulated(300, 20), { residual: 'ar1(t | id)' })

  it('those that random effects join from small groups of residuals', () => {
    expect(products.patterns.map(({ size }) => size)).toEqual([products.n])
    expect(isSparse(products)).toBe(true)
    const few = built('y ~ x + (1 | item)', simulated(20, 12), { residual: 'ar1(t | id)' }).products
    expect(isSparse(few)).toBe(false)
    const whole: PatternProducts = {
      ...products,
      patterns: products.patterns.map((pattern) => ({ ...pattern, groups: new Int32Array(pattern.size) })),
    }
    expect(isSparse(whole)).toBe(false)
  })

  it('of many rows some groups begin the search', () => {
    expect(someGroups(products)).toBeNull()
    const many = built('y ~ x + (1 | item)', simulated(1600, 20), { residual: 'ar1(t | id)' }).products
    const part = someGroups(many)!
    expect(part.n).toBeGreaterThan(many.n / 5)
    expect(part.n).toBeLessThan(many.n / 3)
  })
})
