import type { CliCodes, JsonKind, SchemaProblem } from '../../codes/cli.ts'
import type { Messages } from '../../sentence.ts'

const some = (names: readonly string[], most = 12): string =>
  names.length > most ? `${names.slice(0, most).join(', ')} and ${names.length - most} more` : names.join(', ')
const guess = (names: readonly string[]): string => (names.length ? `Did you mean ${names.join(' or ')}?` : '')
const sentences = (...parts: readonly (string | false)[]): string => parts.filter(Boolean).join(' ')

const kinds: Readonly<Record<JsonKind, string>> = {
  null: 'null',
  boolean: 'true or false',
  number: 'a number',
  string: 'a text',
  array: 'an array',
  object: 'an object without columns',
}
const problems: Readonly<Record<SchemaProblem, (value: string) => string>> = {
  'not-an-object': (value) => `${value}, which is not an object`,
  'unknown-key': (value) => `${value}, which means nothing here`,
  type: (value) => `the type ${value}, which does not exist`,
  levels: (value) => `the levels ${value}, which are not an array of texts`,
  'repeated-level': (value) => `levels in which ${value} stands twice`,
  'levels-of-numbers': () => 'levels, though it is to be a number',
}
const formats = '.csv, .tsv, .json, .parquet, .arrow, .feather, .xlsx, - (CSV on standard input) and dataset:NAME'

/** The command line, in English. */
export const cliEnglish: Messages<CliCodes> = {
  'cli/unknown-option': {
    message: ({ option, command }) => `${command} has no option ${option}.`,
    hint: ({ nearest, command }) => sentences(guess(nearest), `See ${command} --help.`),
  },
  'cli/unknown-command': {
    message: ({ name }) => `lmm has no command ${name}.`,
    hint: ({ nearest, known }) => sentences(guess(nearest), `Commands: ${some(known)}.`),
  },
  'cli/missing-argument': {
    message: ({ argument, command }) => `${command} needs ${argument}.`,
    hint: ({ usage, command }) => `Usage: ${usage}. See ${command} --help for examples.`,
  },
  'cli/too-many-arguments': {
    message: ({ command, surplus }) =>
      `${command} has no use for ${surplus.length === 1 ? 'the argument' : 'the arguments'} ${surplus.join(' ')}.`,
    hint: ({ usage }) =>
      sentences(usage.includes('FORMULA') && 'A formula with spaces must stand in quotes.', `Usage: ${usage}.`),
  },
  'cli/missing-value': { message: ({ option }) => `A value is missing after ${option}.` },
  'cli/conflicting-options': {
    message: ({ first, second }) => `${first} and ${second} exclude each other.`,
    hint: () => 'Give one of them.',
  },
  'cli/invalid-value': {
    message: ({ option, value }) => `${JSON.stringify(value)} is no value for ${option}.`,
    hint: ({ expected }) => `Expected: ${expected.join(' or ')}.`,
  },
  'cli/repeated-value': {
    message: ({ option, key }) => `${option} is given twice for ${key}.`,
    hint: () => 'Give it once.',
  },
  'cli/needs-option': {
    message: ({ option, needs }) => `${option} says nothing without ${needs}.`,
    hint: ({ needs }) => `Give ${needs} too.`,
  },
  'cli/saved-model-option': {
    message: ({ option, path }) => `${option} says how to fit a model, and that of ${path} is fitted.`,
    hint: ({ option }) => `Leave ${option} out, or give the data and the formula in place of the saved model.`,
  },
  'cli/wrong-usage': { message: ({ reason }) => reason, hint: () => 'See lmm --help.' },

  'cli/not-available': {
    message: ({ option }) => `${option} is not available in this version.`,
    hint: ({ works }) => `What works: ${works.join(' ')}.`,
  },
  'cli/file-not-found': {
    message: ({ path }) => `There is no file ${path}.`,
    hint: ({ nearest, datasets }) =>
      sentences(
        guess([...datasets.map((name) => `dataset:${name}`), ...nearest]),
        !datasets.length && !nearest.length && 'Check the path; it is taken relative to the current directory.',
      ),
  },
  'cli/directory': {
    message: ({ path }) => `${path} is a directory, not a file.`,
    hint: ({ tables }) =>
      tables.length ? `Tables in it: ${some(tables)}.` : 'Give the path of a table; there is none in it.',
  },
  'cli/not-readable': {
    message: ({ path, reason }) => `${path} cannot be read: ${reason}.`,
    hint: () => 'Check the permissions of the file.',
  },
  'cli/format-later': {
    message: ({ path, format }) => `${path}: ${format} cannot be read in this version.`,
    hint: () => `What can be read: ${formats}. Export the table as CSV.`,
  },
  'cli/cannot-write': {
    message: ({ path, problem }) => `${path} cannot be written: ${problem}.`,
    hint: () => 'Check that the folder exists and may be written to.',
  },
  'cli/relationship-file': {
    message: ({ path, rows, columns }) =>
      `${path} (${rows} rows, ${columns} columns) is neither a square matrix whose header names the levels nor a pedigree.`,
    hint: () =>
      'Give one row and one column of numbers for each level, the rows in the order of the header or named in a first column; or columns id, sire and dam.',
  },
  'cli/unknown-format': {
    message: ({ path, extension }) =>
      extension
        ? `${path} is not recognised as a table: the ending ${extension} is unknown.`
        : `${path} is not recognised as a table: its name has no ending.`,
    hint: () => `What can be read: ${formats}.`,
  },
  'cli/unknown-dataset': {
    message: ({ name }) => `There is no data set '${name}'.`,
    hint: ({ nearest, known }) => sentences(guess(nearest), `Data sets: ${some(known, 20)}.`),
  },
  'cli/standard-input-twice': {
    message: () => 'Standard input can be read only once, but two tables are to come from it.',
    hint: () => 'Give the path of a file for one of them.',
  },
  'cli/empty-file': {
    message: ({ source }) => `${source} is empty.`,
    hint: () => 'A table has a line with the names of its columns and a line for each row.',
  },
  'cli/json-syntax': {
    message: ({ source, place }) =>
      `${source} is not JSON${place ? `: line ${place.line} cannot be read on from column ${place.column}` : ''}.`,
    hint: () => 'Check the file with a JSON validator.',
  },
  'cli/schema-file': {
    message: ({ path, found }) => `The schema ${path} holds ${kinds[found]}.`,
    hint: () => 'A schema is a JSON object: {"column": {"type": "factor", "levels": ["a", "b"]}}.',
  },
  'cli/schema-column': {
    message: ({ path, column, problem, value }) =>
      `The schema ${path} describes the column ${column} by ${problems[problem](value)}.`,
    hint: () =>
      '"type" is "factor", "ordered" or "number"; "levels", of factors only, is an array of texts without repetition.',
  },
  'cli/table-size': { message: ({ source, rows, columns }) => `${source}: ${rows} rows, ${columns} columns` },
  'cli/infinite-values': {
    message: ({ column, count }) =>
      `${count} ${count === 1 ? 'value' : 'values'} of ${column} ${count === 1 ? 'is' : 'are'} infinite.`,
  },
  'cli/model-size': {
    message: ({ response, rows, dropped }) =>
      `Response ${response}; ${rows} rows used${dropped > 0 ? `, ${dropped} left out for missing values` : ''}.`,
  },
  'cli/unexpected': {
    message: ({ reason }) => `lmm failed unexpectedly: ${reason}`,
    hint: () =>
      'This is a bug in lmm. Please report it with the command and, if you can, the data; LMM_DEBUG=1 shows where it happened.',
  },
}
