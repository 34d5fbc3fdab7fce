import { type Command, Option } from 'commander'
import { addFormatOptions } from '../../options/format.ts'
import { addInferenceOptions } from '../../options/inference.ts'
import { addGroup, addModelOptions } from '../../options/model.ts'
import { oneOf } from '../../options/parsers.ts'
import { addUnavailableOptions } from '../../options/unavailable.ts'
import type { Session } from '../../session.ts'
import { examples } from '../examples.ts'

/** Adds the command `fit`. */
export function addFit(lmm: Command, session: Session): void {
  const { word } = session
  const command = lmm
    .command('fit')
    .description(word('cli/word/fit'))
    .usage('DATA FORMULA [OPTIONS]')
    .argument('<DATA>', word('cli/word/data'))
    .argument('<FORMULA>', word('cli/word/formula'))
  addModelOptions(command, session)
  addInferenceOptions(command, session)
  addGroup(command, word('cli/word/heading-request'), [
    new Option('--random-effects', word('cli/word/option-random-effects')),
    new Option('--fitted', word('cli/word/option-fitted')),
    new Option('--predict <FILE>', word('cli/word/option-predict')),
    new Option('--code <LANGUAGE>', word('cli/word/option-code'))
      .argParser(oneOf('--code', ['r', 'python', 'typescript'] as const))
      .conflicts(['json', 'csv', 'markdown', 'html', 'apa']),
    new Option('--apa', word('cli/word/option-apa')).conflicts(['json', 'csv', 'markdown', 'html', 'code']),
    new Option('--save <FILE>', word('cli/word/option-save')),
  ])
  addFormatOptions(command, session)
  addUnavailableOptions(command)
  examples(command, word, [
    'lmm fit dataset:sleepstudy "Reaction ~ Days + (Days | Subject)"',
    'lmm fit trial.csv "y ~ arm * visit + (1 | site/patient)" --schema trial.json --json',
    'cat trial.csv | lmm fit - "log(y) ~ x + (x || id)" --ml --markdown',
  ])
  command.action(async (data: string, formula: string, options: object) => {
    const { fit } = await import('./fit.ts')
    await fit(data, formula, options, session)
  })
}
