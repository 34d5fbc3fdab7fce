import { inverse, Matrix } from 'ml-matrix'
import { describe, expect, test } from 'vitest'
import { type FittedModel, type LmmOptions, lmm, pedigree, type Relationship, randomEffects } from '../src/index.ts'

/** The minimal standard of Park & Miller 1988, and normal numbers by Box & Muller. */
function generator(seed: number): { uniform: () => number; gauss: () => number } {
  let state = seed
  const uniform = (): number => {
    state = (state * 16807) % 2147483647
    return state / 2147483647
  }
  return { uniform, gauss: () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform()) }
}

/** Half-sib families over three generations with some matings of relatives. */
function herd(animals: number, seed: number): { id: string; sire: string | null; dam: string | null }[] {
  const { uniform } = generator(seed)
  return Array.from({ length: animals }, (_, i) => {
    const earlier = (): string | null =>
      i < 8 ? null : `a${Math.floor(uniform() * Math.min(i, 40) + Math.max(0, i - 40))}`
    const sire = earlier()
    const dam = earlier()
    return { id: `a${i}`, sire, dam: dam === sire ? null : dam }
  })
}

/** A by the tabular method: A_ij = (A_i,sire(j) + A_i,dam(j)) / 2 (Henderson 1976). */
function tabular(records: ReturnType<typeof herd>, levels: readonly string[]): Matrix {
  const at = new Map(levels.map((level, i) => [level, i]))
  const parents = new Map(records.map(({ id, sire, dam }) => [id, [sire, dam]]))
  const n = levels.length
  const A = Matrix.zeros(n, n)
  for (let j = 0; j < n; j++) {
    const [s, d] = (parents.get(levels[j]!) ?? [null, null]).map((parent) => (parent === null ? -1 : at.get(parent!)!))
    for (let i = 0; i < j; i++) {
      const value = ((s! >= 0 ? A.get(i, s!) : 0) + (d! >= 0 ? A.get(i, d!) : 0)) / 2
      A.set(i, j, value)
      A.set(j, i, value)
    }
    A.set(j, j, 1 + (s! >= 0 && d! >= 0 ? A.get(s!, d!) / 2 : 0))
  }
  return A
}

const records = herd(70, 11)
const relationship = pedigree(records)
const A = tabular(records, relationship.levels)

function simulated(rows: number, seed: number): { y: number[]; x: number[]; id: string[]; pen: string[] } {
  const { uniform, gauss } = generator(seed)
  const n = relationship.levels.length
  const u = Array.from({ length: n }, gauss)
  const v = Array.from({ length: n }, gauss)
  const id = Array.from({ length: rows }, (_, i) => `a${i < 60 ? i : Math.floor(uniform() * 60)}`)
  const x = id.map(() => uniform() * 4)
  const pen = id.map((_, i) => `p${(i * 5) % 7}`)
  const of = (name: string): number => relationship.levels.indexOf(name)
  const y = id.map(
    (name, i) => 3 + x[i]! + 1.2 * u[of(name)]! + 0.5 * x[i]! * v[of(name)]! + (i % 7) * 0.2 + 0.8 * gauss(),
  )
  return { y, x, id, pen }
}

