import { type Command, Option } from 'commander'
import { addLanguage } from '../../options/format.ts'
import { addGroup, addModelOptions } from '../../options/model.ts'
import { integer } from '../../options/parsers.ts'
import { addUnavailableOptions } from '../../options/unavailable.ts'
import type { Session } from '../../session.ts'
import { examples } from '../examples.ts'

const usage = 'DATA FORMULA [NEWDATA] [OPTIONS], or MODEL.json NEWDATA [OPTIONS]'

/** Adds the command `simulate`. */
export function addSimulate(lmm: Command, session: Session): void {
  const { word } = session
  const command = lmm
    .command('simulate')
    .description(word('cli/word/simulate'))
    .usage(usage)
    .argument('<DATA>', word('cli/word/data-or-model'))
    .argument('[FORMULA]', word('cli/word/formula'))
    .argument('[NEWDATA]', word('cli/word/simulate-data'))
  addModelOptions(command, session)
  addGroup(command, word('cli/word/heading-request'), [
    new Option('--count <N>', word('cli/word/option-count')).argParser(integer('--count', 1, 1_000_000)),
    new Option('--seed <N>', word('cli/word/option-simulation-seed')).argParser(
      integer('--seed', 0, Number.MAX_SAFE_INTEGER),
    ),
    new Option('--conditional', word('cli/word/option-conditional')),
  ])
  addGroup(command, word('cli/word/heading-format'), [
    new Option('--json', word('cli/word/option-json')).conflicts(['csv']),
    new Option('--csv', word('cli/word/option-csv')).conflicts(['json']),
    new Option('--quiet', word('cli/word/option-quiet')),
  ])
  addLanguage(command, session, word('cli/word/heading-format'))
  addUnavailableOptions(command)
  examples(command, word, [
    'lmm simulate dataset:sleepstudy "Reaction ~ Days + (Days | Subject)" --count 100 --seed 7 > draws.csv',
    'lmm simulate trial.csv "y ~ week + (week | patient)" new.csv --conditional --json',
    'lmm simulate model.json new.csv --count 1000',
  ])
  command.action(async (data: string, formula: string | undefined, newData: string | undefined, options: object) => {
    const { simulateRows } = await import('./simulate.ts')
    await simulateRows(
      { command: 'lmm simulate', usage: `lmm simulate ${usage}`, words: [data, formula, newData] },
      options,
      session,
    )
  })
}
