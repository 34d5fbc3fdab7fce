import { inverse, Matrix } from 'ml-matrix'
import { describe, expect, it } from 'vitest'
import { coefficients, type FittedModel, kenwardRoger, lmm, predict, randomEffects, restore } from '../src/index.ts'

/** The minimal standard of Park & Miller 1988, and normal numbers by Box & Muller. */
let state = 77
const uniform = (): number => {
  state = (state * 16807) % 2147483647
  return state / 2147483647
}
const gauss = (): number => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform())

/** Five families of five sibs, correlated one half; the last of each family has no record. */
const levels = Array.from({ length: 25 }, (_, i) => `f${Math.floor(i / 5)}s${i % 5}`)
const K = Matrix.eye(25, 25)
for (let i = 0; i < 25; i++)
  for (let j = 0; j < 25; j++)
    if (i !== j && Math.floor(i / 5) === Math.floor(j / 5)) K.set(i, j, i % 5 < 2 && j % 5 < 2 ? 0.9 : 0.5)
const rows = levels.flatMap((id, i) =>
  i % 5 === 4
    ? []
    : Array.from({ length: i % 2 === 0 ? 6 : 4 }, (_, t) => ({
        id,
        t,
        x: uniform() * 2,
        y: 0,
        sex: i % 2 ? 'm' : 'f',
      })),
)
const family = Array.from({ length: 5 }, () => [gauss(), gauss()])
for (const row of rows) {
  const [a, b] = family[Number(row.id[1])]!
  row.y = 2 + row.x + 1.3 * a! + 0.4 * b! * row.t + gauss() * (0.5 + 0.3 * row.t)
}

const relationship = { id: { levels, covariance: K } }

/** Criterion and effects from the whole V by its definition; `R` is the absolute residual covariance of two rows. */
function dense(model: FittedModel, R: (i: number, j: number) => number) {
  const n = rows.length
  const { random, rows: design } = model
  const [term] = random
  const q = term!.terms.length
  const Z = Matrix.zeros(n, 25 * q)
  rows.forEach(({ id }, i) => {
    for (let j = 0; j < q; j++) Z.set(i, levels.indexOf(id) * q + j, design!.random[0]!.columns[j]![i]!)
  })
  const D = K.kroneckerProduct(term!.G)
  const V = Z.mmul(D).mmul(Z.transpose())
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) V.set(i, j, V.get(i, j) + R(i, j))
  const W = inverse(V)
  const X = new Matrix(design!.X.columns.map((column) => [...column])).transpose()
  const XWX = X.transpose().mmul(W).mmul(X)
  const C = inverse(XWX)
  const y = Matrix.columnVector(rows.map((row) => row.y))
  const beta = C.mmul(X.transpose()).mmul(W).mmul(y)
  const rest = Matrix.sub(y, X.mmul(beta))
  const squares = rest.transpose().mmul(W).mmul(rest).get(0, 0)
  const criterion = logDet(V) + logDet(XWX) + squares + (n - X.columns) * Math.log(2 * Math.PI)
  const ZD = Z.mmul(D)
  return {
    criterion,
    beta,
    modes: ZD.transpose().mmul(W).mmul(rest),
    given: Matrix.sub(D, ZD.transpose().mmul(W).mmul(ZD)),
  }
}

function logDet(M: Matrix): number {
  const L = M.clone()
  let sum = 0
  for (let j = 0; j < L.rows; j++) {
    sum += Math.log(L.get(j, j))
    for (let i = j + 1; i < L.rows; i++) {
      const factor = L.get(i, j) / L.get(j, j)
      for (let k = j; k < L.rows; k++) L.set(i, k, L.get(i, k) - factor * L.get(j, k))
    }
  }
  return sum
}

const together = (i: number, j: number): boolean => rows[i]!.id === rows[j]!.id

