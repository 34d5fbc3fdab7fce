import { type Command, Option } from 'commander'
import { say } from '../say.ts'

/** Options whose names are fixed but which this version cannot serve: they are refused in words instead of being unknown. */
const flags = [
  '--df <METHOD>',
  '--level <P>',
  '--seed <N>',
  '--anova <TYPE>',
  '--means <SPECS>',
  '--pairwise',
  '--adjust <METHOD>',
  '--profile [CRITERION]',
  '--r2',
  '--influence [KIND]',
  '--robust <KIND>',
  '--cluster <COLUMN>',
  '--compare <FORMULA>',
  '--refit <WHETHER>',
]

/** Adds them, hidden from the help. */
export function addUnavailableOptions(command: Command): Command {
  const options = flags.map((flag) => new Option(flag))
  for (const option of options)
    if (!command.options.some(({ long }) => long === option.long)) command.addOption(option.hideHelp())
  return command.hook('preAction', (_, action) => refuse(action))
}

function refuse(action: Command): void {
  const works = action.options.filter((option) => !option.hidden).map((option) => option.long!)
  for (const option of action.options)
    if (option.hidden && action.getOptionValue(option.attributeName()) !== undefined)
      throw say.error('cli/not-available', { option: option.long!, works }, { kind: 'option', name: option.long! })
}
