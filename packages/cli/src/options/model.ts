import { type Command, Option } from 'commander'
import type { Session } from '../session.ts'
import { oneOf, pairs, repeated } from './parsers.ts'

/** Meanings of a weight. */
export const weightsKinds = ['precision', 'frequency', 'known-variance'] as const

/** Options that make the model, as the parser leaves them. */
export interface ModelOptions {
  readonly ml?: true
  readonly weights?: string
  readonly weightsKind?: (typeof weightsKinds)[number]
  readonly offset?: string
  readonly contrast?: ReadonlyMap<string, string>
  readonly schema?: string
  readonly missing?: 'omit' | 'error'
  readonly na?: readonly string[]
  readonly encoding?: string
  readonly relationship?: ReadonlyMap<string, string>
  readonly residual?: string
  readonly variance?: string
}

const contrasts = ['treatment', 'sum', 'helmert', 'poly', 'successive']

/** Adds the options that make the model. */
export function addModelOptions(command: Command, { word }: Session): Command {
  const options = [
    new Option('--ml', word('cli/word/option-ml')),
    new Option('--weights <COLUMN>', word('cli/word/option-weights')),
    new Option('--weights-kind <KIND>', word('cli/word/option-weights-kind')).argParser(
      oneOf('--weights-kind', weightsKinds),
    ),
    new Option('--offset <COLUMN>', word('cli/word/option-offset')),
    new Option('--contrast <FACTOR=NAME>', word('cli/word/option-contrast')).argParser(
      pairs('--contrast', 'FACTOR=NAME', contrasts),
    ),
    new Option('--schema <FILE>', word('cli/word/option-schema')),
    new Option('--missing <WHAT>', word('cli/word/option-missing')).argParser(
      oneOf('--missing', ['omit', 'error'] as const),
    ),
    new Option('--na <TEXT>', word('cli/word/option-na')).argParser(repeated),
    new Option('--encoding <NAME>', word('cli/word/option-encoding')),
    new Option('--relationship <FACTOR=FILE>', word('cli/word/option-relationship')).argParser(
      pairs('--relationship', 'FACTOR=FILE'),
    ),
    new Option('--residual <SPEC>', word('cli/word/option-residual')),
    new Option('--variance <SPEC>', word('cli/word/option-variance')),
  ]
  return addGroup(command, word('cli/word/heading-model'), options)
}

/** Adds options under a heading of the help. */
export function addGroup(command: Command, heading: string, options: readonly Option[]): Command {
  for (const option of options) command.addOption(option.helpGroup(heading))
  return command
}
