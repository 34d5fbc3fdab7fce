import { sleepstudy } from '@lmm/datasets/sleepstudy'
import { describe, expect, it } from 'vitest'
import { summarize } from '../../src/index.ts'
import { csvText, renderCsv, renderPredictionsCsv } from '../../src/render/csv.ts'
import { fit } from '../fit.ts'

const model = fit('Reaction ~ Days + (Days | Subject)', sleepstudy)

describe('CSV', () => {
  it('has a number of the model in each row', () => {
    const lines = renderCsv(summarize(model)).split('\n')
    expect(
      lines.map((line) => line.replaceAll(/-?\d+\.\d+(e-?\d+)?/g, (number) => Number(number).toFixed(2))),
    ).toMatchInlineSnapshot(`
      [
        "part,group,level,term,estimate,stdError,df,statistic,pValue,lower,upper,numDf",
        "fixed,,,(Intercept),251.41,6.82,17.00,36.84,0.00,237.01,265.80,",
        "fixed,,,Days,10.47,1.55,17.00,6.77,0.00,7.21,13.73,",
        "sd,Subject,,(Intercept),24.74,,,,,,,",
        "sd,Subject,,Days,5.92,,,,,,,",
        "correlation,Subject,,Days.(Intercept),0.07,,,,,,,",
        "sd,Residual,,,25.59,,,,,,,",
        "fit,,,n,180,,,,,,,",
        "fit,,,rowsDropped,0,,,,,,,",
        "fit,,,deviance,1743.63,,,,,,,",
        "fit,,,logLik,-871.81,,,,,,,",
        "fit,,,npar,6,,,,,,,",
        "fit,,,aic,1755.63,,,,,,,",
        "fit,,,bic,1774.79,,,,,,,",
        "",
      ]
    `)
  })

  it('is in full precision', () => {
    const summary = summarize(model)
    expect(renderCsv(summary)).toContain(`fixed,,,Days,${summary.fixed[1]!.estimate},${summary.fixed[1]!.stdError},`)
  })

  it('has the tests that were asked for', () => {
    const other = fit('Reaction ~ Days + (1 | Subject)', sleepstudy)
    const request = {
      anova: 'III',
      means: ['Days'],
      profile: 'reml',
      r2: true,
      compare: [other],
      refit: false,
    } as const
    const lines = renderCsv(summarize(model, request)).split('\n')
    const parts = ['anova', 'mean', 'profile', 'r2', 'icc', 'comparison']
    expect(
      lines
        .filter((line) => parts.includes(line.split(',')[0]!))
        .map((line) => line.replaceAll(/-?\d+\.\d+(e-?\d+)?/g, (number) => Number(number).toFixed(2))),
    ).toMatchInlineSnapshot(`
      [
        "anova,,,Days,,,17.00,45.85,0.00,,,1",
        "mean,Days,4.50,,298.51,9.05,17.00,,,279.41,317.60,",
        "profile,Subject,,sd_(Intercept)|Subject,24.74,,,,,15.03,39.52,",
        "profile,Subject,,sd_Days|Subject,5.92,,,,,3.93,9.15,",
        "profile,Subject,,cor_Days.(Intercept)|Subject,0.07,,,,,-0.50,0.67,",
        "profile,,,sigma,25.59,,,,,22.90,28.86,",
        "r2,,,marginal,0.28,,,,,,,",
        "r2,,,conditional,0.80,,,,,,,",
        "icc,,,adjusted,0.72,,,,,,,",
        "icc,,,unadjusted,0.52,,,,,,,",
        "comparison,,,Reaction ~ Days + (Days | Subject),1743.63,,,,,,,",
        "comparison,,,Reaction ~ Days + (1 | Subject),1786.47,,2,42.84,0.00,,,",
      ]
    `)
  })

  it('has the rows that were asked for', () => {
    const request = { randomEffects: true, fitted: true, predict: { Days: [0], Subject: ['308'] } }
    const parts = renderCsv(summarize(model, request))
      .split('\n')
      .map((line) => line.split(',')[0]!)
    const count = (part: string): number => parts.filter((candidate) => candidate === part).length
    expect(['randomEffects', 'fitted', 'residual', 'populationFitted', 'prediction'].map(count)).toEqual([
      36, 180, 180, 180, 2,
    ])
  })

  it('of predictions leaves empty what does not exist', () => {
    const predictions = { population: [1.5, null], conditional: [2, null], missing: [1] }
    expect(renderPredictionsCsv(predictions)).toBe('row,population,conditional\n1,1.5,2\n2,,\n')
  })

  it('quotes commas, quotes and line breaks', () => {
    expect(csvText(['a'], [['x,y'], ['say "z"'], ['p\nq']])).toBe('a\n"x,y"\n"say ""z"""\n"p\nq"\n')
  })
})
