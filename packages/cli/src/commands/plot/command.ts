import { dfMethods } from '@lmm/degrees-of-freedom'
import { type Command, Option } from 'commander'
import { addLanguage } from '../../options/format.ts'
import { addGroup, addModelOptions } from '../../options/model.ts'
import { integer, oneOf, pairs, probability } from '../../options/parsers.ts'
import { addUnavailableOptions } from '../../options/unavailable.ts'
import type { Session } from '../../session.ts'
import { examples } from '../examples.ts'
import { figureNames } from './figure-names.ts'

const usage = 'DATA FORMULA [OPTIONS], or MODEL.json [OPTIONS]'

/** Adds the command `plot`. */
export function addPlot(lmm: Command, session: Session): void {
  const { word } = session
  const command = lmm
    .command('plot')
    .description(word('cli/word/plot'))
    .usage(usage)
    .argument('<DATA>', word('cli/word/data-or-model'))
    .argument('[FORMULA]', word('cli/word/formula'))
  addModelOptions(command, session)
  addGroup(command, word('cli/word/heading-request'), [
    new Option('--figure <NAME>', word('cli/word/option-figure')).argParser(oneOf('--figure', figureNames)),
    new Option('--along <COLUMN>', word('cli/word/option-along')),
    new Option('--group <FACTOR>', word('cli/word/option-plot-group')),
    new Option('--term <TERM>', word('cli/word/option-plot-term')),
    new Option('--means <SPECS>', word('cli/word/option-plot-means')),
    new Option('--df <METHOD>', word('cli/word/option-df')).argParser(
      oneOf('--df', Object.keys(dfMethods) as (keyof typeof dfMethods)[]),
    ),
    new Option('--level <P>', word('cli/word/option-level')).argParser(probability('--level')),
  ])
  addGroup(command, word('cli/word/heading-format'), [
    new Option('--output <FILE>', word('cli/word/option-output')),
    new Option('--theme <THEME>', word('cli/word/option-theme')).argParser(
      oneOf('--theme', ['light', 'dark'] as const),
    ),
    new Option('--unit <COLUMN=UNIT>', word('cli/word/option-unit')).argParser(pairs('--unit', 'COLUMN=UNIT')),
    new Option('--width <N>', word('cli/word/option-width')).argParser(integer('--width', 100, 10_000)),
    new Option('--height <N>', word('cli/word/option-height')).argParser(integer('--height', 100, 10_000)),
    new Option('--quiet', word('cli/word/option-quiet')),
  ])
  addLanguage(command, session, word('cli/word/heading-format'))
  addUnavailableOptions(command)
  examples(command, word, [
    'lmm plot dataset:sleepstudy "Reaction ~ Days + (Days | Subject)" --output lines.png',
    'lmm plot trial.csv "y ~ arm * week + (week | patient)" --figure means --means "arm | week" > means.svg',
    'lmm plot model.json --figure caterpillar --group patient --theme dark --output patients.svg',
  ])
  command.action(async (data: string, formula: string | undefined, options: object) => {
    const { plot } = await import('./plot.ts')
    await plot({ command: 'lmm plot', usage: `lmm plot ${usage}`, words: [data, formula] }, options, session)
  })
}