const cases: readonly [string, FittedModel, (i: number, j: number) => number][] = [
  (() => {
    const model = lmm('y ~ x + (1 | id)', rows, { relationship, residual: 'ar1(t | id)' })
    const rho = model.residual.parameters[0]!.value
    const s = model.sigma!
    return ['ar1', model, (i, j) => (together(i, j) ? s * s * rho ** Math.abs(rows[i]!.t - rows[j]!.t) : 0)]
  })(),
  (() => {
    const model = lmm('y ~ x + (t | id)', rows, { relationship, variance: 'ident(sex)' })
    const sd = new Map(model.residual.variance!.sd!.map(({ level, value }) => [level, value]))
    return ['ident', model, (i, j) => (i === j ? sd.get(rows[i]!.sex)! ** 2 : 0)]
  })(),
  (() => {
    const model = lmm('y ~ x + (1 | id)', rows, { relationship, residual: 'cs(t | id)', variance: 'exp(t)' })
    const rho = model.residual.parameters[0]!.value
    const expon = model.residual.variance!.parameters[0]!.value
    const g = (i: number): number => model.sigma! * Math.exp(expon * rows[i]!.t)
    return ['cs and exp', model, (i, j) => (together(i, j) ? (i === j ? 1 : rho) * g(i) * g(j) : 0)]
  })(),
]

describe('A relationship beside a residual structure or a variance function is that of the whole V', () => {
  it.each(cases)('%s', (_, model, R) => {
    const { criterion, beta, modes, given } = dense(model, R)
    expect(['optimal', 'boundary']).toContain(model.certificate.status)
    expect(Math.abs(model.criterion - criterion)).toBeLessThan(1e-8)
    model.beta.forEach((value, j) => {
      expect(value).toBeCloseTo(beta.get(j, 0), 8)
    })
    const [term] = model.random
    expect(term!.levels).toEqual(levels)
    Array.from(term!.modes).forEach((value, at) => {
      expect(value).toBeCloseTo(modes.get(at, 0), 7)
    })
    // given y and beta
    const q = term!.terms.length
    const effects = randomEffects(model)
    expect(effects).toHaveLength(25 * q)
    for (const { level, term: column, stdError } of effects) {
      const at = levels.indexOf(level) * q + term!.terms.indexOf(column)
      expect(stdError).toBeCloseTo(Math.sqrt(given.get(at, at)), 7)
    }
  })

  it('predicts levels with and without records from the whole V', () => {
    const [, model, R] = cases[0]!
    const G = model.random[0]!.G.get(0, 0)
    const n = rows.length
    const of = (id: string): number => levels.indexOf(id)
    const V = Matrix.zeros(n, n)
    rows.forEach((a, i) => {
      rows.forEach((b, j) => {
        V.set(i, j, K.get(of(a.id), of(b.id)) * G + R(i, j))
      })
    })
    const W = inverse(V)
    const X = new Matrix(rows.map(({ x }) => [1, x]))
    const C = inverse(X.transpose().mmul(W).mmul(X))
    const beta = Matrix.columnVector([...model.beta])
    const rest = Matrix.sub(Matrix.columnVector(rows.map(({ y }) => y)), X.mmul(beta))
    for (const row of [
      { id: 'f0s0', x: 1, t: 7 },
      { id: 'f0s4', x: 0.5, t: 2 },
    ]) {
      const own = rows.map((other) => K.get(of(row.id), of(other.id)) * G)
      const c = Matrix.columnVector(own)
      const x = Matrix.columnVector([1, row.x])
      const u = Matrix.sub(x, X.transpose().mmul(W).mmul(c))
      const variance = G - c.transpose().mmul(W).mmul(c).get(0, 0) + u.transpose().mmul(C).mmul(u).get(0, 0)
      const { estimate, stdError, df } = predict(model, [row], { target: 'group' })
      const mode = c.transpose().mmul(W).mmul(rest).get(0, 0)
      expect(estimate[0]).toBeCloseTo(x.transpose().mmul(beta).get(0, 0) + mode, 8)
      expect(stdError[0]! ** 2).toBeCloseTo(variance, 7)
      expect(df[0]).toBeGreaterThan(2)
    }
  })

  it('has Kenward-Roger tests, predictions and a saved form', () => {
    const model = cases[0]![1]
    const [, x] = coefficients(model, { df: kenwardRoger })
    expect(x!.df).toBeGreaterThan(5)
    expect(x!.df!).toBeLessThan(rows.length)
    const data = [
      { id: 'f0s4', x: 1, t: 2 },
      { id: 'f1s0', x: 1, t: 2 },
    ]
    expect(predict(restore(JSON.parse(JSON.stringify(model))), data)).toEqual(predict(model, data))
  })
})
