import { language } from './state/language.ts'

/** The same words in both languages, side by side where they belong to one place only. */
export interface Both {
  readonly en: string
  readonly zh: string
}

/** In the language of the page. */
export const told = (words: Both): string => words[language.value]
