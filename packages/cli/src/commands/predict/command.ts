import { type Command, Option } from 'commander'
import { addFormatOptions } from '../../options/format.ts'
import { addGroup, addModelOptions } from '../../options/model.ts'
import { oneOf, oneOfEach, probability } from '../../options/parsers.ts'
import { addUnavailableOptions } from '../../options/unavailable.ts'
import type { Session } from '../../session.ts'
import { examples } from '../examples.ts'

const targets = ['population', 'group', 'new-group', 'observation'] as const

type TargetName = (typeof targets)[number]

const usage = 'DATA FORMULA [NEWDATA] [OPTIONS], or MODEL.json NEWDATA [OPTIONS]'

/** Adds the command `predict`. */
export function addPredict(lmm: Command, session: Session): void {
  const { word } = session
  const command = lmm
    .command('predict')
    .description(word('cli/word/predict'))
    .usage(usage)
    .argument('<DATA>', word('cli/word/data-or-model'))
    .argument('[FORMULA]', word('cli/word/formula'))
    .argument('[NEWDATA]', word('cli/word/new-data'))
  addModelOptions(command, session)
  const target = oneOf('--target', targets)
  const options = [
    new Option('--target <TARGET>', word('cli/word/option-target')).argParser(
      (value: string, previous: readonly TargetName[] = []) => [...new Set([...previous, target(value)])],
    ),
    new Option('--level <P>', word('cli/word/option-level')).argParser(probability('--level')),
    new Option('--new-levels <POLICY>', word('cli/word/option-new-levels')).argParser(
      oneOfEach('--new-levels', 'FACTOR=POLICY', ['draw', 'population', 'error'] as const),
    ),
    new Option('--scale <SCALE>', word('cli/word/option-scale')).argParser(
      oneOf('--scale', ['model', 'response'] as const),
    ),
    new Option('--past <FILE>', word('cli/word/option-past')),
    new Option('--training-data <FILE>', word('cli/word/option-training-data')),
  ]
  const known = new Set(command.options.map(({ long }) => long))
  addGroup(
    command,
    word('cli/word/heading-request'),
    options.filter(({ long }) => !known.has(long)),
  )
  addFormatOptions(command, session)
  addUnavailableOptions(command)
  examples(command, word, [
    'lmm predict dataset:sleepstudy "Reaction ~ Days + (Days | Subject)" new.csv',
    'lmm predict trial.csv "y ~ week + (week | patient)" next.csv --target observation --past trial.csv',
    'lmm predict trial.csv "y ~ arm * visit + (1 | patient)" --csv > fitted.csv',
    'lmm fit trial.csv "y ~ week + (week | patient)" --save model.json',
    'lmm predict model.json next.csv --target observation --past new-patients.csv',
  ])
  command.action(async (data: string, formula: string | undefined, newData: string | undefined, options: object) => {
    const { predictRows } = await import('./predict.ts')
    await predictRows(
      { command: 'lmm predict', usage: `lmm predict ${usage}`, words: [data, formula, newData] },
      options,
      session,
    )
  })
}
