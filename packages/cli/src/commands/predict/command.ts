import type { Command } from 'commander'
import { addFormatOptions } from '../../options/format.ts'
import { addModelOptions } from '../../options/model.ts'
import { addUnavailableOptions } from '../../options/unavailable.ts'
import type { Session } from '../../session.ts'
import { examples } from '../examples.ts'

/** Adds the command `predict`. */
export function addPredict(lmm: Command, session: Session): void {
  const { word } = session
  const command = lmm
    .command('predict')
    .description(word('cli/word/predict'))
    .usage('DATA FORMULA [NEWDATA] [OPTIONS]')
    .argument('<DATA>', word('cli/word/data'))
    .argument('<FORMULA>', word('cli/word/formula'))
    .argument('[NEWDATA]', word('cli/word/new-data'))
  addModelOptions(command, session)
  addFormatOptions(command, session)
  addUnavailableOptions(command)
  examples(command, word, [
    'lmm predict dataset:sleepstudy "Reaction ~ Days + (Days | Subject)" new.csv',
    'lmm predict trial.csv "y ~ arm * visit + (1 | patient)" --csv > fitted.csv',
  ])
  command.action(async (data: string, formula: string, newData: string | undefined, options: object) => {
    const { predictRows } = await import('./predict.ts')
    await predictRows(data, formula, newData, options, session)
  })
}
