import type { DegreesOfFreedomCodes, DemandingMethod } from '../../codes/degrees-of-freedom.ts'
import type { Messages } from '../../sentence.ts'

const names: Readonly<Record<DemandingMethod, string>> = {
  'kenward-roger': "Kenward and Roger's method",
  'between-within': 'The between-within method',
  containment: 'The containment method',
  residual: 'The residual method',
}

/** Degrees of freedom, in English. */
export const degreesOfFreedomEnglish: Messages<DegreesOfFreedomCodes> = {
  'df/needs-reml': {
    message: () => "Kenward and Roger's method is made for REML, and this model was fitted by maximum likelihood.",
    hint: () => 'Fit the model by REML, or choose satterthwaite.',
  },
  'df/needs-products': {
    message: ({ method }) =>
      `${names[method]} needs the data that the model was fitted to, and this model does not hold them.`,
    hint: () => 'Fit the model again with its data, or choose satterthwaite, which needs none.',
  },
  'df/needs-independent-residuals': {
    message: ({ method }) =>
      `${names[method]} is made for independent residuals, and those of this model have a covariance of their own.`,
    hint: () => 'Choose satterthwaite.',
  },
  'df/needs-rows': {
    message: ({ method }) =>
      `${names[method]} needs the rows that the model was fitted to, and this model does not hold them.`,
    hint: () => 'Fit the model again with its data, or choose satterthwaite, which needs none.',
  },
  'df/needs-one-group': {
    message: ({ groups }) =>
      groups.length === 0
        ? 'The between-within method needs a grouping factor, and the model has none.'
        : `The between-within method needs one grouping factor, and the model has ${groups.join(', ')}.`,
    hint: ({ groups }) =>
      groups.length === 0 ? 'Choose residual.' : 'Choose satterthwaite, kenward-roger or containment.',
  },
  'df/too-many-effects': {
    message: ({ effects, limit, groups }) =>
      `${effects} random effects of ${groups.join(', ')} hang together through the rows that they share; this method takes a dense matrix of at most ${limit}.`,
    hint: () => 'Choose satterthwaite: with so many groups the two hardly differ.',
  },
  'df/none-left': {
    message: ({ method, term }) =>
      `${names[method]} leaves no degrees of freedom for ${term}: the model takes them all.`,
    hint: () => 'Choose satterthwaite or kenward-roger.',
  },
  'df/joined-rows': {
    message: ({ rows }) =>
      `Kenward-Roger needs the whole covariance of the ${rows} rows that crossed random effects join, beside residuals with a structure.`,
    hint: () => 'Use `satterthwaite`, whose pieces need no such matrix.',
  },
  'df/infeasible': {
    message: () => 'The covariance of the data is not positive definite at the estimates.',
    hint: () => 'Look at the certificate of the fit: it has not ended at an optimum.',
  },
  'df/reduced-model': {
    message: () =>
      "The fit is singular: Satterthwaite's degrees of freedom are those of the model without the variances that are zero.",
  },
  'df/all-elements': {
    message: () =>
      "The fit is singular: Kenward and Roger's method counts all variances and covariances as estimated, also those at zero.",
  },
}
