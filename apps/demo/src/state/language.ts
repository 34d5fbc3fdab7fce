import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import { zh } from 'lmm/messages/zh'
import type { WriteOptions } from 'lmm/report'
import { chinese } from '../language/chinese.ts'
import { english } from '../language/english.ts'
import type { Strings } from '../language/strings.ts'
import { followAddress } from '../learn/address.ts'
import { chapter } from '../learn/state.ts'

export type Language = 'en' | 'zh'

/** The words of the page by language. */
export const tables: Readonly<Record<Language, Strings>> = { en: english, zh: chinese }

/** Of the address where that names one, else of the browser. */
function firstLanguage(): Language {
  const named = new URLSearchParams(location.search).get('lang')
  if (named === 'en' || named === 'zh') return named
  return navigator.language.startsWith('zh') ? 'zh' : 'en'
}

export const language: Signal<Language> = signal(firstLanguage())

export const strings: ReadonlySignal<Strings> = computed(() => tables[language.value])

/** The words of the library, as `render` and `writeReport` take them. */
export const wordsOfLibrary: ReadonlySignal<Pick<WriteOptions, 'messages'>> = computed(() =>
  language.value === 'zh' ? { messages: zh } : {},
)

effect(() => {
  document.documentElement.lang = language.value
  document.title = chapter.value === null ? strings.value.title : strings.value.learn.chapters[chapter.value].title
})

followAddress(
  () => chapter.value,
  () => language.value,
)
