import { readFileSync } from 'node:fs'
import { cases, dataPath, type LikelihoodRatioCase, modelOf } from '@lmm/reference'
import { expect, test } from 'vitest'
import { expand, format, parse, parseCovariance, parseVariance } from '../../src/index.ts'

/** Names of the columns, and of factors that the reference made of them. */
function columnsOf(reference: Parameters<typeof dataPath>[0]): string[] {
  const [header = ''] = readFileSync(dataPath(reference), 'utf8').split('\n', 1)
  return [...header.trim().replaceAll('"', '').split(','), ...Object.keys(reference.data.factors)]
}

test.each(cases().map((reference) => [reference.case, reference] as const))('%s is read whole', (_, reference) => {
  const columns = columnsOf(reference)
  const formulas =
    reference.type === 'lrt'
      ? (reference as LikelihoodRatioCase).models.map(({ formula }) => formula)
      : [modelOf(reference).formula]
  for (const text of formulas) {
    const terms = expand(parse(text), { columns })
    expect(terms.response).not.toBeNull()
    expect(format(parse(terms.formula))).toBe(terms.formula)
  }
  if (reference.type === 'lrt') return
  const { residual, variance } = reference.lmm
  if (residual) expect(parseCovariance(residual, { columns }).structure).not.toBe('')
  if (variance) expect(parseVariance(variance, { columns }).name).not.toBe('')
})
