import { describe, expect, it } from 'vitest'
import { type FittedModel, groupCoefficients, type LmmOptions, lmm, predict, restore } from '../../src/index.ts'
import { type DenseRow, DenseWorld, type ResidualOf } from './dense-world.ts'

/** Uniform numbers by the minimal standard of Park & Miller. */
function uniforms(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 16807) % 2147483647
    return state / 2147483647
  }
}

/** 36 rows of 6 groups by 4 others, with all that the models below read. */
function simulated() {
  const u = uniforms(11)
  const noise = (): number => Math.sqrt(-2 * Math.log(u())) * Math.cos(2 * Math.PI * u())
  const rows = Array.from({ length: 36 }, (_, i) => ({
    g: `g${i % 6}`,
    h: `h${Math.floor(4 * u())}`,
    t: 1 + Math.floor(i / 6),
  }))
  const effects = new Map<string, number>()
  const effect = (key: string): number => {
    if (!effects.has(key)) effects.set(key, noise())
    return effects.get(key)!
  }
  const last = new Map<string, number>()
  return rows.map(({ g, h, t }) => {
    const f = u() < 0.5 ? 'a' : 'b'
    const e = 0.6 * (last.get(g) ?? 0) + 0.7 * noise()
    last.set(g, e)
    const y = 3 + 0.5 * t + 2 * effect(g) + 0.6 * effect(`${g}t`) * t + effect(h) + 1.5 * effect(g + f) + e
    return { y, t, g, h, w: 1 + Math.floor(3 * u()), o: noise(), f }
  })
}
const data = simulated()
type Row = (typeof data)[number]

interface Case {
  readonly formula: string
  readonly options?: LmmOptions
  /** Parameters of the residuals in the fit, and what R is of them. */
  readonly psi: (model: FittedModel) => number[]
  readonly R: (psi: readonly number[], a: Row, b: Row) => number
}

const sigma2 = (model: FittedModel): number[] => [model.sigma! ** 2]
const white = ([s2]: readonly number[], a: Row, b: Row): number => (a === b ? s2! : 0)
const cases: readonly Case[] = [
  { formula: 'y ~ t + (t | g)', psi: sigma2, R: white },
  { formula: 'y ~ t + (1 | g) + (0 + t | g)', psi: sigma2, R: white },
  { formula: 'y ~ t + (1 | g) + (1 | h) + offset(o)', psi: sigma2, R: white },
  { formula: 'y ~ t + (1 | g / f)', psi: sigma2, R: white },
  {
    formula: 'y ~ t * f + (1 | g) + (1 | h)',
    options: { weights: { column: 'w' } },
    psi: sigma2,
    R: ([s2], a, b) => (a === b ? s2! / a.w : 0),
  },
  {
    formula: 'y ~ t + (1 | h)',
    options: { residual: 'ar1(t | g)' },
    psi: (model) => [model.sigma! ** 2, model.residual.parameters[0]!.value],
    R: ([s2, rho], a, b) => (a.g === b.g ? s2! * rho! ** Math.abs(a.t - b.t) : 0),
  },
  {
    formula: 'y ~ t + (1 | g)',
    options: { variance: 'power(t)' },
    psi: (model) => [model.sigma! ** 2, model.residual.variance!.parameters[0]!.value],
    R: ([s2, power], a, b) => (a === b ? s2! * a.t ** (2 * power!) : 0),
  },
]

describe('Predictions agree with the whole V: estimate, variance, and degrees of freedom by differences', () => {
  it.each(cases.map((each) => [each.formula, JSON.stringify(each.options ?? {}), each] as const))(
    '%s %s',
    (_formula, _options, { formula, options = {}, psi, R }) => {
      const model = lmm(formula, data, options)
      expect(model.certificate.status).toBe('optimal')
      const residual: ResidualOf = (own, i, j) => R(own, data[i]!, data[j]!)
      const world = new DenseWorld(model, psi(model), residual)
      const from = world.psiOfG()
      const expectSame = (
        found: { estimate: number; stdError: number; df: number },
        row: DenseRow,
        i: number | null,
      ): void => {
        const known = world.predict(row, (all) => (i === null ? 0 : residual(all.slice(from), i, i)))
        expect(Math.abs(found.estimate - known.estimate)).toBeLessThan(1e-6)
        expect(found.stdError ** 2 / known.variance).toBeCloseTo(1, 6)
        expect(found.df / known.df).toBeCloseTo(1, 3)
      }
      const at = 4
      const dense = world.rows[at]!
      const without: DenseRow = { ...dense, levels: dense.levels.map(() => null) }
      const drawn: DenseRow = { ...dense, levels: dense.levels.map(() => 'new') }
      const asked = [
        ['population', data[at]!, without, null],
        ['group', data[at]!, dense, null],
        ['new-group', data[at]!, drawn, null],
        ['observation', data[at]!, dense, at],
        ['observation', { ...data[at]!, g: 'new', h: 'new' }, drawn, at],
      ] as const
      for (const [target, row, known, own] of asked) {
        const { estimate, stdError, df } = predict(model, [row], { target })
        const offset = model.rows!.offset?.[at] ?? 0
        expectSame({ estimate: estimate[0]! - offset, stdError: stdError[0]!, df: df[0]! }, known, own)
        if (options.residual || options.variance) continue
        const alone = predict(restore(JSON.parse(JSON.stringify(model))), [row], { target })
        expect(alone.stdError[0]! / stdError[0]!).toBeCloseTo(1, 9)
      }
      const [first] = model.random
      const [slope] = groupCoefficients(model, {
        group: first!.group,
        term: '(Intercept)',
        levels: [first!.levels[1]!],
      })
      const one: DenseRow = {
        x: model.names.map((name) => (name === '(Intercept)' ? 1 : 0)),
        z: model.random.map(({ terms }) => terms.map((name) => (name === '(Intercept)' ? 1 : 0))),
        levels: model.random.map(({ group }) => (group === first!.group ? first!.levels[1]! : null)),
      }
      expectSame(slope!, one, null)
    },
  )
})
