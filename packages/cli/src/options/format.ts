import { type Command, Option } from 'commander'
import { type Language, languages } from '../language.ts'
import type { Session } from '../session.ts'
import { addGroup } from './model.ts'
import { integer, oneOf } from './parsers.ts'

/** Options of the form of the output, as the parser leaves them. */
export interface FormatOptions {
  readonly json?: true
  readonly markdown?: true
  readonly html?: true
  readonly csv?: true
  readonly quiet?: true
  readonly language?: Language
  readonly digits?: number
}

/** Adds the options of the form of the output; at most one of JSON, Markdown, HTML and CSV. */
export function addFormatOptions(command: Command, { word }: Session): Command {
  const options = [
    new Option('--json', word('cli/word/option-json')).conflicts(['markdown', 'html', 'csv']),
    new Option('--markdown', word('cli/word/option-markdown')).conflicts(['json', 'html', 'csv']),
    new Option('--html', word('cli/word/option-html')).conflicts(['json', 'markdown', 'csv']),
    new Option('--csv', word('cli/word/option-csv')).conflicts(['json', 'markdown', 'html']),
    new Option('--digits <N>', word('cli/word/option-digits')).argParser(integer('--digits', 1, 15)),
    new Option('--quiet', word('cli/word/option-quiet')),
  ]
  return addLanguage(
    addGroup(command, word('cli/word/heading-format'), options),
    { word },
    word('cli/word/heading-format'),
  )
}

/** Adds the choice of the language. */
export function addLanguage(command: Command, { word }: Pick<Session, 'word'>, heading: string): Command {
  const option = new Option('--language <LANGUAGE>', word('cli/word/option-language'))
  return addGroup(command, heading, [option.argParser(oneOf('--language', languages))])
}
