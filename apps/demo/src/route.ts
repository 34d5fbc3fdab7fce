import { type Signal, signal } from '@preact/signals'

export const chapters = ['why', 'lines', 'distribution', 'fanning', 'sharing', 'shrinkage', 'centring'] as const

export type ChapterName = (typeof chapters)[number]

/** What follows the lessons, and a table of the reader's own. */
export const parts = ['practice', 'applications', 'analyse'] as const

export type PartName = (typeof parts)[number]

export type PageName = ChapterName | PartName

const pages: readonly PageName[] = [...chapters, ...parts]

const named = (): PageName | null => {
  const name = new URLSearchParams(location.search).get('chapter')
  return pages.find((each) => each === name) ?? null
}

/** The page that is open; null for the study of sleep. */
export const opened: Signal<PageName | null> = signal(named())

addEventListener('popstate', () => {
  opened.value = named()
})

export const isChapter = (name: PageName | null): name is ChapterName => chapters.some((each) => each === name)
