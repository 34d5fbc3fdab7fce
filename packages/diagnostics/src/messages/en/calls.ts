import type { ArgumentForm, CallCodes } from '../../codes/calls.ts'
import type { Messages } from '../../sentence.ts'

const listed = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ')

const forms: Readonly<Record<ArgumentForm, { readonly words: string; readonly example: string }>> = {
  column: { words: 'the name of a column', example: "'time'" },
  'whole-number': { words: 'a whole number', example: '50' },
  'df-method': { words: 'a method', example: 'kenwardRoger' },
  weights: { words: 'weights of coefficients', example: '{ Days: 1 }' },
  'weights-list': { words: 'a list of weights of coefficients', example: '[{ Days: 1 }]' },
  specs: { words: 'factors in a text', example: "'~ arm | visit'" },
  means: { words: 'what marginalMeans() returns', example: "marginalMeans(model, 'arm')" },
  models: { words: 'a list of fitted models', example: '[smaller, larger]' },
  products: { words: 'what productsOf() returns', example: 'await productsOf(formula, batches)' },
  names: { words: 'a list of names', example: "['sigma']" },
  seed: { words: 'a whole number from 0 on, or a generator', example: '42' },
  digits: { words: 'a whole number from 1 to 15', example: '3' },
  records: { words: 'a list of individuals with their parents', example: "[{ id: 'lamb', sire: 'ram', dam: 'ewe' }]" },
}

/** Calls, in English. */
export const callsEnglish: Messages<CallCodes> = {
  'call/unknown-option': {
    message: ({ call, option }) => `${call} has no option \`${option}\`.`,
    hint: ({ nearest, known }) => `${nearest[0] ? `Did you mean \`${nearest[0]}\`? ` : ''}It takes ${listed(known)}.`,
  },
  'call/options': {
    message: ({ call, found }) => `The options of ${call} are named values in an object, not ${found}.`,
    hint: ({ known }) => `Write for example \`{ ${known[0]}: ... }\`. It takes ${listed(known)}.`,
  },
  'call/argument': {
    message: ({ call, argument, found, expected }) =>
      `\`${argument}\` of ${call} is ${forms[expected].words}, not ${found}.`,
    hint: ({ expected }) => `Write for example \`${forms[expected].example}\`.`,
  },
  'call/no-model': {
    message: ({ call, found }) => `${call} needs a fitted model, and its first argument is ${found}.`,
    hint: () => 'Pass what lmm() returns, or restore() from a saved model.',
  },
}
