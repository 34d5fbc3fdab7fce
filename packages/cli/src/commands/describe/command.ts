import type { Command } from 'commander'
import { addFormatOptions } from '../../options/format.ts'
import { addModelOptions } from '../../options/model.ts'
import { addUnavailableOptions } from '../../options/unavailable.ts'
import type { Session } from '../../session.ts'
import { examples } from '../examples.ts'

/** Adds the command `describe`. */
export function addDescribe(lmm: Command, session: Session): void {
  const { word } = session
  const command = lmm
    .command('describe')
    .description(word('cli/word/describe'))
    .usage('DATA [FORMULA] [OPTIONS]')
    .argument('<DATA>', word('cli/word/data'))
    .argument('[FORMULA]', word('cli/word/formula'))
  addModelOptions(command, session)
  addFormatOptions(command, session)
  addUnavailableOptions(command)
  examples(command, word, ['lmm describe trial.csv', 'lmm describe trial.csv "y ~ arm * visit + (1 | site/patient)"'])
  command.action(async (data: string, formula: string | undefined, options: object) => {
    const { describe } = await import('./describe.ts')
    await describe(data, formula, options, session)
  })
}
