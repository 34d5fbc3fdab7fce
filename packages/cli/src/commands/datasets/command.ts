import type { Command } from 'commander'
import { addFormatOptions } from '../../options/format.ts'
import type { Session } from '../../session.ts'
import { examples } from '../examples.ts'

/** Adds the command `datasets`. */
export function addDatasets(lmm: Command, session: Session): void {
  const { word } = session
  const command = lmm
    .command('datasets')
    .description(word('cli/word/datasets'))
    .usage('[NAME] [OPTIONS]')
    .argument('[NAME]', word('cli/word/dataset-name'))
  addFormatOptions(command, session)
  examples(command, word, ['lmm datasets', 'lmm datasets sleepstudy', 'lmm datasets sleepstudy --csv > sleepstudy.csv'])
  command.action(async (name: string | undefined, options: object) => {
    const { listDatasets, showDataset } = await import('./datasets.ts')
    await (name === undefined ? listDatasets(options, session) : showDataset(name, options, session))
  })
}
