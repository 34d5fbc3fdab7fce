import type { CallCodes } from '../../codes/calls.ts'
import type { Messages } from '../../sentence.ts'

const listed = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ')

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
  'call/no-model': {
    message: ({ call, found }) => `${call} needs a fitted model, and its first argument is ${found}.`,
    hint: () => 'Pass what lmm() returns, or restore() from a saved model.',
  },
}
