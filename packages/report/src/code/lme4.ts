import type { FittedModel } from '@lmm/reml'
import { areNumbers, termsText } from './model-parts.ts'

/** Whether lme4 has the model: independent residuals, unstructured or (numbers only) independent random effects. */
export function isLme4(model: FittedModel): boolean {
  const { specification, terms } = model
  return (
    terms.random.length > 0 &&
    specification.residual === undefined &&
    specification.variance === undefined &&
    specification.weights?.kind !== 'known-variance' &&
    terms.random.every(
      ({ structure, columns }) => structure === 'us' || (structure === 'diag' && areNumbers(model, columns)),
    )
  )
}

/** The call of lmer. */
export function lme4Code({ specification, terms }: FittedModel): string[] {
  const random = terms.random.map(({ structure, columns, group }) => {
    const names = group.map(({ label }) => label).join(':')
    return `(${termsText(columns, ({ label }) => label)} ${structure === 'diag' ? '||' : '|'} ${names})`
  })
  const offsets = terms.offsets.map(({ label }) => (/^offset\(/.test(label) ? label : `offset(${label})`))
  if (specification.offset !== null) offsets.push(`offset(${specification.offset})`)
  const right = [termsText(terms.fixed, ({ label }) => label), ...random, ...offsets].join(' + ')
  const { weights } = specification
  const weighted = weights?.kind === 'precision' ? [`weights = ${weights.column}`] : []
  const options = ['data = d', ...weighted, `REML = ${specification.criterion === 'REML' ? 'TRUE' : 'FALSE'}`]
  return ['library(lme4)', `fit <- lmer(${terms.response!.label} ~ ${right}, ${options.join(', ')})`]
}
