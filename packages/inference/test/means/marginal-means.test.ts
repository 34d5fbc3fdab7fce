import { oats } from '@lmm/datasets/oats'
import { sleepstudy } from '@lmm/datasets/sleepstudy'
import { describe, expect, it } from 'vitest'
import { compareMeans, marginalMeans } from '../../src/index.ts'
import { fit, saved } from '../fit.ts'
import { refusal } from '../refusal.ts'

const model = fit('yield ~ Variety * factor(nitro) + (1 | Block/Variety)', oats)
const value = (numbers: readonly { estimate: number | null }[]): string =>
  numbers.map(({ estimate }) => estimate!.toFixed(3)).join(' ')

describe('Marginal means', () => {
  it('of every cell of a complete design are the means of its rows, first factor fastest', () => {
    const { rows } = marginalMeans(model, 'nitro * Variety')
    expect(rows.slice(0, 5).map(({ levels }) => Object.values(levels).join(' '))).toEqual([
      '0 Golden Rain',
      '0.2 Golden Rain',
      '0.4 Golden Rain',
      '0.6 Golden Rain',
      '0 Marvellous',
    ])
    for (const { levels, estimate } of rows) {
      const own = Array.from(oats.yield).filter(
        (_, i) =>
          String(oats.nitro[i]) === levels.nitro && oats.Variety.levels[oats.Variety.codes[i]!] === levels.Variety,
      )
      expect(estimate).toBeCloseTo(own.reduce((a, b) => a + b, 0) / own.length, 8)
    }
  })

  it('within a factor are compared within it', () => {
    const contrasts = compareMeans(marginalMeans(model, 'Variety | factor(nitro)'))
    expect(contrasts).toHaveLength(12)
    expect(contrasts[3]).toMatchObject({ contrast: 'Golden Rain - Marvellous', by: { 'factor(nitro)': '0.2' } })
  })

  it('take covariates at their means over the rows used, before they are squared, or where they are told', () => {
    const quadratic = fit('Reaction ~ Days + I(Days^2) + (1 | Subject)', sleepstudy)
    const [b0, b1, b2] = quadratic.beta as unknown as [number, number, number]
    expect(marginalMeans(quadratic, 'Days').rows[0]!.estimate).toBeCloseTo(b0 + b1 * 4.5 + b2 * 4.5 ** 2, 8)
    const at = marginalMeans(quadratic, 'Days', { at: { Days: [0, 9] } }).rows
    expect(at.map(({ levels }) => levels.Days)).toEqual(['0', '9'])
    expect(at[1]!.estimate).toBeCloseTo(b0 + b1 * 9 + b2 * 81, 8)
  })

  it('average other factors alike, or by their rows', () => {
    const heavy = {
      ...oats,
      Variety: { ...oats.Variety, codes: Array.from(oats.Variety.codes, (code, i) => (i < 12 ? 0 : code)) },
    }
    const additive = fit('yield ~ Variety + factor(nitro) + (1 | Block)', heavy as never)
    const means = (weights: 'equal' | 'proportional'): ReturnType<typeof marginalMeans> =>
      marginalMeans(additive, 'nitro', { weights })
    const count = (code: number): number =>
      Array.from(heavy.Variety.codes).filter((other) => other === code).length / 72
    const at = (name: string): number => additive.beta[additive.names.indexOf(name)]!
    const gap = means('proportional').rows[0]!.estimate! - means('equal').rows[0]!.estimate!
    expect(gap).toBeCloseTo((count(1) - 1 / 3) * at('VarietyMarvellous') + (count(2) - 1 / 3) * at('VarietyVictory'), 8)
  })

  it('need no data: levels and means of covariates are in the model', () => {
    expect(value(marginalMeans(saved(model), 'Variety').rows)).toBe(value(marginalMeans(model, 'Variety').rows))
    const covariate = fit('yield ~ Variety + nitro + (1 | Block)', oats)
    expect(value(marginalMeans(saved(covariate), 'Variety').rows)).toBe(value(marginalMeans(covariate, 'Variety').rows))
  })

  it('that average over an empty cell are not estimable, and it is said', () => {
    const empty = (i: number): boolean => oats.Variety.codes[i] === 2 && oats.nitro[i] === 0.6
    const response = Array.from(oats.yield, (y, i) => (empty(i) ? null : y))
    const without = fit('yield ~ Variety * factor(nitro) + (1 | Block)', { ...oats, yield: response } as never)
    const { rows, diagnostics } = marginalMeans(without, 'Variety')
    expect(rows.map(({ estimate }) => estimate === null)).toEqual([false, false, true])
    expect(diagnostics.map(({ message }) => message)).toMatchInlineSnapshot(`
      [
        "The mean of Victory cannot be estimated: cells of the design that it averages over have no data.",
      ]
    `)
    const contrasts = compareMeans(marginalMeans(without, 'Variety'))
    expect(contrasts.map(({ estimate }) => estimate === null)).toEqual([false, true, true])
  })

  it('of what is not in the model are refused in words', () => {
    expect([
      refusal(() => marginalMeans(model, 'variety')),
      refusal(() => marginalMeans(model, 'Variety |')),
      refusal(() => marginalMeans(model, 'Variety', { at: { Days: 1 } })),
      refusal(() => marginalMeans(model, 'Variety', { level: 95 })),
      refusal(() => marginalMeans(model, 'Variety', { scale: 'response' }).rows),
    ]).toMatchInlineSnapshot(`
      [
        "variety is no variable of the fixed part. There are Variety and nitro.",
        ""Variety |" names no means. Write A, A * B (every cell) or A | B (A within each level of B).",
        "Days is no covariate of the fixed part. There are Variety and nitro.",
        "level cannot be 95. Choose 0 < level < 1.",
        "nothing was refused",
      ]
    `)
  })
})
