import type { DesignCodes } from '../../../codes/design.ts'
import type { Messages } from '../../../sentence.ts'
import {
  andMore,
  byColumn,
  cells,
  list,
  matrices,
  maybe,
  plural,
  quoted,
  row,
  shown,
  values,
  wanted,
} from './phrases.ts'

/** Tables, schemas and model matrices, in English. */
export const designEnglish: Messages<DesignCodes> = {
  'design/bad-table': {
    message: ({ found }) => `A table cannot be made from ${cells[found]}.`,
    hint: () => 'Pass columns by name ({ y: [1, 2], group: ["a", "b"] }), an array of row objects, or an Arrow table.',
  },
  'design/bad-column': {
    message: ({ column, found }) => `Column ${column} is ${cells[found]}, not a column.`,
    hint: () => 'A column is an array, a typed array, or { codes, levels } for a factor.',
  },
  'design/bad-row': {
    message: ({ row: index, found }) =>
      `The table's ${row(index)} is ${cells[found]}, not an object with a value for each column.`,
    hint: () => 'Rows are objects such as { y: 1.2, group: "a" }; for columns pass an object of arrays.',
  },
  'design/bad-cell': {
    message: ({ column, row: index, found }) => `Column ${column} holds ${cells[found]} in ${row(index)}.`,
    hint: () => 'Cells are numbers, texts, true or false, dates, or null for missing.',
  },
  'design/mixed-column': {
    message: ({ column, row: index, value, found, expected }) =>
      `Column ${column} holds ${cells[expected]} at first, but ${cells[found]} (${value}) in ${row(index)}.`,
    hint: () => 'A column has cells of one kind; write null for missing values.',
  },
  'design/unsafe-integer': {
    message: ({ column, row: index, value }) =>
      `Column ${column} holds ${value} in ${row(index)}, an integer too large to be a number exactly.`,
    hint: () => 'Pass identifiers as texts, or divide the column first.',
  },
  'design/column-length': {
    message: ({ column, length, expected, other }) =>
      `Column ${column} has ${plural(length, 'row')}, but ${other} has ${expected}.`,
    hint: () => 'All columns of a table have the same length.',
  },
  'design/pivot-columns': {
    message: ({ found, names, groups }) =>
      found === 0
        ? 'No column is meant to be stacked.'
        : `The names of the columns have ${plural(groups, 'part')}, but ${plural(names, 'new name')} ${names === 1 ? 'is' : 'are'} given.`,
    hint: () =>
      'Give the columns, or a pattern with one group for each part: { columns: /^sbp_(\\d+)$/, names: "month" }.',
  },
  'design/stacked-kinds': {
    message: ({ column, kinds }) => `Columns of different kinds, ${list(kinds)}, would be stacked into ${column}.`,
    hint: () => 'Stack them in separate steps, or make them of one kind first.',
  },
  'design/duplicate-column': {
    message: ({ column }) => `There are two columns called ${column}.`,
    hint: () => 'Rename one of them: a formula could mean either.',
  },
  'design/duplicate-level': {
    message: ({ column, level }) => `The factor ${column} lists the level "${level}" twice.`,
    hint: () => 'Each level is listed once, in the order wanted.',
  },
  'design/factor-code': {
    message: ({ column, row: index, code, levels }) =>
      `The factor ${column} has the code ${code} in ${row(index)}, but only ${plural(levels, 'level')}.`,
    hint: ({ levels }) => `Codes are whole numbers from 0 to ${levels - 1}, or -1 for missing.`,
  },
  'design/missing-column': {
    message: ({ column }) => `The data have no column ${column}, which the model reads.`,
    hint: ({ nearest }) => `${maybe(nearest)}New data need every column of the model except the response.`,
  },
  'design/unknown-column': {
    message: ({ option, column }) => `The option ${option} names the column ${column}, which the data do not have.`,
    hint: ({ nearest }) => `${maybe(nearest)}Check the spelling; upper and lower case differ.`,
  },
  'design/option-not-number': {
    message: ({ option, column, found }) =>
      `The option ${option} needs a column of numbers, but ${column} is ${values[found]}.`,
    hint: () => 'Name a numeric column.',
  },
  'design/not-a-number': {
    message: ({ column, row: index, text }) =>
      `Column ${column} is read as numbers, but ${row(index)} holds "${text}".`,
    hint: () => 'Correct the cell, leave it empty for missing, or make the column a factor.',
  },
  'design/not-a-date': {
    message: ({ column, row: index, text }) => `Column ${column} should hold dates, but ${row(index)} holds "${text}".`,
    hint: () => 'Write dates as 2026-03-31, with 14:05 behind for a time.',
  },
  'design/not-logical': {
    message: ({ column, row: index, text }) =>
      `Column ${column} was true or false in the fit, but ${row(index)} holds "${text}".`,
    hint: () => 'Write TRUE or FALSE.',
  },
  'design/infinite': {
    message: ({ column, row: index, count }) => `Column ${column} is infinite in ${row(index)}${andMore(count)}.`,
    hint: () => 'Replace infinite values by the numbers they stand for, or by null to leave the rows out.',
  },
  'design/extreme-number': {
    message: ({ column, value, row: index }) =>
      `${column} is ${value === null ? 'beyond 1.8e308' : value} in ${row(index)}, a size at which variances leave the range of double precision.`,
    hint: () =>
      'Correct the cell, or measure the column in other units: sizes from 1e-75 to 1e75 can be computed with.',
  },
  'design/absent-column': {
    message: ({ column }) => `A type is stated for ${column}, a column that the data do not have.`,
    hint: ({ nearest }) => maybe(nearest).trim() || undefined,
  },
  'design/text-as-number': {
    message: ({ column }) => `The texts in column ${column} are all numbers and are used as numbers.`,
    hint: ({ column }) => `Write factor(${column}), or state the column's type, to use it as a factor.`,
  },
  'design/level-not-listed': {
    message: ({ variable, levels, rows, count }) =>
      `${variable} holds ${quoted(levels)} in ${row(rows[0]!)}${andMore(count)}, which its stated levels do not list.`,
    hint: ({ known, knownCount }) => `Listed: ${shown(known, knownCount)}. Add the level, or correct the cells.`,
  },
  'design/new-level': {
    message: ({ variable, levels, rows, count }) =>
      `${variable} holds ${quoted(levels)} in ${row(rows[0]!)}${andMore(count)}, which the data of the fit did not have.`,
    hint: ({ known, knownCount }) =>
      `No coefficient was estimated for it. Known levels: ${shown(known, knownCount)}. Leave those rows out, or refit with data that have the level.`,
  },
  'design/unused-levels': {
    message: ({ factor, levels, count }) =>
      `No row used has the level${count === 1 ? '' : 's'} ${shown(levels, count)} of ${factor}: left out.`,
  },
  'design/one-level-factor': {
    message: ({ variable, level }) =>
      level === ''
        ? `${variable} has no value in the rows used.`
        : `${variable} has only the level "${level}" in the rows used.`,
    hint: ({ variable }) =>
      `A factor needs two levels to have an effect: remove ${variable} from the formula, or check which rows were left out.`,
  },
  'design/unknown-contrast': {
    message: ({ factor, contrast }) => `There is no coding called ${contrast}, asked for ${factor}.`,
    hint: ({ choices, nearest }) => `${maybe(nearest)}Codings: ${list(choices)}.`,
  },
  'design/contrast-not-factor': {
    message: ({ name }) => `A coding is given for ${name}, which is no factor of this model.`,
    hint: ({ factors, nearest }) =>
      `${maybe(nearest)}${factors.length > 0 ? `Factors here: ${list(factors)}.` : 'The model has no factors.'} A column of numbers becomes one by factor(${'x'}) or a stated type.`,
  },
  'design/contrast-size': {
    message: ({ factor, size, levels }) =>
      `The coding of ${factor} is written for ${plural(size, 'level')}, but it has ${plural(levels.length, 'level')}.`,
    hint: ({ levels }) => `Levels: ${shown(levels.slice(0, 10), levels.length)}.`,
  },
  'design/contrast-scores': {
    message: ({ factor, levels }) => `The scores of ${factor} must be ${levels.length} different numbers.`,
    hint: ({ levels }) => `One for each level, in their order: ${shown(levels.slice(0, 10), levels.length)}.`,
  },
  'design/contrast-matrix': {
    message: ({ factor, problem, levels }) =>
      `The matrix of contrasts of ${factor} ${matrices[problem](levels.length)}.`,
    hint: ({ levels }) => `One row for each level, in their order: ${shown(levels.slice(0, 10), levels.length)}.`,
  },
  'design/contrast-base': {
    message: ({ factor, base, levels }) =>
      `The base of ${factor} is level ${base}, but it has ${plural(levels.length, 'level')}.`,
    hint: ({ levels }) => `Give a number from 1 to ${levels.length}: ${shown(levels.slice(0, 10), levels.length)}.`,
  },
  'design/unknown-function': {
    message: ({ name }) => `There is no function called ${name}.`,
    hint: ({ name, nearest }) =>
      `${maybe(nearest)}Pass a function of your own in the option functions: { ${name}: (x) => ... }.`,
  },
  'design/argument': {
    message: ({ function: name, argument, found, expected }) =>
      `The argument ${argument} of ${name}() is ${found}; it must be ${wanted[expected]}.`,
  },
  'design/argument-missing': {
    message: ({ function: name, argument }) => `${name}() lacks its argument ${argument}.`,
  },
  'design/argument-unknown': {
    message: ({ function: name, argument }) => `${name}() has no argument called ${argument}.`,
    hint: ({ parameters }) => `Its arguments are ${list(parameters)}.`,
  },
  'design/argument-twice': {
    message: ({ function: name, argument }) => `The argument ${argument} of ${name}() is given twice.`,
  },
  'design/too-many-arguments': {
    message: ({ function: name, given }) => `${name}() is given ${plural(given, 'argument')}, more than it takes.`,
    hint: ({ parameters }) => `Its arguments are ${list(parameters)}.`,
  },
  'design/operator': {
    message: ({ operator, variable }) => `The operator ${operator} has no meaning between the values in ${variable}.`,
    hint: () => 'Inside a function operators are arithmetic: + - * / ^ %% %/%, comparisons, & | and !.',
  },
  'design/needs-number': {
    message: ({ user, variable, found }) => `${user} needs numbers, but in ${variable} it is given ${values[found]}.`,
    hint: ({ columns }) =>
      `If ${list(columns, 'or')} should hold numbers, look for cells that are not; a factor enters a formula by its name alone.`,
  },
  'design/needs-factor': {
    message: ({ user, variable, found }) => `${user} needs a factor, but in ${variable} it is given ${values[found]}.`,
    hint: () => 'Give it a column of texts, whole numbers, true or false, or a factor.',
  },
  'design/not-ordered': {
    message: ({ operator, variable }) => `${variable} asks by ${operator} for the order of levels that have none.`,
    hint: () => 'Make it an ordered factor, ordered(f, levels = c(...)), or compare with ==.',
  },
  'design/no-such-level': {
    message: ({ level, variable }) =>
      level === '' ? `${variable} names no level.` : `${variable} names the level "${level}", which does not occur.`,
    hint: ({ levels, nearest }) => `${maybe(nearest)}Levels: ${list(levels)}.`,
  },
  'design/labels': {
    message: ({ labels, levels }) =>
      `${plural(labels.length, 'label')} given for ${plural(levels.length, 'level')}, or one is given twice.`,
    hint: ({ levels }) => `Give one label for each level, in their order: ${list(levels.slice(0, 10))}.`,
  },
  'design/no-spread': {
    message: ({ expression }) => `${expression} would divide by zero: its values do not differ.`,
    hint: () => 'Remove the term: a constant has no effect beside the intercept.',
  },
  'design/degree-too-high': {
    message: ({ expression, degree, distinct }) =>
      `${expression} asks for degree ${degree}, but there are only ${plural(distinct, 'distinct value')}.`,
    hint: ({ distinct }) =>
      distinct > 1
        ? `The highest possible degree is ${distinct - 1}.`
        : 'Remove the term: a constant has no effect beside the intercept.',
  },
  'design/user-function': {
    message: ({ name, row: index, arguments: given, found }) =>
      `Your function ${name}(${given.join(', ')}) returned ${cells[found]} in ${row(index)}; it must return a number.`,
    hint: () => 'It is called once a row with the numbers of that row.',
  },
  'design/not-finite': {
    message: ({ expression, row: index, count, inputs, result }) =>
      `${expression} is ${result === 'nan' ? 'not a number' : result === 'infinity' ? 'infinite' : 'minus infinity'} in ${row(index)}${andMore(count)}, from ${list(inputs)}.`,
    hint: () =>
      'Change the expression so that it has a value there, or leave those rows out by making the cells missing.',
  },
  'design/new-group-mean': {
    message: ({ expression, groups, count }) =>
      `${expression}: the group${count === 1 ? '' : 's'} ${shown(groups, count)} ${count === 1 ? 'was' : 'were'} not in the fit; the mean of ${count === 1 ? 'its' : 'their'} rows in the new data is used.`,
  },
  'design/new-group-first': {
    message: ({ expression, groups, count }) =>
      `${expression}: the group${count === 1 ? '' : 's'} ${shown(groups, count)} ${count === 1 ? 'was' : 'were'} not in the fit; the first date in the new data is used.`,
  },
  'design/missing-values': {
    message: (data) => `${plural(data.count, 'row')} of ${data.total} lack a value (first missing: ${byColumn(data)}).`,
    hint: () => 'Fill them in, or allow rows with missing values to be left out: missing = omit.',
  },
  'design/rows-dropped': {
    message: (data) =>
      `${plural(data.count, 'row')} of ${data.total} left out for missing values (first missing: ${byColumn(data)}).`,
  },
  'design/no-rows': {
    message: (data) =>
      data.total === 0
        ? 'The data have no rows.'
        : `No row of ${data.total} is left: ${list([
            ...(data.count > 0 ? [`${data.count} lack a value (first missing: ${byColumn(data)})`] : []),
            ...(data.count < data.total ? [`${data.total - data.count} have weight zero`] : []),
          ])}.`,
    hint: () => 'Check the columns, and whether missing values were read as such.',
  },
  'design/option-value': {
    message: ({ option, found }) => `The option ${option} cannot be ${found}.`,
    hint: ({ choices }) => `Write ${list(choices, 'or')}.`,
  },
  'design/weights-kind': {
    message: ({ kind }) => `There are no weights of kind ${kind}.`,
    hint: ({ choices, nearest }) =>
      `${maybe(nearest)}Kinds: ${list(choices)}. Survey (sampling) weights are none of these.`,
  },
  'design/negative-weight': {
    message: ({ column, row: index, value, count }) =>
      `The weight ${column} is negative (${value}) in ${row(index)}${andMore(count)}.`,
    hint: ({ kind }) =>
      kind === 'known-variance'
        ? 'The column holds variances, which are above zero.'
        : 'Weights are precisions (1 / variance) or counts, never negative; a weight of zero leaves a row out.',
  },
  'design/zero-variance': {
    message: ({ column, row: index, count }) =>
      `The known variance ${column} is zero in ${row(index)}${andMore(count)}.`,
    hint: () => 'A known variance is above zero. Weights of kind known-variance are variances, not precisions.',
  },
  'design/zero-weights': {
    message: ({ column, count }) => `${plural(count, 'row')} left out because the weight ${column} is zero.`,
  },
  'design/no-response': {
    message: ({ formula }) => `The formula ${formula} has no response.`,
    hint: () => 'Write what is to be explained left of ~, as in y ~ x.',
  },
  'design/response-not-number': {
    message: ({ response, found, levels }) =>
      `The response ${response} must be a number; it is ${values[found]}${levels.length > 0 ? ` (such as ${quoted(levels)})` : ''}.`,
    hint: ({ found, response }) =>
      found === 'logical'
        ? `Write as.numeric(${response}) to use 0 and 1; a linear model of a yes or no is rarely what is wanted.`
        : found === 'basis'
          ? 'A response is one number a row.'
          : 'If it should hold numbers, look for cells that are not, such as "1,5" or "n/a".',
  },
  'design/constant-response': {
    message: ({ response, value, rows }) =>
      rows === 1
        ? `Only one row is left: nothing can be estimated from one ${response}.`
        : `The response ${response} is ${value} in all ${rows} rows used: there is nothing to explain.`,
    hint: () => 'Check the column, and which rows were left out.',
  },
  'design/equal-names': {
    message: ({ name }) => `Two columns of the model matrix would be called ${name}.`,
    hint: () => 'A factor and one of its levels spell another variable: rename a column or a level.',
  },
  'design/aliased': {
    message: ({ columns }) =>
      `${list(columns)} ${columns.length === 1 ? 'is' : 'are'} determined by the columns before ${columns.length === 1 ? 'it' : 'them'} and left out.`,
    hint: () =>
      'Some combinations of levels do not occur, or one variable can be computed from others; what is left describes the same fit.',
  },
  'design/reused-labels': {
    message: ({ inner, outer, level }) =>
      `The levels of ${inner} occur again within several levels of ${outer}. As written the two are crossed: "${level}" is the same ${inner} in all of them.`,
    hint: ({ inner, outer }) => `If each ${outer} has its own, write (1 | ${outer}/${inner}) instead.`,
  },
  'design/merge': {
    message: ({ part, what, found, expected }) =>
      what === 'coding'
        ? `Part ${part + 1} reads or codes ${found} in another way than part 1.`
        : `Part ${part + 1} is of another model than part 1: its ${what === 'residual' ? 'residual structure' : what} ${what === 'weights' ? 'are' : 'is'} ${found}, not ${expected}.`,
    hint: () => 'Accumulate all parts with one formula, one schema and the same options.',
  },
  'design/residual-products': {
    message: ({ residual }) => `These products are of a model whose residuals follow ${residual.join(' and ')}.`,
    hint: () => 'Pass them to fitProducts, or to patternProductsOf for the products by pattern.',
  },
  'design/not-products': {
    message: ({ version }) => `This is not the JSON of products, version ${version}.`,
    hint: () => 'Pass what productsToJSON gave, parsed.',
  },
  'design/one-level-group': {
    message: ({ group, level, term }) => `The grouping factor ${group} of ${term} has only the level "${level}".`,
    hint: () =>
      'The variance between groups needs at least two groups, better five or more: remove the term, or group by another column.',
  },
  'design/one-row-per-level': {
    message: ({ group, levels, rows, term }) =>
      `The grouping factor ${group} of ${term} has ${levels} levels for ${rows} rows: its effects cannot be told from the residuals.`,
    hint: () =>
      'Group by a column whose levels have several rows each. One row a level can be fitted with known variances (meta-analysis) or a known relationship among the levels.',
  },
  'design/too-many-random-effects': {
    message: ({ term, effects, levels, columns, rows }) =>
      `${term} has ${effects} random effects (${levels} levels x ${columns} columns) for ${rows} rows: their variances cannot be told from the residual's.`,
    hint: () =>
      'Take columns out of the term, or uncorrelate it with ||; the number of random effects must be below the number of rows.',
  },
  'design/ambiguous-levels': {
    message: ({ group, level }) => `Two combinations of ${group} would have the same name "${level}".`,
    hint: ({ separator }) => `The names of levels are joined by "${separator}": rename levels that hold it.`,
  },
  'design/schema-lacks': {
    message: ({ variable }) => `The schema knows nothing of ${variable}.`,
    hint: () => 'Use the schema that was inferred for this formula.',
  },
  'design/schema-kind': {
    message: ({ variable, found, expected }) => `The schema has ${variable} as ${expected}, the data as ${found}.`,
    hint: () => 'Use the schema that was inferred for this formula, and the same functions.',
  },
}
