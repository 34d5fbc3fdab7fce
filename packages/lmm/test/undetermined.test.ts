import { describe, expect, it } from 'vitest'
import { coefficients, LmmError, lmm, randomGenerator } from '../src/index.ts'

const generator = randomGenerator(11)
/** Standard normal (Box & Muller). */
const normal = (): number => Math.sqrt(-2 * Math.log(generator.uniform())) * Math.cos(2 * Math.PI * generator.uniform())
const noise = (n: number): number[] => Array.from({ length: n }, normal)
const repeat = (labels: readonly string[], each: number): string[] =>
  labels.flatMap((label) => Array.from({ length: each }, () => label))
const names = (n: number, letter: string): string[] => Array.from({ length: n }, (_, i) => `${letter}${i}`)

/** The effect of each row's group. */
const effects = (groups: readonly string[], sd: number): number[] => {
  const of = new Map<string, number>()
  for (const group of groups) if (!of.has(group)) of.set(group, sd * normal())
  return groups.map((group) => of.get(group)!)
}

describe('a variance that REML knows nothing of, the fixed effects telling the groups apart', () => {
  const site = repeat(names(6, 's'), 4)
  const y = noise(24)
  const arm = site.map((name) => `arm of ${name}`)
  const visit = site.map((_, i) => i % 4)

  it.each([
    ['y ~ site + (1 | site)', ['(Intercept)']],
    ['y ~ arm + (1 | site)', ['(Intercept)']],
    ['y ~ 0 + arm + visit + (1 | site)', ['(Intercept)']],
    ['y ~ arm * visit + (visit || site)', ['(Intercept)', 'visit']],
  ])('%s is flat, whatever the rounding', (formula, terms) => {
    for (const scale of [1, 1e-3, 7, 1e5]) {
      const model = lmm(formula, { y: y.map((value) => scale * value), site, arm, visit })
      expect(model.certificate.status).toBe('flat')
      expect(model.certificate.directions).toMatchObject([{ kind: 'flat-direction', group: 'site', terms }])
      expect(model.diagnostics.map(({ code }) => code)).toContain('reml/flat')
    }
  })

  it('leaves the degrees of freedom to the residuals', () => {
    const df = coefficients(lmm('y ~ arm + (1 | site)', { y, site, arm })).map((row) => row.df!)
    // 24 rows less 6 sites
    for (const value of df) expect(value).toBeCloseTo(18, 6)
  })

  it('is the same with a residual structure', () => {
    const model = lmm('y ~ arm + (1 | site)', { y, site, arm, visit }, { residual: 'ar1(visit | site)' })
    expect(model.certificate.status).toBe('flat')
  })

  it('is determined by maximum likelihood, at zero', () => {
    const model = lmm('y ~ arm + (1 | site)', { y, site, arm }, { criterion: 'ML' })
    expect(model.certificate.status).toBe('boundary')
    expect(model.certificate.directions).toMatchObject([{ kind: 'zero-variance' }])
  })
})

describe('few levels of a factor with large effects', () => {
  const id = repeat(names(1500, 'i'), 4)
  const lab = id.map((_, i) => `lab${i % 3}`)
  const large = effects(lab, 1)
  const own = effects(id, 1)
  const e = noise(id.length)
  const at = (sd: number): number[] => e.map((value, i) => value + sd * large[i]! + own[i]!)

  it('are determined beside many levels of another', () => {
    expect(lmm('y ~ 1 + (1 | id) + (1 | lab)', { y: at(300), id, lab }).certificate.status).toBe('optimal')
  })

  it('do not make a residual vanish that is there', () => {
    const sigmaAt = (sd: number): number => lmm('y ~ 1 + (1 | id) + (1 | lab)', { y: at(sd), id, lab }).sigma!
    expect(sigmaAt(1e5) / sigmaAt(300)).toBeCloseTo(1, 4)
  })
})

describe('a response that the random effects reproduce', () => {
  const g = repeat(names(20, 'g'), 6)
  const h = g.map((_, i) => `h${(7 * i) % 11}`)
  const x = noise(120)
  const slope = effects(g, 1)
  const level = effects(g, 2)
  const other = effects(h, 1)
  const data = {
    g,
    h,
    x,
    shifted: x.map((value, i) => value + level[i]!),
    lines: x.map((value, i) => slope[i]! * value + level[i]!),
    crossed: x.map((value, i) => value + level[i]! + other[i]!),
  }

  it.each([
    'shifted ~ x + (1 | g)',
    'shifted ~ x + (x | g)',
    'shifted ~ x + (x || g)',
    'lines ~ x + (x | g)',
    'lines ~ x + (x || g)',
    'crossed ~ x + (1 | g) + (1 | h)',
  ])('has no likelihood with a maximum: %s', (formula) => {
    expect(() => lmm(formula, data)).toThrow(LmmError)
    try {
      lmm(formula, data)
    } catch (error) {
      expect((error as LmmError).diagnostic.code).toBe('reml/zero-residual')
    }
  })
})
