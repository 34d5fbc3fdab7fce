import type { ExpectedPart, FormulaCodes } from '../../codes/formula.ts'
import type { Messages } from '../../sentence.ts'

const or = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`
const and = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
const some = (names: readonly string[]): string =>
  names.length > 12 ? `${names.slice(0, 12).join(', ')} ... (${names.length} in all)` : names.join(', ')
const meant = (nearest: readonly string[]): string | undefined =>
  nearest.length ? `Did you mean ${or(nearest)}?` : undefined
const startsWithDigit = (text: string): boolean => /^\.?\d/.test(text)
const thing = (found: string | null): string => (found === null ? 'the end of the text' : `'${found}'`)

const expectedParts: Readonly<Record<ExpectedPart, string>> = {
  operand: "a name, a number or '('",
  'quoted-name': 'a name between backticks',
  tilde: "'~'",
  'operator-or-end': 'an operator or the end of the text',
  closing: "')'",
  'comma-or-closing': "',' or ')'",
}

const dotPlaces = {
  random: "The '.' cannot stand inside a random term.",
  call: "The '.' cannot stand inside a function call.",
  covariance: "The '.' cannot stand in a covariance or variance.",
}

/** What the formula language says in English. */
export const formulaEnglish: Messages<FormulaCodes> = {
  'formula/not-a-text': {
    message: ({ found }) => `A formula is a text; this is of type ${found}.`,
    hint: () => "Write it in quotes, as in 'y ~ x + (1 | g)'.",
  },
  'formula/empty': {
    message: () => 'The text is empty.',
    hint: () => "A formula reads 'response ~ terms', as in 'y ~ x + (1 | g)'.",
  },
  'formula/too-long': {
    message: ({ length, limit }) => `The text has ${length} characters; at most ${limit} are read.`,
    hint: () => "To use every column of a table write 'y ~ .'.",
  },
  'formula/too-deep': {
    message: ({ limit }) => `Parentheses, calls or operators are nested more than ${limit} deep here.`,
    hint: () => 'Compute this variable as a column of the data and name the column.',
  },
  'formula/too-many-terms': {
    message: ({ limit }) => `The formula expands to more than ${limit} terms here.`,
    hint: () => 'Every product and power multiplies the terms: write out the interactions that you need.',
  },

  'formula/character': {
    message: ({ character, codePoint }) => `The character '${character}' (${codePoint}) is not part of the language.`,
    hint: ({ instead }) =>
      instead === null
        ? 'A column whose name holds this character goes in backticks: `my column`.'
        : `It looks like one that is: type ${instead} instead.`,
  },
  'formula/unclosed-quote': {
    message: ({ quote }) => `The ${quote === '`' ? 'backtick' : 'quote'} ${quote} opened here is never closed.`,
    hint: ({ quote }) => `Add the closing ${quote}.`,
  },
  'formula/escape': {
    message: ({ sequence }) => `'${sequence}' is not an escape that strings know.`,
    hint: () => 'Write \\\\ for a backslash.',
  },
  'formula/number': {
    message: ({ text }) =>
      text.endsWith('L') ? `${text} ends in L, which only a whole number does.` : `${text} is larger than any double.`,
    hint: () => 'Numbers are written like 12, 0.5, 1e-3 or 0x1F; a whole number may end in L.',
  },
  'formula/reserved-word': {
    message: ({ word }) => `${word} is a reserved word and means nothing in a formula.`,
    hint: ({ word }) => `A column of this name goes in backticks: \`${word}\`.`,
  },
  'formula/unexpected': {
    message: ({ found, expected }) => `Found ${thing(found)} where ${expectedParts[expected]} was expected.`,
  },
  'formula/missing-operator': {
    message: ({ left, right }) => `No operator stands between ${left} and ${right}.`,
    hint: ({ left, right }) =>
      startsWithDigit(left)
        ? `For a product of numbers write I(${left} * ${right}); a name that starts with a digit goes in backticks: \`${left}${right}\`.`
        : `Write ${left} + ${right} for both, ${left}:${right} for their interaction; a name with a space goes in backticks.`,
  },
  'formula/unclosed-parenthesis': {
    message: ({ callee, found }) =>
      `The parenthesis of ${callee === null ? 'this group' : `${callee}( )`} is still open at ${thing(found)}.`,
    hint: ({ found }) => (found === null ? "Add the missing ')'." : "Add the missing ')' before it."),
  },
  'formula/unopened-parenthesis': {
    message: () => "This ')' closes nothing.",
    hint: () => "Remove it, or add the '(' that it belongs to.",
  },
  'formula/equals-sign': {
    message: () => "'=' does not stand between parts of a formula.",
    hint: ({ tilde }) =>
      tilde
        ? "'=' only names an argument inside a call, as in poly(x, degree = 2); equality is '=='."
        : "The response and the terms are separated by '~': y ~ x.",
  },
  'formula/assignment': {
    message: ({ operator }) => `'${operator}' is an assignment, which a formula cannot hold.`,
    hint: ({ operator }) =>
      operator === '<-' ? 'For a comparison with a negative number put a space between: x < -1.' : undefined,
  },
  'formula/column-of-table': {
    message: () => "'$' picks a column of a table; a formula already speaks of the columns of the data.",
    hint: ({ name }) => (name === null ? 'Name the column alone.' : `Name the column alone: ${name}.`),
  },
  'formula/no-tilde': {
    message: () => "The formula has no '~'.",
    hint: ({ text }) => `The response stands left of '~' and the terms right: y ~ ${text}.`,
  },
  'formula/second-tilde': {
    message: () => "This is a second '~'.",
    hint: () => "A formula has one '~'; several responses are several models.",
  },
  'formula/chained-comparison': {
    message: ({ operator }) => `A comparison cannot be compared again with '${operator}'.`,
    hint: () => 'Join two comparisons with &: (a < b) & (b < c).',
  },
  'formula/unknown-operator': {
    message: ({ operator }) => `'${operator}' is not an operator of the language.`,
    hint: ({ known }) => `Between percent signs there are ${and(known)}.`,
  },
  'formula/package': {
    message: ({ package: name }) => `After ${name}:: stands the name of a function and its arguments.`,
    hint: () => 'As in splines::ns(x, df = 3).',
  },

  'formula/unknown-column': {
    message: ({ name }) => `The data have no column '${name}'.`,
    hint: ({ nearest, columns }) =>
      meant(nearest) ?? (columns.length ? `The columns are ${some(columns)}.` : 'The data have no columns at all.'),
  },
  'formula/dot': {
    message: ({ where }) => dotPlaces[where],
    hint: ({ where }) =>
      where === 'call'
        ? "It stands for every column of the data but the response's: name the column that the function is of."
        : 'Name the columns.',
  },
  'formula/number-as-term': {
    message: ({ number }) => `The number ${number} is not a term.`,
    hint: () =>
      '1 is the intercept, and 0 or -1 leaves it out. A known part of the mean goes into offset(), arithmetic into I(), as in I(2 * x).',
  },
  'formula/number-in-interaction': {
    message: ({ number, operator }) => `In a formula '${operator}' joins terms, and ${number} is not one.`,
    hint: ({ text }) => `For arithmetic write I(${text}).`,
  },
  'formula/constant-as-term': {
    message: ({ text }) => `${text} reads no column of the data.`,
    hint: () => 'A term is a column or an expression of columns; the intercept is 1.',
  },
  'formula/constant-response': {
    message: ({ text }) => `The response ${text} reads no column of the data.`,
    hint: () => 'Left of ~ stands a column or an expression of columns, as in log(y) ~ x.',
  },
  'formula/power': {
    message: ({ found }) => `The power of a set of terms is a whole number from 1; this is ${found}.`,
    hint: () => '(a + b)^2 stands for a + b + a:b. For arithmetic write I(x^2).',
  },
  'formula/power-of-variable': {
    message: ({ text, variable }) =>
      `In a formula ${text} means ${variable} crossed with itself, which is ${variable} again.`,
    hint: ({ text, variable, power }) =>
      `For the power of the numbers write I(${text}), or poly(${variable}, ${power}) for a polynomial.`,
  },
  'formula/response-on-the-right': {
    message: ({ response, term }) =>
      response === term
        ? `The response ${response} also stands on the right side.`
        : `The response ${response} also stands on the right side, in ${term}.`,
    hint: () => 'Remove it there: a response cannot explain itself.',
  },
  'formula/nothing-to-remove': {
    message: ({ term }) => `There is no ${term} before this point that could be removed.`,
    hint: ({ nearest }) => meant(nearest) ?? "A '-' removes a term that stands before it.",
  },
  'formula/offset-arguments': {
    message: ({ count }) => `offset() takes one argument, not ${count}.`,
    hint: () => 'Several offsets are added: offset(a) + offset(b).',
  },
  'formula/duplicate-offset': {
    message: ({ variable }) => `offset(${variable}) stands in the formula twice.`,
    hint: ({ variable }) => `Remove one, or write offset(2 * ${variable}).`,
  },
  'formula/offset-place': {
    message: ({ where }) =>
      where === 'random'
        ? 'An offset cannot stand inside a random term.'
        : 'An offset cannot be part of an interaction.',
    hint: () => 'Add it to the fixed part: y ~ x + offset(o).',
  },

  'formula/bar-without-parentheses': {
    message: ({ bar }) => `The random term ${bar} stands without parentheses.`,
    hint: ({ group }) =>
      `Put it in parentheses, with only what varies between the groups left of the bar: (1 | ${group}).`,
  },
  'formula/bar-in-interaction': {
    message: ({ bar, operator }) => `The random term ${bar} cannot be joined to other terms by '${operator}'.`,
    hint: () => "Add it with '+'; what should vary between the groups stands left of its bar.",
  },
  'formula/bar-in-bar': {
    message: ({ bar }) => `The random term ${bar} stands inside another one.`,
    hint: () => 'Write one random term a grouping factor, (1 | a) + (1 | b); nested groups are (1 | a/b).',
  },
  'formula/bar-in-response': {
    message: ({ bar }) => `The random term ${bar} stands in the response.`,
    hint: () => "Random terms stand right of '~'.",
  },
  'formula/double-bar-in-structure': {
    message: ({ structure, bar }) => `${structure}(${bar}) says the covariance twice: '||' means diag.`,
    hint: ({ structure }) => `Write one bar in ${structure}( | ), or (x || g) without a structure.`,
  },
  'formula/no-random-columns': {
    message: ({ bar }) => `Nothing varies between the groups in (${bar}).`,
    hint: () => 'Left of the bar stands 1 for random intercepts, or x for intercepts and slopes.',
  },
  'formula/number-as-group': {
    message: ({ number }) => `${number} is not a grouping factor.`,
    hint: () => 'Right of the bar stands a column whose values name the groups.',
  },
  'formula/no-group': {
    message: ({ bar }) => `No grouping factor remains right of the bar in (${bar}).`,
    hint: () => 'Right of the bar stands a column whose values name the groups.',
  },
  'formula/duplicate-random-term': {
    message: ({ label }) => `The random term ${label} stands in the formula twice.`,
    hint: () => 'Remove one: their variances could not be told apart.',
  },
  'formula/unknown-structure': {
    message: ({ name, column }) =>
      column
        ? `${name} is a column, not a covariance structure: no operator stands between ${name} and the parenthesis.`
        : `There is no covariance structure '${name}'.`,
    hint: ({ name, nearest, structures, bar, column }) =>
      column
        ? `Write ${name} + (${bar}).`
        : (meant(nearest) ?? (structures.length ? `Known structures are ${some(structures)}.` : undefined)),
  },
  'formula/structure-argument': {
    message: ({ structure, text }) => `${structure}() takes one term with a bar and named options; ${text} is neither.`,
    hint: () => 'Name the option, as in matern(x + y | g, nu = 1.5).',
  },
  'formula/structure-option-value': {
    message: ({ option, found }) => `The option ${option} is a number, TRUE, FALSE or a word; this is ${found}.`,
  },
  'formula/structure-option-twice': {
    message: ({ option }) => `The option ${option} is given twice.`,
    hint: () => 'Remove one.',
  },

  'formula/covariance-syntax': {
    message: ({ text }) => `${text} does not read as a covariance structure.`,
    hint: () => "It is written as a structure, what orders the rows, and the groups: 'ar1(visit | id)', 'cs(1 | id)'.",
  },
  'formula/covariance-axis': {
    message: ({ found }) =>
      `Left of the bar of a residual covariance stand 1 or coordinates joined by '+'; this is ${found}.`,
    hint: () => "1 is the order of the rows, as in 'ar1(1 | id)'; a time or a place is named, as in 'exp(x + y | id)'.",
  },
  'formula/covariance-group': {
    message: ({ found }) => `Right of the bar stand 1, a group, or one group within another; this is ${found}.`,
    hint: () =>
      "As in 'us(visit | id)', 'us(visit | arm / id)' for a covariance by arm, or '| 1' for rows that all belong together.",
  },
  'formula/variance-syntax': {
    message: ({ text }) => `${text} does not read as a variance function.`,
    hint: () => "It is written as a function of one covariate: 'power(x)', 'ident(f)', 'power(fitted)'.",
  },
  'formula/unknown-variance': {
    message: ({ name }) => `There is no variance function '${name}'.`,
    hint: ({ nearest, functions }) => meant(nearest) ?? `Known variance functions are ${some(functions)}.`,
  },
  'formula/variance-covariate': {
    message: ({ name, found }) => `${name}() is of one covariate; this is ${found}.`,
    hint: ({ name }) => (name === 'ident' ? "Cells of several factors are 'ident(a:b)'." : undefined),
  },
  'formula/variance-fitted': {
    message: () => "'fitted' means the fitted values, and the data have a column of this name too.",
    hint: ({ name }) => `Write ${name}(fitted(.)) for the fitted values, ${name}(\`fitted\`) for the column.`,
  },

  'formula/update-no-response': {
    message: () => "The old formula has no response that the '.' could stand for.",
    hint: () => 'Name the response.',
  },
}
