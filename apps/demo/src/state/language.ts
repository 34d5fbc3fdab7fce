import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import { zh } from 'lmm/messages/zh'
import type { WriteOptions } from 'lmm/report'
import { chinese } from '../language/chinese.ts'
import { english } from '../language/english.ts'
import type { Strings } from '../language/strings.ts'

export type Language = 'en' | 'zh'

/** The words of the page by language. */
export const tables: Readonly<Record<Language, Strings>> = { en: english, zh: chinese }

export const language: Signal<Language> = signal(navigator.language.startsWith('zh') ? 'zh' : 'en')

export const strings: ReadonlySignal<Strings> = computed(() => tables[language.value])

/** The words of the library, as `render` and `writeReport` take them. */
export const wordsOfLibrary: ReadonlySignal<Pick<WriteOptions, 'messages'>> = computed(() =>
  language.value === 'zh' ? { messages: zh } : {},
)

effect(() => {
  document.documentElement.lang = language.value
  document.title = strings.value.title
})
