import { type LmmError, nearest } from '@lmm/diagnostics'
import type { Command, CommanderError } from 'commander'
import { say } from '../say.ts'

const usageCodes: ReadonlySet<string> = new Set([
  'cli/unknown-option',
  'cli/unknown-command',
  'cli/missing-argument',
  'cli/too-many-arguments',
  'cli/missing-value',
  'cli/conflicting-options',
  'cli/invalid-value',
  'cli/repeated-value',
  'cli/needs-option',
  'cli/saved-model-option',
  'cli/wrong-usage',
  'cli/standard-input-twice',
])

/** Whether an error says that the command was called wrongly (exit status 2). */
export const isUsageError = (error: LmmError): boolean => usageCodes.has(error.diagnostic.code)

/** Wrong usage, found by the parser while it read the arguments of a command. */
export function usageError(command: Command, error: CommanderError): LmmError {
  const name = fullName(command)
  const usage = `${name} ${command.usage()}`
  // the parser tells what it found only within its sentence, in quotes
  const [first = '', second = ''] = [...error.message.matchAll(/'([^']+)'/g)].map((match) => match[1]!)
  switch (error.code) {
    case 'commander.unknownOption': {
      const known = command.options.filter((option) => !option.hidden).map((option) => option.long ?? option.flags)
      return say.error('cli/unknown-option', { option: first, command: name, nearest: nearest(first, known) })
    }
    case 'commander.unknownCommand': {
      const known = command.commands.map((sub) => sub.name())
      return say.error('cli/unknown-command', { name: first, nearest: nearest(first, known), known })
    }
    case 'commander.missingArgument':
      return say.error('cli/missing-argument', { argument: first, command: name, usage })
    case 'commander.excessArguments': {
      const surplus = command.args.slice(command.registeredArguments.length)
      return say.error('cli/too-many-arguments', { command: name, surplus, usage })
    }
    case 'commander.optionMissingArgument':
      return say.error('cli/missing-value', { option: first })
    case 'commander.conflictingOption':
      return say.error('cli/conflicting-options', { first, second })
    default:
      return say.error('cli/wrong-usage', { reason: error.message.replace(/^error: /, '') })
  }
}

function fullName(command: Command): string {
  return command.parent ? `${fullName(command.parent)} ${command.name()}` : command.name()
}