/** The criterion and the distribution of b given y, from the whole V. */
function dense(model: FittedModel, data: ReturnType<typeof simulated>, K: Matrix, levels: readonly string[]) {
  const n = model.n
  const y = Matrix.columnVector(data.y)
  const X = new Matrix(model.rows!.X.columns.map((column) => [...column])).transpose()
  const sigma2 = model.sigma! ** 2
  let V = Matrix.eye(n, n).mul(sigma2)
  const parts = model.random.map((term, k) => {
    const { codes, columns } = model.rows!.random[k]!
    const q = term.terms.length
    const own = term.group === 'id' ? K : Matrix.eye(term.levels.length, term.levels.length)
    const Z = Matrix.zeros(n, own.rows * q)
    for (let i = 0; i < n; i++) for (let j = 0; j < q; j++) Z.set(i, codes[i]! * q + j, columns[j]![i]!)
    const D = own.kroneckerProduct(term.G)
    V = Matrix.add(V, Z.mmul(D).mmul(Z.transpose()))
    return { D, ZD: Z.mmul(D), q }
  })
  expect(model.random.find(({ group }) => group === 'id')!.levels).toEqual(levels)
  const W = inverse(V)
  const XWX = X.transpose().mmul(W).mmul(X)
  const beta = inverse(XWX).mmul(X.transpose()).mmul(W).mmul(y)
  const r = Matrix.sub(y, X.mmul(beta))
  const logDet = (M: Matrix): number => {
    let sum = 0
    const L = M.clone()
    for (let j = 0; j < L.rows; j++) {
      sum += Math.log(L.get(j, j))
      for (let i = j + 1; i < L.rows; i++) {
        const f = L.get(i, j) / L.get(j, j)
        for (let k = j; k < L.rows; k++) L.set(i, k, L.get(i, k) - f * L.get(j, k))
      }
    }
    return sum
  }
  const p = X.columns
  const criterion = logDet(V) + logDet(XWX) + r.transpose().mmul(W).mmul(r).get(0, 0) + (n - p) * Math.log(2 * Math.PI)
  return {
    criterion,
    beta: beta.to1DArray(),
    terms: parts.map(({ D, ZD }) => ({
      modes: ZD.transpose().mmul(W).mmul(r).to1DArray(),
      variance: Matrix.sub(D, ZD.transpose().mmul(W).mmul(ZD)),
    })),
  }
}

const formulas = [
  ['one record an animal', 'y ~ x + (1 | id)', 60],
  ['repeated records', 'y ~ x + (1 | id)', 150],
  ['a random slope', 'y ~ x + (x | id)', 220],
  ['a second, unrelated factor', 'y ~ x + (1 | id) + (1 | pen)', 150],
] as const

const forms: readonly (readonly [string, Relationship])[] = [
  ['pedigree', relationship],
  ['matrix', { levels: relationship.levels, covariance: A }],
  ['inverse', { levels: relationship.levels, inverse: inverse(A) }],
]

describe.each(formulas)('Known relationship: %s', (_title, formula, rows) => {
  const data = simulated(rows, 5)
  const models = forms.map(([, id]) => lmm(formula, data, { relationship: { id } }))

  test('has the criterion, coefficients and conditional distribution of the dense definition', () => {
    const model = models[0]!
    const by = dense(model, data, A, relationship.levels)
    expect(Math.abs(model.criterion - by.criterion)).toBeLessThan(1e-9 * by.criterion)
    by.beta.forEach((value, j) => {
      expect(model.beta[j]).toBeCloseTo(value, 8)
    })
    model.random.forEach((term, k) => {
      const q = term.terms.length
      const { modes, variance } = by.terms[k]!
      term.modes.forEach((mode, at) => {
        expect(mode).toBeCloseTo(modes[at]!, 8)
      })
      term.variances.forEach((value, at) => {
        const level = Math.floor(at / (q * q))
        const i = level * q + Math.floor((at % (q * q)) / q)
        expect(value).toBeCloseTo(variance.get(i, level * q + (at % q)), 8)
      })
    })
    expect(['optimal', 'boundary']).toContain(model.certificate.status)
  })

  test('is the same from a pedigree, its matrix and its inverse', () => {
    for (const model of models.slice(1)) {
      expect(model.criterion).toBeCloseTo(models[0]!.criterion, 8)
      model.random[0]!.modes.forEach((mode, at) => {
        expect(mode).toBeCloseTo(models[0]!.random[0]!.modes[at]!, 6)
      })
    }
  })
})

test('animals without records have random effects', () => {
  const model = lmm('y ~ x + (1 | id)', simulated(60, 5), { relationship: { id: relationship } })
  expect(randomEffects(model).length).toBe(70)
})

const message = (options: LmmOptions, formula = 'y ~ x + (1 | id)'): string => {
  try {
    lmm(formula, simulated(60, 5), options)
    return 'fitted'
  } catch (error) {
    return (error as Error).message
  }
}

