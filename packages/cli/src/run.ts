import { CommanderError } from 'commander'
import { status, tellFailure } from './errors/failure.ts'
import type { Io } from './io.ts'
import { languageOf, messagesOf, wordsOf } from './language.ts'
import { program } from './program.ts'
import type { Session } from './session.ts'

/**
 * Runs the command `lmm` with its arguments (without the name of the program) and returns the exit status: 0 done, 1 an error that
 * was explained on standard error, 2 wrong usage. Touches the process only through `io`.
 */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  const messages = await messagesOf(languageOf(argv))
  const session: Session = { io, messages, word: wordsOf(messages) }
  try {
    await program(session).parseAsync(argv, { from: 'user' })
    return status.done
  } catch (error) {
    // help and version were shown; asked for they are a success, instead of a command they are not
    if (error instanceof CommanderError) return error.exitCode === 0 ? status.done : status.wrongUsage
    return tellFailure(error, session)
  }
}
