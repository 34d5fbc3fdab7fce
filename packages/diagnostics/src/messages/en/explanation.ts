import type { ExplanationCodes } from '../../codes/explanation.ts'
import type { Messages } from '../../sentence.ts'

const and = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
const effect = (variables: readonly string[]): string =>
  variables.length === 1 ? `the effect of ${variables[0]}` : `the interaction of ${and(variables)}`
const of = (response: string | null): string => (response === null ? '' : ` of ${response}`)

const covariance: ReadonlyMap<string, string> = new Map([
  ['us', ', and these deviations may be correlated'],
  ['diag', ', and these deviations are uncorrelated'],
])

/** What a formula means, in English. */
export const explanationEnglish: Messages<ExplanationCodes> = {
  'formula/explain-intercept': {
    message: ({ response, alone }) =>
      alone
        ? `The mean${of(response)}.`
        : `The mean${of(response)} where every covariate is zero and, with treatment contrasts, every factor is at its first level.`,
  },
  'formula/explain-no-intercept': {
    message: () => 'There is no intercept: the mean has no constant part of its own.',
  },
  'formula/explain-term': {
    message: ({ variables, response, role, factors, higher }) => {
      const [first = ''] = variables
      const mean = `the mean${of(response)}`
      const numbers = variables.filter((name) => !factors.includes(name))
      const where =
        higher.length === 0
          ? ''
          : `, where ${and(higher)} ${higher.length === 1 ? 'is zero or at its' : 'are zero or at their'} reference`
      switch (role) {
        case 'number':
          return `How much ${mean} changes when ${first} goes up by one${where}.`
        case 'factor':
          return `How ${mean} differs between the levels of ${first}${where}.`
        case 'slope':
          return `How the effect of ${and(numbers)} on ${mean} differs between the levels of ${and(factors)}${where}.`
        default:
          return variables.length === 1
            ? `How ${mean} changes with ${first}${where}.`
            : `How the effects of ${and(variables)} on ${mean} depend on each other${where}.`
      }
    },
  },
  'formula/explain-offset': {
    message: ({ variable }) => `${variable} is added to the mean as it is: it has no coefficient.`,
  },
  'formula/explain-random': {
    message: ({ group, intercept, terms, structure }) => {
      const parts = [...(intercept ? ['its level'] : []), ...terms.map(effect)]
      const whose = group.length === 1 ? group[0] : `combination of ${and(group)}`
      const joint = parts.length === 1 ? '' : covariance.get(structure)
      const named = covariance.has(structure) ? '' : `, with covariance structure ${structure}`
      return `Each ${whose} deviates from the average in ${and(parts)}${joint || named}.`
    },
  },
  'formula/explain-residual': {
    message: ({ structure, axis, group, by }) => {
      const rows = group.length === 0 ? 'all rows' : `the rows of each ${and(group)}`
      const places = axis.length === 0 ? 'in their order' : `by ${and(axis)}`
      return `The residuals of ${rows} are correlated ${places}, with covariance structure ${structure}${by ? `, for each ${by} its own` : ''}.`
    },
  },
  'formula/explain-variance': {
    message: ({ name, of: variables, fitted }) =>
      name === 'ident'
        ? `The residual variance differs between the levels of ${and(variables)}.`
        : `The residual variance changes with ${fitted ? 'the fitted values' : and(variables)}, by the function ${name}.`,
  },
}