test('a relationship that cannot be used is told in words', () => {
  const { levels } = relationship
  const covariance = A.to2DArray()
  expect(message({ relationship: { animal: relationship } })).toMatchInlineSnapshot(`
    "There is a relationship for animal, but no random term is grouped by it; the groups are id.
    Add (1 | animal) to the formula."
  `)
  expect(
    message({ relationship: { id: { levels: levels.slice(1), covariance: A.subMatrix(1, 69, 1, 69) } } }),
  ).toMatchInlineSnapshot(`
    "1 level of id in the data is not among the 69 of its relationship: a0.
    Add them to the relationship, or leave their rows out."
  `)
  expect(message({ relationship: { id: { levels, covariance: A.subMatrix(0, 60, 0, 60) } } })).toMatchInlineSnapshot(`
    "The relationship of id names 70 levels, but its matrix is 61 x 61.
    Pass one row and one column for each level, in the order of \`levels\`."
  `)
  expect(
    message({ relationship: { id: { levels: [levels[1]!, ...levels.slice(1)], covariance } } }),
  ).toMatchInlineSnapshot(`
    "The relationship of id names level a1 twice.
    Give each row of the matrix its own level."
  `)
  const twins = covariance.map((row, i) => row.map((value, j) => (i < 2 && j < 2 ? 1 : value)))
  expect(message({ relationship: { id: { levels, covariance: twins } } })).toMatchInlineSnapshot(`
    "The relationship of id is not positive definite: level a1 is determined by a0.
    Merge levels that are genetically identical, add a little to the diagonal, or pass a factor L with L L' = K."
  `)
  const impossible = covariance.map((row, i) =>
    row.map((value, j) => ((i === 2 && j === 3) || (i === 3 && j === 2) ? 1.4 : value)),
  )
  expect(message({ relationship: { id: { levels, covariance: impossible } } })).toMatchInlineSnapshot(`
    "The relationship of id is not positive definite: given a2, level a3 is left with -0.96 on the diagonal.
    No covariances are like that: check how the matrix was read or estimated, the entries of these levels first. A nearest positive definite matrix would be another relationship."
  `)
  const negative = covariance.map((row, i) => row.map((value, j) => (i === 0 && j === 0 ? -1 : value)))
  expect(message({ relationship: { id: { levels, inverse: negative } } })).toMatchInlineSnapshot(`
    "The inverse relationship of id is not positive definite: level a0 is left with -1 on the diagonal.
    No covariances are like that: check how the matrix was read or estimated, the entries of these levels first. A nearest positive definite matrix would be another relationship."
  `)
  const texts = covariance.map((row) => row.map(String)) as unknown as number[][]
  expect(message({ relationship: { id: { levels, covariance: texts } } })).toMatchInlineSnapshot(`
    "The relationship of id has no finite number for a0 and a0.
    Fill in every entry; individuals that are not related have 0."
  `)
  const both = { levels, covariance, inverse: covariance }
  expect(message({ relationship: { id: both } })).toMatchInlineSnapshot(`
    "The relationship of id holds levels, covariance and inverse: it needs levels and one matrix.
    Write { levels, covariance }; in place of covariance may stand inverse and factor."
  `)
  const lopsided = covariance.map((row, i) => row.map((value, j) => (i === 3 && j === 5 ? 0.7 : value)))
  expect(message({ relationship: { id: { levels, covariance: lopsided } } })).toMatchInlineSnapshot(`
    "The relationship of id is not symmetric: a5 and a3 differ from a3 and a5.
    Relationships are mutual; check how the matrix was read."
  `)
  const holed = covariance.map((row, i) => row.map((value, j) => (i === 3 && j === 5 ? Number.NaN : value)))
  expect(message({ relationship: { id: { levels, covariance: holed } } })).toMatchInlineSnapshot(`
    "The relationship of id has no finite number for a3 and a5.
    Fill in every entry; individuals that are not related have 0."
  `)
})

test('a pedigree that cannot be is told in words', () => {
  expect(() =>
    pedigree([
      { id: 'a', sire: 'b' },
      { id: 'b', dam: 'a' },
    ]),
  ).toThrowErrorMatchingInlineSnapshot(`
    [LmmError: a is among its own ancestors.
    Check the parents in the pedigree.]
  `)
  expect(() => pedigree([{ id: 'a' }, { id: 'a', dam: 'b' }])).toThrowErrorMatchingInlineSnapshot(`
    [LmmError: The pedigree has two records of a.
    Keep one record for each individual.]
  `)
})
