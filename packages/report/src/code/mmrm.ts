import type { FittedModel } from '@lmm/reml'
import { residualOf, termsText, visitsOf } from './model-parts.ts'

const structures = new Set(['us', 'toep', 'toeph', 'ad', 'adh', 'ar1h', 'csh'])

/** Whether the model is one of repeated measures that mmrm has and nlme lacks or spells at length: visits by subject, no random effects. */
export function isMmrm(model: FittedModel): boolean {
  const residual = residualOf(model)
  const { weights, variance, offset } = model.specification
  if (!residual || model.terms.random.length > 0 || variance !== undefined) return false
  return (
    structures.has(residual.structure) &&
    residual.axis.length === 1 &&
    visitsOf(model) !== null &&
    residual.group.length === (residual.by ? 2 : 1) &&
    weights?.kind !== 'known-variance' &&
    offset === null &&
    model.terms.offsets.length === 0
  )
}

/** The call of mmrm, which wants factors for visits and subjects. */
export function mmrmCode(model: FittedModel): string[] {
  const { structure, axis, group, by } = residualOf(model)!
  const { terms, specification } = model
  const visit = axis[0]!.label
  const subject = group.at(-1)!.label
  const groups = by ? `${by.label} / ${subject}` : subject
  const right = `${termsText(terms.fixed, ({ label }) => label)} + ${structure}(${visit} | ${groups})`
  const { weights, criterion } = specification
  const options = [
    'data = d',
    ...(weights?.kind === 'precision' ? [`weights = d$${weights.column}`] : []),
    `reml = ${criterion === 'REML' ? 'TRUE' : 'FALSE'}`,
  ]
  return [
    'library(mmrm)',
    ...group.map(({ label }) => `d$${label} <- factor(d$${label})`),
    `fit <- mmrm(${terms.response!.label} ~ ${right}, ${options.join(', ')})`,
  ]
}
