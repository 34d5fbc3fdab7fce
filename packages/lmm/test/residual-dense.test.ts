import { orthodont } from '@lmm/datasets/orthodont'
import { CholeskyDecomposition, Matrix } from 'ml-matrix'
import { expect, it } from 'vitest'
import { lmm } from '../src/index.ts'

const columns = [...orthodont.distance].map((_, i) => {
  const female = orthodont.Sex.levels[orthodont.Sex.codes[i]!] === 'Female' ? 1 : 0
  return [1, orthodont.age[i]!, female, orthodont.age[i]! * female]
})

/** The restricted criterion of independent residuals with these standard deviations, sigma profiled, by its definition. */
function denseCriterion(sd: readonly number[]): number {
  const X = new Matrix(columns.map((row, i) => row.map((value) => value / sd[i]!)))
  const y = Matrix.columnVector([...orthodont.distance].map((value, i) => value / sd[i]!))
  const factor = new CholeskyDecomposition(X.transpose().mmul(X))
  const beta = factor.solve(X.transpose().mmul(y))
  const rest = Matrix.sub(y, X.mmul(beta))
  const nu = X.rows - X.columns
  const squares = rest.transpose().mmul(rest).get(0, 0)
  const logDet = 2 * factor.lowerTriangularMatrix.diagonal().reduce((sum, value) => sum + Math.log(value), 0)
  const logV = 2 * sd.reduce((sum, value) => sum + Math.log(value), 0)
  return logV + logDet + nu * (1 + Math.log((2 * Math.PI * squares) / nu))
}

it('constPower ends at the criterion of the definition, below where gls of nlme 3.1-162 stops', () => {
  const model = lmm('distance ~ age * Sex', orthodont, { variance: 'constPower(age)' })
  const [constant, power] = model.residual.variance!.parameters.map(({ value }) => value)
  const at = (c: number, p: number): number => denseCriterion([...orthodont.age].map((age) => c + age ** p))
  expect(Math.abs(model.criterion - at(constant!, power!))).toBeLessThan(1e-9)
  // gls: const 0.09999311, power 0.04069994, -2 logLik 483.5464
  const theirs = at(0.09999311, 0.04069994)
  expect(theirs).toBeCloseTo(483.5464, 4)
  expect(model.criterion).toBeLessThan(theirs - 2.8e-3)
})
