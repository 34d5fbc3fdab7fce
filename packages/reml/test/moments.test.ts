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

/** MIVQUE(0) by its definition, with all matrices dense. */
function definition(design: Design): number[] {
  const known = design.weights?.kind === 'known-variance'
  const roots = Array.from({ length: design.n }, (_, i) => {
    const weight = design.weights?.values[i] ?? 1
    return known ? 1 / Math.sqrt(weight) : Math.sqrt(weight)
  })
  const X = new Matrix(roots.map((root, i) => design.X.columns.map((column) => root * column[i]!)))
  const M = Matrix.sub(Matrix.eye(design.n), X.mmul(inverse(X.transpose().mmul(X))).mmul(X.transpose()))
  const r = M.mmul(Matrix.columnVector(roots.map((root, i) => root * design.y[i]!)))
  const parts = design.random.map(({ codes, levels }) => {
    const Z = Matrix.zeros(design.n, levels.length)
    codes.forEach((level, i) => {
      Z.set(i, level, roots[i]!)
    })
    return Z.mmul(Z.transpose())
  })
  const all = [...parts, Matrix.eye(design.n)]
  const expected = new Matrix(all.map((V) => all.map((W) => M.mmul(V).mmul(M).mmul(W).trace())))
  const forms = all.map((V) => r.transpose().mmul(V).mmul(r).get(0, 0))
  if (known) {
    const rest = forms.slice(0, -1).map((form, a) => form - expected.get(a, parts.length))
    return solve(expected.subMatrix(0, parts.length - 1, 0, parts.length - 1), Matrix.columnVector(rest)).to1DArray()
  }
  const solution = solve(expected, Matrix.columnVector(forms)).to1DArray()
  return parts.map((_, a) => solution[a]! / solution[parts.length]!)
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
  ])('is MIVQUE(0) by its definition: %s', (_, design) => {
    const { start } = objectiveOf(design)
    // A variance that is not positive begins at 1 / (rows per level).
    const rows = design.random.map(({ levels }) => levels.length / design.n)
    const expected = definition(design)
    expect(expected.slice(0, 2).every((value, t) => value > rows[t]!)).toBe(true)
    expected.forEach((value, t) => {
      const wanted = Math.max(value, design.weights?.kind === 'known-variance' ? value : rows[t]!)
      expect(Math.abs(start[t]! / wanted - 1)).toBeLessThan(1e-9)
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
