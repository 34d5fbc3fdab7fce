import type { CovarianceCodes, OptionExpectation } from '../../codes/covariance.ts'
import type { Messages } from '../../sentence.ts'

const examples: Readonly<Record<OptionExpectation, string>> = {
  'true or false': 'TRUE',
  'a whole number': '1',
  'a number in (0, 50] or free': '1.5',
}

const rowsText = (rows: readonly number[]): string => {
  const first = rows.slice(0, 3).map((row) => row + 1)
  const more = rows.length > first.length ? ` and ${rows.length - first.length} more` : ''
  return `row${rows.length > 1 ? 's' : ''} ${first.join(', ')}${more}`
}

/** Covariance structures and variance functions, in English. */
export const covarianceEnglish: Messages<CovarianceCodes> = {
  'covariance/unknown-option': {
    message: ({ structure, option }) => `\`${structure}\` has no option \`${option}\`.`,
    hint: ({ nearest, known }) => {
      if (known.length === 0) return 'It takes no options.'
      const all = known.map((name) => `\`${name}\``).join(', ')
      return nearest[0] ? `Did you mean \`${nearest[0]}\`? It takes ${all}.` : `It takes ${all}.`
    },
  },
  'covariance/option-value': {
    message: ({ structure, option, found, expected }) =>
      `The option \`${option}\` of \`${structure}\` is ${expected}, not ${found}.`,
    hint: ({ option, expected }) => `Write for example \`${option} = ${examples[expected]}\`.`,
  },
  'covariance/needs-positions': {
    message: ({ structure, columns }) =>
      `\`${structure}\` needs to know how far apart its positions are, and ${columns.map((name) => `\`${name}\``).join(', ')} ${columns.length === 1 ? 'has' : 'have'} no place in an order.`,
    hint: ({ structure }) =>
      `Write one factor of visits, times or places, without an intercept: \`${structure}(0 + visit | group)\`.`,
  },
  'covariance/too-many-coordinates': {
    message: ({ structure, found, most }) =>
      `\`${structure}\` takes ${most === 1 ? 'one coordinate' : `at most ${most} coordinates`}, and ${found.length} are given: ${found.join(', ')}.`,
    hint: ({ most }) =>
      most === 1
        ? 'In several dimensions `exp`, `gau`, `ratio` and `matern` are covariances, up to three `spher` too.'
        : 'In any number of dimensions `exp`, `gau`, `ratio` and `matern` are covariances.',
  },
  'covariance/coordinate-text': {
    message: ({ structure, column, levels }) =>
      `\`${structure}\` measures distances, and ${column} holds text: ${levels.map((level) => `"${level}"`).join(', ')}.`,
    hint: () =>
      'Give a column of numbers, or choose a structure that needs only the order of the levels: `ar1`, `toep`, `ad`.',
  },
  'covariance/coordinate-not-finite': {
    message: ({ structure, column, value }) =>
      `\`${structure}\` measures distances, and ${column} holds ${value}, which is no place.`,
    hint: () => 'Leave these rows out, or correct them.',
  },
  'covariance/position-not-whole': {
    message: ({ structure, column, value }) =>
      `\`${structure}\` counts steps between positions, and ${column} holds ${value}, which is no whole number.`,
    hint: ({ structure, column }) =>
      structure === 'ar1'
        ? `For unequal times write \`car1(${column} | group)\`, or make ${column} a factor of visits.`
        : `For unequal times choose \`car1\` or \`exp\`, or make ${column} a factor of visits.`,
  },
  'covariance/span': {
    message: ({ structure, column, span, most }) =>
      `\`${structure}\` counts steps between positions, and ${column} spans ${span} of them; ${most} are the most.`,
    hint: ({ column }) => `Count ${column} in a larger unit, or choose \`car1\` or \`exp\`.`,
  },
  'covariance/unobserved-distance': {
    message: ({ structure, column, distances }) =>
      `\`${structure}\` has a correlation for every number of steps, and no two values of ${column} are ${distances.join(' or ')} apart.`,
    hint: ({ column }) =>
      `Make ${column} a factor, whose levels are one step apart, or choose \`us\`, \`ad\`, \`car1\` or \`exp\`.`,
  },
  'covariance/too-many-parameters': {
    message: ({ structure, positions, parameters, most }) =>
      `\`${structure}\` over ${positions} positions has ${parameters} parameters; ${most} are the most.`,
    hint: () => 'Choose a structure whose parameters do not grow with the positions: `cs`, `ar1`, `car1`, `exp`.',
  },
  'covariance/factors': {
    message: ({ structure, factors, positions }) =>
      `\`${structure}\` with ${factors} factors needs at least ${factors} columns, and there ${positions === 1 ? 'is' : 'are'} ${positions}.`,
    hint: ({ positions }) =>
      `Write \`d = 1\`${positions > 1 ? ` to \`d = ${positions}\`` : ''}; with as many factors as columns it is \`us\`.`,
  },
  'covariance/kronecker-axis': {
    message: ({ structure, found }) =>
      `\`${structure}\` is a product over two or more coordinates, and ${found.length === 0 ? 'there is none' : `there is one, ${found.join(', ')}`}.`,
    hint: ({ structure }) =>
      `Write the coordinate of the first factor, then those of the second: \`${structure}(trait + time | group)\`.`,
  },
  'covariance/variance-covariate': {
    message: ({ function: name, column, wanted }) =>
      `The variance function \`${name}\` needs a ${wanted === 'factor' ? 'factor' : 'column of numbers'}, and ${column} is ${wanted === 'factor' ? 'a column of numbers' : 'a factor'}.`,
    hint: ({ column, wanted }) =>
      wanted === 'factor'
        ? `Write \`ident(factor(${column}))\` for one standard deviation a value, or \`power(${column})\` for one that grows with it.`
        : `Write \`ident(${column})\` for one standard deviation a level.`,
  },
  'covariance/variance-not-finite': {
    message: ({ function: name, column, rows }) =>
      `The variance function \`${name}\` needs finite numbers, and ${column} has others in ${rowsText(rows)}.`,
    hint: () => 'Leave these rows out, or correct them.',
  },
  'covariance/variance-zero': {
    message: ({ function: name, column, rows }) =>
      `The variance function \`${name}\` gives no variance where ${column} is 0: ${rowsText(rows)}.`,
    hint: ({ function: name, column }) =>
      `\`constPower(${column})\` allows 0, \`exp(${column})\` too; or move the origin, \`${name}(I(${column} + 1))\`.`,
  },
}
