import { oats } from '@lmm/datasets/oats'
import { sleepstudy } from '@lmm/datasets/sleepstudy'
import { describe, expect, it } from 'vitest'
import {
  asymptotic,
  betweenWithin,
  containment,
  type DfMethod,
  dfMethods,
  kenwardRoger,
  residual,
  satterthwaite,
} from '../src/index.ts'
import { fit, saved } from './fit.ts'

const slopes = fit('Reaction ~ Days + (Days | Subject)', sleepstudy)
const splitPlot = fit('yield ~ Variety * factor(nitro) + (1 | Block/Variety)', oats)

const unit = (p: number, j: number): number[] => Array.from({ length: p }, (_, i) => (i === j ? 1 : 0))
const dfOf = (method: DfMethod, model = slopes): number[] =>
  model.names.map((_, j) => method.of(model).linear(unit(model.names.length, j)).df)

describe('Methods that count', () => {
  it('residual: rows less coefficients', () => {
    expect(dfOf(residual)).toEqual([178, 178])
  })

  it('asymptotic: none that are finite', () => {
    expect(dfOf(asymptotic)).toEqual([Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY])
    expect(asymptotic.of(slopes).joint([[0, 1]]).denDf).toBe(Number.POSITIVE_INFINITY)
  })

  it('between-within: subjects for what is constant within them, rows for the rest', () => {
    expect(dfOf(betweenWithin)).toEqual([18 - 1, 180 - 18 - 1])
    expect(
      betweenWithin.of(slopes).joint([
        [1, 0],
        [0, 1],
      ]).denDf,
    ).toBe(17)
  })

  it('containment: the smallest rank among the random effects that contain the term', () => {
    expect(dfOf(containment)).toEqual([17, 17])
    // the split plot of Yates (1935): varieties against main plots, nitrogen against the rest
    const byTerm = dfOf(containment, splitPlot)
    const of = (name: string): number => byTerm[splitPlot.names.indexOf(name)]!
    expect([of('VarietyMarvellous'), of('factor(nitro)0.4'), of('VarietyVictory:factor(nitro)0.6')]).toEqual([
      10, 45, 45,
    ])
  })

  it('in a balanced split plot Satterthwaite, Kenward-Roger and containment agree', () => {
    const rows = splitPlot.names.flatMap((name, j) =>
      name.startsWith('Variety') && !name.includes(':') ? [unit(12, j)] : [],
    )
    // the main effect of Variety in cell means: averaged over nitrogen
    const averaged = rows.map((row, v) =>
      row.map((value, j) =>
        splitPlot.names[j]!.startsWith(`${['VarietyMarvellous', 'VarietyVictory'][v]}:`) ? 0.25 : value,
      ),
    )
    for (const method of [satterthwaite, kenwardRoger, containment]) {
      const { numDf, denDf, statistic } = method.of(splitPlot).joint(averaged)
      expect(numDf).toBe(2)
      expect(denDf).toBeCloseTo(10, 5)
      // Venables and Ripley (2002), table 10.2
      expect(statistic).toBeCloseTo(1.4853, 3)
    }
  })
})

describe('Joint tests', () => {
  it('do not depend on how the hypothesis is written', () => {
    const { names } = splitPlot
    const rows = names.flatMap((name, j) => (name.includes(':') ? [unit(names.length, j)] : []))
    const other = rows.map((row, i) => row.map((value, j) => value * 3 + rows[(i + 1) % rows.length]![j]! * (1 + i)))
    for (const method of [satterthwaite, kenwardRoger]) {
      const a = method.of(splitPlot).joint(rows)
      const b = method.of(splitPlot).joint([...other, rows[0]!])
      expect(b.numDf).toBe(6)
      expect(b.statistic! / a.statistic!).toBeCloseTo(1, 9)
      expect(b.denDf! / a.denDf!).toBeCloseTo(1, 9)
    }
  })

  it('of one function are the square of t', () => {
    for (const method of Object.values(dfMethods)) {
      const { variance, df } = method.of(slopes).linear([0, 1])
      const { numDf, denDf, statistic } = method.of(slopes).joint([
        [0, 1],
        [0, -2],
      ])
      expect(numDf).toBe(1)
      if (denDf !== df) expect(denDf! / df).toBeCloseTo(1, 12)
      expect(statistic).toBeCloseTo(slopes.beta[1]! ** 2 / variance, 9)
    }
  })

  it('of nothing have no statistic', () => {
    expect(satterthwaite.of(slopes).joint([[0, 0]])).toEqual({ numDf: 0, denDf: null, statistic: null })
  })
})

describe('What a model cannot have', () => {
  const message = (method: DfMethod, model: typeof slopes): string => {
    try {
      method.of(model)
    } catch (error) {
      return (error as Error).message
    }
    return 'nothing'
  }

  it('is said, with what to do', () => {
    const ml = fit('Reaction ~ Days + (Days | Subject)', sleepstudy, { criterion: 'ML' })
    expect([
      message(kenwardRoger, ml),
      message(kenwardRoger, saved(slopes)),
      message(betweenWithin, splitPlot),
      message(betweenWithin, saved(slopes)),
    ]).toMatchInlineSnapshot(`
      [
        "Kenward and Roger's method is made for REML, and this model was fitted by maximum likelihood.
      Fit the model by REML, or choose satterthwaite.",
        "Kenward and Roger's method needs the data that the model was fitted to, and this model does not hold them.
      Fit the model again with its data, or choose satterthwaite, which needs none.",
        "The between-within method needs one grouping factor, and the model has Block, Block:Variety.
      Choose satterthwaite, kenward-roger or containment.",
        "The between-within method needs the rows that the model was fitted to, and this model does not hold them.
      Fit the model again with its data, or choose satterthwaite, which needs none.",
      ]
    `)
  })

  it('is not Satterthwaite: a model without its data has the same', () => {
    expect(dfOf(satterthwaite, saved(slopes))).toEqual(dfOf(satterthwaite))
  })
})

describe('Invariance', () => {
  const shifted = { ...sleepstudy, Days: Array.from(sleepstudy.Days, (day) => 1e-3 * day + 5e4) }

  it('a covariate far from zero and in other units has the same slope test', () => {
    const far = fit('Reaction ~ Days + (Days | Subject)', shifted)
    for (const method of [satterthwaite, kenwardRoger]) {
      const here = method.of(slopes).linear([0, 1])
      const there = method.of(far).linear([0, 1])
      expect(there.df / here.df).toBeCloseTo(1, 6)
      expect((there.variance / here.variance) * 1e-6).toBeCloseTo(1, 6)
    }
  })
})
