import type { ComponentChildren, JSX } from 'preact'
import { language, strings } from '../state/language.ts'
import { addressOf } from './address.ts'
import { type ChapterName, chapter, chapters } from './state.ts'

/** The row of chapters, and the study with real data. */
export function Contents(): JSX.Element {
  const { learn } = strings.value
  return (
    <nav class="contents" aria-label={learn.contents}>
      {chapters.map((name, i) => (
        <ChapterLink key={name} name={name}>
          <small>{i}</small> {learn.chapters[name].short}
        </ChapterLink>
      ))}
      <ChapterLink name={null}>{learn.study}</ChapterLink>
    </nav>
  )
}

/** A link that turns the page without loading it again. */
export function ChapterLink({
  name,
  children,
}: {
  name: ChapterName | null
  children: ComponentChildren
}): JSX.Element {
  return (
    <a
      href={addressOf(name, language.value)}
      aria-current={chapter.value === name ? 'page' : undefined}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return
        event.preventDefault()
        history.pushState(null, '', addressOf(name, language.value))
        chapter.value = name
        scrollTo(0, 0)
      }}
    >
      {children}
    </a>
  )
}
