import { oats } from '@lmm/datasets/oats'
import { sleepstudy } from '@lmm/datasets/sleepstudy'
import { describe, expect, it } from 'vitest'
import { type AnovaType, anova } from '../../src/index.ts'
import { fit, saved } from '../fit.ts'
import { refusal } from '../refusal.ts'

/** Rows of a data set without some. */
function without<T extends Record<string, unknown>>(
  data: T,
  dropped: (row: number) => boolean,
): Record<string, unknown> {
  const keep = <V>(values: ArrayLike<V>): V[] => Array.from(values).filter((_, row) => !dropped(row))
  return Object.fromEntries(
    Object.entries(data).map(([name, column]) => {
      const factor = column as { codes?: ArrayLike<number> }
      return [
        name,
        factor.codes ? { ...(column as object), codes: keep(factor.codes) } : keep(column as ArrayLike<number>),
      ]
    }),
  )
}

/** The oats without the cell (Victory, 0.6) and without rows 1, 10 and 24 of what is left. */
const cells = oats.Variety.codes as ArrayLike<number>
const emptied = without(
  oats as never,
  (row) => oats.Variety.levels[cells[row]!] === 'Victory' && oats.nitro[row] === 0.6,
)
const unbalanced = without(emptied, (row) => [0, 8, 21].includes(row))

describe('F tests with an empty cell are those of lmerTest 3.1-3', () => {
  const model = fit('yield ~ Variety * factor(nitro) + (1 | Block)', unbalanced as never)
  const expected: Record<AnovaType, [F: number, denDf: number][]> = {
    I: [
      [6.1943115565, 46.90080208],
      [21.4492427474, 46.91118088],
      [0.2816594716, 46.93925791],
    ],
    II: [
      [3.0596126716, 46.89299113],
      [21.4492427474, 46.91118088],
      [0.2816594716, 46.93921805],
    ],
    III: [
      [3.1740399494, 46.89697944],
      [21.3199209439, 46.92050019],
      [0.2816594716, 46.93921805],
    ],
  }

  it.each(['I', 'II', 'III'] as const)('type %s', (type) => {
    const rows = anova(model, { type })
    expect(rows.map(({ numDf }) => numDf)).toEqual([2, 3, 5])
    rows.forEach(({ statistic, denDf }, i) => {
      expect(statistic).toBeCloseTo(expected[type][i]![0], 5)
      // lmerTest's derivatives are difference quotients
      expect(denDf! / expected[type][i]![1]).toBeCloseTo(1, 4)
    })
  })

  it('names the empty cell', () => {
    expect(anova(model).map(({ hypothesis }) => hypothesis.say)).toMatchInlineSnapshot(`
      [
        "the levels of Variety have equal means, averaged over factor(nitro) with equal weights, as far as the cells with data tell: Victory 0.6 has none",
        "the levels of factor(nitro) have equal means, averaged over Variety with equal weights, as far as the cells with data tell: 0.6 Victory has none",
        "the interaction of Variety and factor(nitro) is zero, as far as the cells with data tell: Victory 0.6 has none",
      ]
    `)
  })

  it('of type III need the rows to know what is empty', () => {
    expect(refusal(() => anova(saved(model)))).toMatchInlineSnapshot(
      `"How the columns that were left out (VarietyVictory:factor(nitro)0.6) depend on the others is known from the rows alone, and this model does not hold its rows. Fit the model again with its data."`,
    )
  })
})

describe('F tests of types II and III', () => {
  const data = without(oats as never, (row) => [0, 8, 21, 40].includes(row))
  const formula = 'yield ~ Variety * factor(nitro) + (1 | Block)'
  const treatment = fit(formula, data as never)

  it.each(['sum', 'helmert', 'poly'])('do not depend on the coding: %s', (coding) => {
    const other = fit(formula, data as never, { contrasts: { Variety: coding, 'factor(nitro)': coding } })
    for (const type of ['II', 'III'] as const) {
      const rows = anova(other, { type })
      anova(treatment, { type }).forEach(({ statistic, denDf }, i) => {
        expect(rows[i]!.statistic! / statistic!).toBeCloseTo(1, 7)
        expect(rows[i]!.denDf! / denDf!).toBeCloseTo(1, 6)
      })
    }
  })

  it('need no data without weights and aliased columns', () => {
    for (const type of ['I', 'II', 'III'] as const)
      anova(saved(treatment), { type }).forEach(({ statistic }, i) => {
        expect(statistic).toBeCloseTo(anova(treatment, { type })[i]!.statistic!, 6)
      })
  })

  it('test a factor beside a covariate where the covariate is zero, on the scale of the user', () => {
    const far = Array.from(oats.nitro, (value) => value + 1000)
    const model = fit('yield ~ Variety * nitro + (1 | Block)', { ...oats, nitro: far } as never)
    const [variety] = anova(model)
    expect(variety!.hypothesis).toMatchObject({ factors: ['Variety'], atZero: ['nitro'] })
    // extrapolated a thousand units away, the three lines differ by their slopes alone
    const slopes = anova(fit('yield ~ Variety * nitro + (1 | Block)', oats as never))[2]!
    expect(variety!.statistic! / slopes.statistic!).toBeCloseTo(1, 2)
  })
})

it('A term whose columns are all aliased has no test', () => {
  const twice = Array.from(sleepstudy.Days, (day) => 2 * day)
  const rows = anova(fit('Reaction ~ Days + twice + (1 | Subject)', { ...sleepstudy, twice }))
  expect(rows[1]).toMatchObject({ term: 'twice', numDf: 0, denDf: null, statistic: null, pValue: null })
})

it('An unknown type is refused', () => {
  const model = fit('Reaction ~ Days + (1 | Subject)', sleepstudy)
  expect(refusal(() => anova(model, { type: 'IV' as never }))).toBe('type cannot be IV. Choose I, II or III.')
})
