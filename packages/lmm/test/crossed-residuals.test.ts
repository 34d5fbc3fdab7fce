import { describe, expect, it } from 'vitest'
import { coefficients, kenwardRoger, lmm, predict, refit, simulate } from '../src/index.ts'

/** Uniform numbers by the minimal standard of Park & Miller. */
function gaussians(seed: number): () => number {
  let state = seed
  const u = (): number => {
    state = (state * 16807) % 2147483647
    return state / 2147483647
  }
  return () => Math.sqrt(-2 * Math.log(u())) * Math.cos(2 * Math.PI * u())
}

/** Subjects with up to six visits, each of one item. */
function crossed(subjects: number, items: number) {
  const z = gaussians(42)
  const item = Array.from({ length: items }, () => 0.7 * z())
  return Array.from({ length: subjects }, (_, s) => {
    const b = z()
    let e = z()
    return [1, 2, 3, 4, 5, 6].map((visit) => {
      e = 0.6 * e + 0.8 * z()
      const i = (7 * s + 3 * visit * visit + (s % visit)) % items
      const x = z()
      return { subject: `s${s}`, item: `i${i}`, visit, x, y: 2 + 0.3 * x + b + item[i]! + e }
    })
  }).flat()
}

describe('Crossed effects beside residuals with a structure, more rows than one dense matrix', () => {
  const data = crossed(1200, 60)
  const model = lmm('y ~ x + (1 | subject) + (1 | item)', data, { residual: 'ar1(visit | subject)' })

  it('are fitted near what was simulated', () => {
    expect(model.n).toBe(7200)
    expect(model.certificate.status).toBe('optimal')
    expect(model.beta[1]).toBeCloseTo(0.3, 1)
    const [rho] = model.residual.parameters
    expect(Math.abs(rho!.value - 0.6)).toBeLessThan(0.1)
    expect(coefficients(model).every(({ stdError, df }) => stdError > 0 && df! > 1)).toBe(true)
  })

  it('have the criterion and modes of the whole V', () => {
    // the same structure by another name: two visits of one subject have correlation rho^|s - t|, as car1 says too
    const same = lmm('y ~ x + (1 | subject) + (1 | item)', data, { residual: 'car1(visit | subject)' })
    expect(same.criterion).toBeCloseTo(model.criterion, 6)
    expect(same.residual.parameters[0]!.value).toBeCloseTo(model.residual.parameters[0]!.value, 5)
    expect(same.random[1]!.modes[3]).toBeCloseTo(model.random[1]!.modes[3]!, 5)
  })

  it('are the fit of rows one by one where the parts are independent', () => {
    const some = data.slice(0, 2400).map((row) => ({ ...row, all: 'a' }))
    const plain = lmm('y ~ x + (1 | subject) + (1 | item)', some)
    const cells = lmm('y ~ x + (1 | subject) + (1 | item)', some, { variance: 'ident(all)' })
    const own = predict(plain, some.slice(0, 3), { target: 'group', df: 'asymptotic' })
    const same = predict(cells, some.slice(0, 3), { target: 'group', df: 'asymptotic' })
    same.stdError.forEach((value, i) => {
      expect(value / own.stdError[i]!).toBeCloseTo(1, 5)
    })
    expect(cells.criterion).toBeCloseTo(plain.criterion, 6)
    expect(cells.residual.variance!.sd![0]!.value).toBeCloseTo(plain.sigma!, 6)
    cells.random.forEach(({ G, modes, variances }, k) => {
      expect(G.get(0, 0)).toBeCloseTo(plain.random[k]!.G.get(0, 0), 5)
      expect(modes[5]).toBeCloseTo(plain.random[k]!.modes[5]!, 5)
      expect(variances[5]).toBeCloseTo(plain.random[k]!.variances[5]!, 6)
    })
  })

  it('simulate, are fitted again and predict', () => {
    const [y] = simulate(model, { seed: 3 }).responses
    const again = refit(model, { y: y! })
    expect(Math.abs(again.residual.parameters[0]!.value - model.residual.parameters[0]!.value)).toBeLessThan(0.1)
    const known = [{ x: 0, visit: 6, subject: 's3', item: 'i4' }]
    const [group, drawn] = [predict(model, known, { target: 'group' }), predict(model, known, { target: 'new-group' })]
    expect(group.estimate[0]).toBeCloseTo(predict(model, known).conditional[0]!, 8)
    expect(group.stdError[0]).toBeLessThan(drawn.stdError[0]!)
  })

  it('Kenward-Roger says that it needs the whole matrix', () => {
    expect(() => coefficients(model, { df: kenwardRoger })).toThrowErrorMatchingInlineSnapshot(`
      [LmmError: Kenward-Roger needs the whole covariance of the 7200 rows that crossed random effects join, beside residuals with a structure.
      Use \`satterthwaite\`, whose pieces need no such matrix.]
    `)
  })
})

describe('Crossed effects beside correlated residuals', () => {
  const z = gaussians(31)
  const item = Array.from({ length: 30 }, () => 0.7 * z())
  const rows = Array.from({ length: 300 }, (_, g) => {
    const b = z()
    let e = z()
    return [1, 2, 3, 4, 5, 6].flatMap((t) => {
      e = 0.6 * e + 0.8 * z()
      const i = Math.floor(30 * ((0.61803 * (7 * g + t)) % 1))
      const x = Number(z().toFixed(5))
      const y = Number((2 + 0.3 * x + b + item[i]! + e).toFixed(6))
      return (g + t) % 9 === 0 ? [] : [{ y, id: `s${g}`, item: `i${i}`, v: `v${t}`, t, x }]
    })
  }).flat()

  // glmmTMB 1.1.5 (Debian): ar1(0 + v | id), us(0 + v | id) in place of the residuals, dispformula = ~0
  it.each([
    ['y ~ x + (1 | id) + (1 | item)', 'ar1(t | id)', 'REML', -2245.563878],
    ['y ~ x + (1 | item)', 'us(v | id)', 'ML', -2231.874765],
  ] as const)('%s with %s by %s have the likelihood of glmmTMB', (formula, residual, criterion, expected) => {
    const model = lmm(formula, rows, { residual, criterion })
    expect(Math.abs(model.logLik - expected)).toBeLessThan(1e-4)
  })
})
