import { builtinStructures } from '@lmm/covariance'
import { crossProducts, type Design } from '@lmm/design'
import { inverse, Matrix, solve } from 'ml-matrix'
import { describe, expect, it } from 'vitest'
import { optimize, type PenalizedObjective, penalizedObjective, type TermStructure, userMatrix } from '../src/index.ts'
import { type HandMadeTerm, handMadeDesign, minimalStandard, normal } from './hand-made-design.ts'

const n = 90
const uniform = minimalStandard(31_337)
const gauss = normal(uniform)
const draw = (levels: number): number[] => Array.from({ length: n }, () => Math.floor(levels * uniform() ** 1.5))
const [g, h, k] = [draw(12), draw(9), draw(4)]
const x = Array.from({ length: n }, () => 5 + gauss())
const effects = Array.from({ length: 12 }, () => gauss())
const y = Array.from({ length: n }, (_, i) => 3 + x[i]! + effects[g[i]!]! + 0.7 * effects[h[i]!]! + gauss())
const w = Array.from({ length: n }, () => 0.4 + 2 * uniform())
const ones = new Array<number>(n).fill(1)
const intercept = (group: string, codes: readonly number[]): HandMadeTerm => ({ group, codes, columns: [ones] })

function objectiveOf(design: Design): { objective: PenalizedObjective; start: number[] } {
  const products = crossProducts(design)
  const structures = design.random.map(({ term, names }): TermStructure => {
    const bound = builtinStructures[term.structure]!({}).bind({ size: names.length, labels: names, dimensions: [] })
    return { name: term.structure, bound }
  })
  const objective = penalizedObjective(products, structures, 'REML')
  const unit = products.weights.kind === 'known-variance' ? products.y.scale ** 2 : 1
  const columns = products.factors.flatMap((factor) => factor.terms)
  const Sigma = objective.map.sigma(objective.start!())
  const start = new Array<number>(columns.length)
  columns.forEach(({ term, basis }, t) => {
    start[term] = Sigma[t]![0]! * userMatrix(basis).get(0, 0) ** 2 * unit
  })
  return { objective, start }
}

/** The moments by their definition, with all matrices dense: MIVQUE(0), and then a pass with weights. */
function definition(design: Design): number[] {
  const known = design.weights?.kind === 'known-variance'
  const roots = Array.from({ length: design.n }, (_, i) => {
    const weight = design.weights?.values[i] ?? 1
    return known ? 1 / Math.sqrt(weight) : Math.sqrt(weight)
  })
  const X = new Matrix(roots.map((root, i) => design.X.columns.map((column) => root * column[i]!)))
  const M = Matrix.sub(Matrix.eye(design.n), X.mmul(inverse(X.transpose().mmul(X))).mmul(X.transpose()))
  const r = M.mmul(Matrix.columnVector(roots.map((root, i) => root * design.y[i]!)))
  const Zs = design.random.map(({ codes, levels }) => {
    const Z = Matrix.zeros(design.n, levels.length)
    codes.forEach((level, i) => {
      Z.set(i, level, roots[i]!)
    })
    return Z
  })
  const parts = [...Zs.map((Z) => Z.mmul(Z.transpose())), Matrix.eye(design.n)]
  let Sigma = Zs.map(() => 0)
  for (let pass = 0; pass < 2; pass++) {
    const forms = Zs.map((Z, k) => {
      const D = Matrix.diag(
        Z.transpose()
          .mmul(Z)
          .diagonal()
          .map((rows) => (1 + Sigma[k]! * rows) ** -2),
      )
      return Z.mmul(D).mmul(Z.transpose())
    })
    const equations = [...forms, Matrix.eye(design.n)].map((A) => parts.map((V) => M.mmul(A).mmul(M).mmul(V).trace()))
    const right = [...forms, Matrix.eye(design.n)].map((A) => r.transpose().mmul(A).mmul(r).get(0, 0))
    if (known) {
      equations[Zs.length] = [...Zs.map(() => 0), 1]
      right[Zs.length] = 1
    }
    const solution = solve(new Matrix(equations), Matrix.columnVector(right)).to1DArray()
    Sigma = Zs.map((Z, k) => Math.max(solution[k]! / solution[Zs.length]!, known ? 0 : Z.columns / design.n))
  }
  return Sigma
}

describe('the start of crossed intercepts', () => {
  it.each([
    ['two factors', handMadeDesign(y, [ones, x], [intercept('g', g), intercept('h', h)])],
    ['three factors', handMadeDesign(y, [ones, x], [intercept('g', g), intercept('h', h), intercept('k', k)])],
    ['no intercept in X', handMadeDesign(y, [x], [intercept('g', g), intercept('h', h)])],
    [
      'precision weights',
      handMadeDesign(y, [ones], [intercept('g', g), intercept('h', h)], { kind: 'precision', values: w }),
    ],
    [
      'known variances',
      handMadeDesign(y, [ones], [intercept('g', g), intercept('h', h)], { kind: 'known-variance', values: w }),
    ],
  ])('solves the equations of the moments: %s', (_, design) => {
    const { start } = objectiveOf(design)
    definition(design).forEach((expected, t) => {
      expect(Math.abs(start[t]! / expected - 1)).toBeLessThan(1e-9)
    })
  })

  it('is the REML optimum in balanced data', () => {
    const rows = Array.from({ length: 60 }, (_, i) => [Math.floor(i / 6), i % 6] as const)
    const balanced = handMadeDesign(
      rows.map(([a, b]) => effects[a]! + 2 * effects[b]! + gauss()),
      [rows.map(() => 1)],
      [
        { group: 'a', codes: rows.map(([a]) => a), columns: [rows.map(() => 1)] },
        { group: 'b', codes: rows.map(([, b]) => b), columns: [rows.map(() => 1)] },
      ],
    )
    const { objective } = objectiveOf(balanced)
    const result = optimize(objective)
    expect(result.evaluations).toBe(1)
    expect(result.converged).toBe(true)
  })
})
