import { sleepstudy } from '@lmm/datasets/sleepstudy'
import { LmmError } from '@lmm/diagnostics'
import { describe, expect, it } from 'vitest'
import * as facade from '../src/index.ts'

const formula = 'Reaction ~ Days + (Days | Subject)'
const model = facade.lmm(formula, sleepstudy)
/** As a caller without types sees it. */
const untyped = facade as unknown as Readonly<Record<string, (...args: unknown[]) => unknown>>

function refusal(name: string, ...args: unknown[]): string {
  try {
    untyped[name]!(...args)
  } catch (error) {
    expect(error).toBeInstanceOf(LmmError)
    return (error as Error).message
  }
  return 'nothing was said'
}

describe('What is not an option of a call', () => {
  it('is said with the nearest name', () => {
    expect(refusal('lmm', formula, sleepstudy, { residuals: 'ar1(Days | Subject)' })).toMatchInlineSnapshot(`
      "lmm() has no option \`residuals\`.
      Did you mean \`residual\`? It takes \`criterion\`, \`structures\`, \`residual\`, \`variance\`, \`variances\`, \`relationship\`, \`contrasts\`, \`columns\`, \`functions\`, \`weights\`, \`offset\`, \`missing\`, \`complete\`, \`optimizer\`, \`start\`, \`maxIterations\`, \`onIteration\`."
    `)
    expect(refusal('anova', model, { typ: 2 })).toMatchInlineSnapshot(`
      "anova() has no option \`typ\`.
      Did you mean \`type\`? It takes \`type\`, \`df\`."
    `)
    expect(refusal('residuals', model, { type: 'pearson' })).toMatchInlineSnapshot(`
      "residuals() has no option \`type\`.
      It takes \`kind\`, \`about\`, \`data\`, \`seed\`, \`count\`."
    `)
  })

  it('is said where options are no object', () => {
    expect(refusal('lmm', formula, sleepstudy, 'ML')).toMatchInlineSnapshot(`
      "The options of lmm() are named values in an object, not 'ML'.
      Write for example \`{ criterion: ... }\`. It takes \`criterion\`, \`structures\`, \`residual\`, \`variance\`, \`variances\`, \`relationship\`, \`contrasts\`, \`columns\`, \`functions\`, \`weights\`, \`offset\`, \`missing\`, \`complete\`, \`optimizer\`, \`start\`, \`maxIterations\`, \`onIteration\`."
    `)
    expect(refusal('simulate', model, 100)).toMatchInlineSnapshot(`
      "The options of simulate() are named values in an object, not 100.
      Write for example \`{ seed: ... }\`. It takes \`seed\`, \`count\`, \`newData\`, \`conditional\`."
    `)
    expect(refusal('lmm', formula, sleepstudy, null)).toMatchInlineSnapshot(`
      "The options of lmm() are named values in an object, not null.
      Write for example \`{ criterion: ... }\`. It takes \`criterion\`, \`structures\`, \`residual\`, \`variance\`, \`variances\`, \`relationship\`, \`contrasts\`, \`columns\`, \`functions\`, \`weights\`, \`offset\`, \`missing\`, \`complete\`, \`optimizer\`, \`start\`, \`maxIterations\`, \`onIteration\`."
    `)
  })

  it.each([
    'anova',
    'centering',
    'coefficients',
    'fanning',
    'groupCoefficients',
    'profile',
    'randomEffects',
    'randomTests',
    'report',
    'residuals',
    'save',
    'simulate',
    'summarize',
    'varianceComponents',
  ])('is refused by %s', (name) => {
    expect(refusal(name, model, { unheard: 1 })).toContain(`${name}() has no option \`unheard\``)
  })
})

describe('What is no fitted model', () => {
  it.each([
    'anova',
    'coefficients',
    'contrast',
    'describe',
    'fanning',
    'fitted',
    'groupCoefficients',
    'jointTest',
    'marginalMeans',
    'populationFitted',
    'predict',
    'profile',
    'rSquared',
    'randomEffects',
    'randomTests',
    'report',
    'residuals',
    'save',
    'summarize',
    'trends',
    'update',
    'varianceComponents',
  ])('is refused by %s', (name) => {
    for (const wrong of [undefined, null, 5, formula, {}, sleepstudy])
      expect(refusal(name, wrong, {}, {})).toContain(`${name}() needs a fitted model`)
  })
})

describe('An argument of another form', () => {
  it.each<[string, ...unknown[]]>([
    ['coefficients', model, { df: 'kenward-roger' }],
    ['anova', model, { df: 'kenwardRoger' }],
    ['contrast', model, { Days: 1 }],
    ['contrast', model],
    ['jointTest', model, { Days: 1 }],
    ['marginalMeans', model],
    ['compareMeans', model],
    ['compareModels', model],
    ['compareModels', [model, formula]],
    ['fitProducts', model],
    ['merge', model],
    ['profile', model, { parameters: 'sigma' }],
    ['centering', model, {}],
    ['randomEffects', model, { order: 'up' }],
    ['randomEffects', model, { group: 5 }],
    ['simulate', model, { seed: 'x' }],
    ['randomGenerator', -1],
    ['pedigree', 5],
    ['pedigree', [{ name: 'lamb' }]],
    ['report', model, { digits: 'many' }],
    ['lmm', formula, sleepstudy, { maxIterations: 'many' }],
    ['lmm', formula, sleepstudy, { offset: 3 }],
  ])('is refused by %s', (name, ...args) => {
    expect(refusal(name, ...args)).toContain('\n')
  })

  it('is said in words', () => {
    expect(refusal('coefficients', model, { df: 'kenward-roger' })).toMatchInlineSnapshot(`
      "\`df\` of the test is a method, not 'kenward-roger'.
      Write for example \`kenwardRoger\`."
    `)
    expect(refusal('compareModels', model)).toMatchInlineSnapshot(`
      "\`models\` of compareModels() is a list of fitted models, not { specification, terms, schema, registry....
      Write for example \`[smaller, larger]\`."
    `)
    expect(refusal('lmm', formula, sleepstudy, { offset: 3 })).toMatchInlineSnapshot(`
      "\`offset\` of lmm() is the name of a column, not 3.
      Write for example \`'time'\`."
    `)
  })
})
