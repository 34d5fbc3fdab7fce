import { displayWidth, wrapSentence } from '@lmm/report/terminal'
import { Command, type CommanderError, type Help } from 'commander'
import packageJson from '../package.json' with { type: 'json' }
import { addDatasets } from './commands/datasets/command.ts'
import { addDescribe } from './commands/describe/command.ts'
import { addFit } from './commands/fit/command.ts'
import { addPlot } from './commands/plot/command.ts'
import { addPredict } from './commands/predict/command.ts'
import { addSimulate } from './commands/simulate/command.ts'
import { usageError } from './errors/usage.ts'
import type { Session } from './session.ts'

/** The command `lmm` with its commands, bound to a session. What a command does is loaded when it runs. */
export function program(session: Session): Command {
  const lmm = new Command('lmm')
    .description(session.word('cli/word/about'))
    .version(packageJson.version, '-V, --version', session.word('cli/word/option-version'))
    .usage('COMMAND')
    .helpCommand(false)
    .addHelpText('after', `\n${session.word('cli/word/more-help')}`)
  for (const add of [addFit, addPredict, addSimulate, addPlot, addDescribe, addDatasets]) add(lmm, session)
  for (const command of [lmm, ...lmm.commands]) settle(command, session)
  return lmm
}

/** Help and errors in the manner and the language of the session. */
function settle(command: Command, { io, word }: Session): void {
  const width = Math.min(100, io.stdout.columns ?? 100)
  command
    .helpOption('-h, --help', word('cli/word/option-help'))
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      outputError: () => {},
      getOutHelpWidth: () => width,
      getErrHelpWidth: () => width,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .configureHelp({ ...helpStyle, styleTitle: (title) => titleIn(title, word) })
    .exitOverride((error: CommanderError) => {
      if (error.code === 'commander.help' || error.exitCode === 0) throw error
      throw usageError(command, error)
    })
}

const helpStyle: Partial<Help> = {
  displayWidth,
  boxWrap: (text, width) => wrapSentence(text, width).join('\n'),
  commandUsage: (command) => `${command.parent ? `${command.parent.name()} ` : ''}${command.name()} ${command.usage()}`,
  subcommandTerm: (command) => command.name(),
  argumentTerm: (argument) => argument.name(),
}

function titleIn(title: string, word: Session['word']): string {
  switch (title) {
    case 'Usage:':
      return word('cli/word/heading-usage')
    case 'Arguments:':
      return word('cli/word/heading-arguments')
    case 'Options:':
      return word('cli/word/heading-options')
    case 'Commands:':
      return word('cli/word/heading-commands')
    default:
      return title
  }
}
