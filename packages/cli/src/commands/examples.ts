import type { Command } from 'commander'
import type { Word } from '../language.ts'

/** Adds examples below the help of a command. */
export function examples(command: Command, word: Word, lines: readonly string[]): void {
  const text = [word('cli/word/heading-examples'), ...lines.map((line) => `  ${line}`)].join('\n')
  command.addHelpText('after', `\n${text}`)
}
