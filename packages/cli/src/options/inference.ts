import { type DfName, dfMethods } from '@lmm/degrees-of-freedom'
import { type Adjustment, type AnovaType, adjustments } from '@lmm/inference'
import { type Command, Option } from 'commander'
import type { Session } from '../session.ts'
import { addGroup } from './model.ts'
import { integer, oneOf, probability, repeated } from './parsers.ts'

/** Options of tests and intervals, as the parser leaves them. */
export interface InferenceOptions {
  readonly df?: DfName
  readonly level?: number
  readonly anova?: AnovaType
  readonly means?: readonly string[]
  readonly pairwise?: true
  readonly adjust?: Adjustment
  readonly r2?: true
  readonly profile?: true | 'ml' | 'reml'
  readonly compare?: readonly string[]
  readonly refit?: 'yes' | 'no'
  readonly seed?: number
}

const anovaTypes: readonly AnovaType[] = ['I', 'II', 'III']

/** Adds the options of tests and intervals. */
export function addInferenceOptions(command: Command, { word }: Session): Command {
  const dfNames = Object.keys(dfMethods) as DfName[]
  return addGroup(command, word('cli/word/heading-inference'), [
    new Option('--df <METHOD>', word('cli/word/option-df')).argParser(oneOf('--df', dfNames)),
    new Option('--level <P>', word('cli/word/option-level')).argParser(probability('--level')),
    new Option('--anova <TYPE>', word('cli/word/option-anova')).argParser(oneOf('--anova', anovaTypes)),
    new Option('--means <SPECS>', word('cli/word/option-means')).argParser(repeated),
    new Option('--pairwise', word('cli/word/option-pairwise')),
    new Option('--adjust <METHOD>', word('cli/word/option-adjust')).argParser(oneOf('--adjust', adjustments)),
    new Option('--r2', word('cli/word/option-r2')),
    new Option('--profile [CRITERION]', word('cli/word/option-profile')).argParser(
      oneOf('--profile', ['ml', 'reml'] as const),
    ),
    new Option('--compare <FORMULA>', word('cli/word/option-compare')).argParser(repeated),
    new Option('--refit <WHETHER>', word('cli/word/option-refit')).argParser(oneOf('--refit', ['yes', 'no'] as const)),
    new Option('--seed <N>', word('cli/word/option-test-seed')).argParser(
      integer('--seed', 0, Number.MAX_SAFE_INTEGER),
    ),
  ])
}
