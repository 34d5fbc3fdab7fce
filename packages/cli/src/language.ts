import { type CliWord, cliWordsEnglish, type MessageTable } from '@lmm/diagnostics'

/** Languages that the command speaks. */
export const languages = ['en', 'zh'] as const
export type Language = (typeof languages)[number]

/** A word of the command line in the language of the session. */
export type Word = (name: CliWord) => string

/** The language that the arguments ask for; it must be known before they are parsed, since help and errors are said in it. */
export function languageOf(argv: readonly string[]): Language {
  const at = argv.findIndex((argument) => argument === '--language' || argument.startsWith('--language='))
  if (at < 0) return 'en'
  const asked = argv[at]!.includes('=') ? argv[at]!.slice('--language='.length) : argv[at + 1]
  return languages.find((language) => language === asked) ?? 'en'
}

/** The sentences of a language; none for English, which is built in. */
export async function messagesOf(language: Language): Promise<MessageTable | undefined> {
  if (language === 'en') return undefined
  const { zh } = await import('@lmm/diagnostics/messages/zh')
  return zh
}

/** The words of a language; a word that it lacks is said in English. */
export function wordsOf(messages: MessageTable = {}): Word {
  return (name) => (messages[name] ?? cliWordsEnglish[name]).message({} as never)
}
