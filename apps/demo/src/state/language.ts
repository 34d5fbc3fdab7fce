import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { WriteOptions } from 'lmm/report'
import { chinese } from '../language/chinese.ts'
import { english } from '../language/english.ts'
import type { Strings } from '../language/strings.ts'
import { followAddress } from '../learn/address.ts'
import { isChapter, opened, type PageName } from '../route.ts'

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

const messages: Signal<WriteOptions['messages']> = signal(undefined)

/** Changes the language, once the library's sentences in it are there. */
export async function speak(next: Language): Promise<void> {
  if (next === 'zh') {
    const [{ zh }, { refusalsChinese }] = await Promise.all([
      import('lmm/messages/zh'),
      import('../language/refusals-chinese.ts'),
    ])
    messages.value = { ...zh, ...refusalsChinese }
  }
  language.value = next
}

/** The words of the library, as `render` and `writeReport` take them. */
export const wordsOfLibrary: ReadonlySignal<Pick<WriteOptions, 'messages'>> = computed(() =>
  language.value === 'zh' && messages.value ? { messages: messages.value } : {},
)

/** What a page is called. */
export function titleOf(page: PageName | null, { title, learn, parts }: Strings): string {
  if (page === null) return title
  return isChapter(page) ? learn.chapters[page].title : parts[page].title
}

effect(() => {
  document.documentElement.lang = language.value
  document.title = titleOf(opened.value, strings.value)
})

followAddress(
  () => opened.value,
  () => language.value,
)
