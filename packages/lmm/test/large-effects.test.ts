import { describe, expect, it } from 'vitest'
import { lmm, randomGenerator } from '../src/index.ts'

const generator = randomGenerator(5)
const normal = (): number => Math.sqrt(-2 * Math.log(generator.uniform())) * Math.cos(2 * Math.PI * generator.uniform())

const rows = 40
const columns = 6
const a = Array.from({ length: rows }, normal)
const b = Array.from({ length: columns }, normal)
const e = Array.from({ length: rows * columns }, normal)

const cells = e.map((_, at): [number, number] => [Math.floor(at / columns), at % columns])

/** A complete layout, part by lab, with lab effects `size` times those of a standard normal. */
function layout(size: number): { y: number[]; part: string[]; lab: string[] } {
  return {
    y: cells.map(([i, j], at) => a[i]! + size * b[j]! + e[at]!),
    part: cells.map(([i]) => `part ${i}`),
    lab: cells.map(([, j]) => `lab ${j}`),
  }
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** The estimators of the analysis of variance, which are REML's in a complete layout where none is negative. */
function meanSquares(size: number): { part: number; lab: number; residual: number; mean: number } {
  // the effects of labs are added to means, so that their size costs no digits
  const plain = cells.map(([i], at) => a[i]! + e[at]!)
  const whole = mean(plain)
  const means = (of: number, count: number): number[] =>
    Array.from({ length: count }, (_, level) => mean(plain.filter((_, at) => cells[at]![of] === level)) - whole)
  const byRow = means(0, rows)
  const byColumn = means(1, columns)
  const square = (values: readonly number[]): number => values.reduce((sum, value) => sum + value ** 2, 0)
  const residual =
    square(plain.map((value, at) => value - whole - byRow[cells[at]![0]]! - byColumn[cells[at]![1]]!)) /
    ((rows - 1) * (columns - 1))
  const middle = mean(b)
  const labs = square(byColumn.map((value, j) => value + size * (b[j]! - middle))) * (rows / (columns - 1))
  return {
    part: ((columns / (rows - 1)) * square(byRow) - residual) / columns,
    lab: (labs - residual) / rows,
    residual,
    mean: whole + size * middle,
  }
}

describe('effects much larger than the residuals, in crossed factors', () => {
  it.each([1, 10, 1e2, 1e3, 1e4, 1e5])('%d times: REML is the analysis of variance', (size) => {
    const model = lmm('y ~ 1 + (1 | part) + (1 | lab)', layout(size))
    const expected = meanSquares(size)
    // sums of squares of the response, being doubles, have lost this much of the residuals
    const digits = 1e-9 + 5e-14 * size ** 2
    expect(model.certificate.status).toBe('optimal')
    const near = (found: number, value: number): void => {
      expect(Math.abs(found / value - 1)).toBeLessThan(digits)
    }
    near(model.sigma! ** 2, expected.residual)
    for (const { group, G } of model.random) near(G.get(0, 0), group === 'part' ? expected.part : expected.lab)
    near(model.beta[0]!, expected.mean)
    // Var(mean) = sum of the components over their numbers of levels
    near(model.vcov.get(0, 0), expected.part / rows + expected.lab / columns + expected.residual / (rows * columns))
  })

  it('is the same for factors that are both large', () => {
    const { part, lab } = layout(1)
    const y = cells.map(([i, j], at) => 1e4 * a[i]! + 3e3 * b[j]! + e[at]!)
    const model = lmm('y ~ 1 + (1 | part) + (1 | lab)', { y, part, lab })
    expect(model.sigma! ** 2 / meanSquares(1).residual).toBeCloseTo(1, 6)
    expect(model.certificate.status).toBe('optimal')
  })
})
