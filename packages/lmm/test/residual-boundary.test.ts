import { describe, expect, it } from 'vitest'
import { lmm, report, residuals } from '../src/index.ts'

/** The minimal standard of Park & Miller 1988, and normal numbers by Box & Muller. */
function generator(seed: number): () => number {
  let state = seed
  const uniform = (): number => {
    state = (state * 16807) % 2147483647
    return state / 2147483647
  }
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform())
}

/** One correlation for all visits is too much for data in which one visit runs against the others: standard deviations would be negative. */
function visits(seed: number): { y: number; visit: number; id: string }[] {
  const gauss = generator(seed)
  return Array.from({ length: 30 }, (_, g) => {
    const [b0, b1, e] = [gauss(), 0.5 * gauss(), gauss()]
    return Array.from({ length: 5 }, (_, visit) => {
      const residual = visit === 2 ? -0.3 * e : 0.6 * e + 0.6 * gauss()
      return { y: 3 + 0.4 * visit + b0 + b1 * visit + residual, visit, id: `p${g}` }
    })
  }).flat()
}

describe('a residual standard deviation that is estimated as zero', () => {
  it.each([
    [1954, ['sd_4']],
    [2931, ['sd_2']],
    [7816, ['sd_3']],
  ])('is a boundary that is reached: seed %i', (seed, zeros) => {
    const data = visits(seed)
    const residual = 'csh(visit | id)'
    const { certificate, theta, parameters, criterion } = lmm('y ~ visit + (visit || id)', data, { residual })
    expect(certificate.status).toBe('boundary')
    expect(certificate.gradientNorm).toBeLessThan(1e-4)
    expect(certificate.directions.map(({ say }) => say)).toEqual(
      zeros.map((name) => `${name} of the residuals within id is at 0, the end of its range`),
    )
    expect(parameters.filter((_, k) => theta[k] === 0).map(({ name }) => name)).toEqual(zeros)
    const start = theta.map((value) => Math.max(value, 0.05))
    const again = lmm('y ~ visit + (visit || id)', data, { residual, start })
    expect(Math.abs(again.criterion - criterion)).toBeLessThan(1e-9)
  })

  it('leaves no number that does not exist', () => {
    const model = lmm('y ~ visit + (visit || id)', visits(2931), { residual: 'csh(visit | id)' })
    expect(report(model)).not.toContain('NaN')
    for (const kind of ['pearson', 'scaled', 'normalized'] as const)
      expect(() => residuals(model, { kind })).toThrow(`Residuals of kind ${kind} are divided by`)
    for (const kind of ['response', 'normalized', 'quantile'] as const)
      expect(residuals(model, { kind, about: 'marginal', seed: 1, count: 50 }).every(Number.isFinite)).toBe(true)
  })

  it('is reached where a variance function holds it', () => {
    const options = { residual: 'ar1(visit | id)', variance: 'ident(visit)' }
    const { theta, parameters, certificate } = lmm('y ~ visit + (visit || id)', visits(2931), options)
    expect(parameters.filter((_, k) => theta[k] === 0).map(({ name }) => name)).toEqual(['2'])
    expect(certificate.gradientNorm).toBeLessThan(1e-4)
    expect(certificate.directions.map(({ say }) => say)).toEqual([
      'sd of 2 of the residuals within id is at 0, the end of its range',
    ])
  })
})
