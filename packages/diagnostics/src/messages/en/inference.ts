import type { InferenceCodes } from '../../codes/inference.ts'
import type { Messages } from '../../sentence.ts'

const list = (names: readonly string[], last = 'and'): string =>
  names.length <= 1 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} ${last} ${names.at(-1)}`

const rowsAreFor: Readonly<Record<InferenceCodes['inference/needs-rows']['what'], (columns: string) => string>> = {
  aliased: (columns) =>
    `How the columns that were left out (${columns}) depend on the others is known from the rows alone`,
  weights: (columns) => `Tests of types I and II take the columns of X without the weights ${columns}, from the rows`,
  proportional: (columns) => `Proportional weights are the numbers of rows in the cells of ${columns}`,
  r2: () => 'R2 and ICC average over the rows',
  simulation: () => 'A simulated p value comes from fits to the rows with other responses',
  offset: (columns) => `The mean of the offset ${columns} is that of the rows`,
}

const cellsOf = (factors: readonly string[]): string =>
  factors.length > 1 ? `in all cells of ${list(factors)}` : `at all levels of ${factors[0]}`

const subject = ({ factors, numbers, margins }: InferenceCodes['inference/hypothesis']): string => {
  const slope = numbers.length > 1 ? `the interaction of ${list(numbers)}` : `the slope of ${numbers[0]}`
  if (factors.length === 0) return `${slope} is zero`
  const [margin = [], another] = margins
  const varies = factors.filter((name) => !margin.includes(name))
  const what = numbers.length > 0 ? slope : 'the mean'
  if (margins.length === 0) return `${what} is zero ${cellsOf(factors)}`
  if (another && margins.length === factors.length && margins.every(({ length }) => length === factors.length - 1))
    return `the interaction of ${list(factors)} ${numbers.length > 0 ? `in ${slope} ` : ''}is zero`
  if (another)
    return `${what} depends on ${margins.map((names) => list(names)).join(', and on ')} alone, ${cellsOf(factors)}`
  if (margin.length > 0) return `${what} is the same ${cellsOf(varies)} within ${cellsWithin(margin)}`
  if (numbers.length > 0) return `${slope} is the same ${cellsOf(factors)}`
  return factors.length > 1
    ? `all cells of ${list(factors)} have equal means`
    : `the levels of ${factors[0]} have equal means`
}

const cellsWithin = (factors: readonly string[]): string =>
  factors.length > 1 ? `each cell of ${list(factors)}` : `each level of ${factors[0]}`

/** Inference, in English. */
export const inferenceEnglish: Messages<InferenceCodes> = {
  'inference/invalid-option': {
    message: ({ option, found }) => `${option} cannot be ${found}.`,
    hint: ({ expected }) => `Choose ${list(expected, 'or')}.`,
  },
  'inference/weights-length': {
    message: ({ label, found, coefficients }) =>
      `The contrast "${label}" has ${found} weights; the model has ${coefficients.length} coefficients.`,
    hint: ({ coefficients }) =>
      `Give a weight to each of ${list(coefficients)}, or name those that count: { ${JSON.stringify(coefficients[0] ?? '')}: 1 }.`,
  },
  'inference/mean-weights-length': {
    message: ({ label, found, means }) =>
      `The contrast "${label}" has ${found} weights; there are ${means.length} means.`,
    hint: ({ means }) => `Give a weight to each of ${list(means)}, in this order.`,
  },
  'inference/unknown-coefficient': {
    message: ({ label, name }) =>
      `The contrast "${label}" gives a weight to "${name}", which is no coefficient of the model.`,
    hint: ({ nearest, known }) =>
      `${nearest.length > 0 ? `Did you mean ${list(nearest, 'or')}? ` : ''}The coefficients are ${list(known)}.`,
  },
  'inference/aliased-coefficient': {
    message: ({ label, name }) =>
      `The contrast "${label}" cannot be estimated: the column ${name} was left out, since the columns before it determine it.`,
    hint: () => 'Write the contrast without it, or look at which cells of the design are empty.',
  },
  'inference/needs-rows': {
    message: ({ what, columns }) => `${rowsAreFor[what](list(columns))}, and this model does not hold its rows.`,
    hint: () => 'Fit the model again with its data.',
  },
  'inference/hypothesis': {
    message: (data) => {
      const { type, averaged, atZero, after, empty } = data
      return [
        subject(data),
        averaged.length > 0 && `averaged over ${list(averaged)} with equal weights`,
        atZero.length > 0 && `where ${list(atZero)} ${atZero.length > 1 ? 'are' : 'is'} zero`,
        after.length > 0 && `${type === 'I' ? 'after' : 'adjusted for'} ${list(after)}`,
        empty.length > 0 &&
          `as far as the cells with data tell: ${list(empty)} ${empty.length > 1 ? 'have' : 'has'} none`,
      ]
        .filter(Boolean)
        .join(', ')
    },
  },
  'inference/means-specification': {
    message: ({ text }) => `"${text}" names no means.`,
    hint: () => 'Write A, A * B (every cell) or A | B (A within each level of B).',
  },
  'inference/unknown-covariate': {
    message: ({ name }) => `${name} is no covariate of the fixed part.`,
    hint: ({ known }) =>
      known.length > 0 ? `There ${known.length > 1 ? 'are' : 'is'} ${list(known)}.` : 'There is none.',
  },
  'inference/covariate-mean': {
    message: ({ name }) => `The mean of ${name} is that of the rows, and this model does not hold them.`,
    hint: ({ name }) => `Say at which value it is taken: { at: { ${JSON.stringify(name)}: 0 } }.`,
  },
  'inference/covariate-values': {
    message: ({ name }) => `${name} is given several values but is not among what the means are of.`,
    hint: ({ name }) => `Give it one value, or name it: "A * ${name}".`,
  },
  'inference/unknown-factor': {
    message: ({ name }) => `${name} is no variable of the fixed part.`,
    hint: ({ known }) =>
      known.length > 0 ? `There ${known.length > 1 ? 'are' : 'is'} ${list(known)}.` : 'There is none.',
  },
  'inference/unknown-level': {
    message: ({ level }) => `None of the means is that of ${level}.`,
    hint: ({ known }) => `There are ${list(known)}.`,
  },
  'inference/no-inverse': {
    message: ({ response }) => `Means of ${response} cannot be taken back to the response before it was transformed.`,
    hint: () =>
      "Use the scale 'model', and transform yourself: logarithms and square roots of one column have an inverse here.",
  },
  'inference/no-residual-variance': {
    message: () =>
      'R2 and ICC need one residual variance, and the residuals of this model have a covariance of their own.',
    hint: () => 'Fit the model with independent residuals.',
  },
  'inference/other-response': {
    message: ({ first, other }) =>
      `The models are of different responses, ${first} and ${other}: their likelihoods cannot be compared.`,
    hint: () => 'Fit both to the same left side.',
  },
  'inference/other-rows': {
    message: ({ formula, rows, expected }) =>
      rows === expected
        ? `${formula} was fitted to other rows than the model before it.`
        : `${formula} was fitted to ${rows} rows, the first model to ${expected}: their likelihoods cannot be compared.`,
    hint: () => 'Leave out the rows that lack a value of any of the models: { complete: [...] } names their columns.',
  },
  'inference/other-criterion': {
    message: ({ first, other }) => `A model fitted by ${first} cannot be compared with one fitted by ${other}.`,
    hint: () => 'Fit both by the same criterion.',
  },
  'inference/reml-fixed-effects': {
    message: ({ formula }) =>
      `${formula} has other fixed effects: restricted likelihoods of models with different fixed effects are of different data.`,
    hint: () => 'Compare them by maximum likelihood.',
  },
  'inference/needs-refit': {
    message: () => 'These models would have to be fitted first, and nothing was given that fits them.',
    hint: () => 'Pass fitted models, and `refit`.',
  },
  'inference/not-estimable': {
    message: ({ cells }) =>
      `The ${cells.length > 1 ? 'means' : 'mean'} of ${list(cells)} cannot be estimated: cells of the design that ${cells.length > 1 ? 'they average' : 'it averages'} over have no data.`,
    hint: () => 'Compare the cells that have data, or leave the interaction out of the model.',
  },
  'inference/needs-products': {
    message: () => 'A profile fits the model again with a parameter held, and this model does not hold its products.',
    hint: () => 'Fit the model again with its data.',
  },
  'inference/profile-refitted': {
    message: ({ from, to }) =>
      `The model was fitted by ${from}; its profile is that of ${to}, for which it was fitted again.`,
  },
  'inference/profile-left': {
    message: ({ parameters }) =>
      `Not profiled, since what is estimated in their place is no quantity of its own: ${list(parameters)}.`,
  },
  'inference/unknown-parameter': {
    message: ({ name }) => `${name} is no parameter that can be profiled.`,
    hint: ({ nearest, known }) =>
      `${nearest.length > 0 ? `Did you mean ${list(nearest, 'or')}? ` : ''}There are ${list(known)}.`,
  },
  'inference/weight-not-finite': {
    message: ({ label, name }) => `The contrast "${label}" gives ${name} a weight that is no finite number.`,
    hint: () => 'Give numbers.',
  },
}
