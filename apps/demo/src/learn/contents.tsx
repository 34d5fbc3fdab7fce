import type { ComponentChildren, JSX } from 'preact'
import { chapters, isChapter, opened, type PageName, parts } from '../route.ts'
import { language, strings } from '../state/language.ts'
import { addressOf } from './address.ts'

/** The parts of the page: lessons, practice, applications, data of the reader's own, and the study of sleep. */
export function Sections(): JSX.Element {
  const { learn, parts: words } = strings.value
  return (
    <nav class="contents" aria-label={learn.sections}>
      <ChapterLink name="why" current={isChapter(opened.value)}>
        {learn.lessons}
      </ChapterLink>
      {parts.map((name) => (
        <ChapterLink key={name} name={name}>
          {words[name].short}
        </ChapterLink>
      ))}
      <ChapterLink name={null}>{learn.study}</ChapterLink>
    </nav>
  )
}

/** The row of chapters. */
export function Contents(): JSX.Element {
  const { learn } = strings.value
  return (
    <nav class="contents chapters" aria-label={learn.contents}>
      {chapters.map((name, i) => (
        <ChapterLink key={name} name={name}>
          <small>{i}</small> {learn.chapters[name].short}
        </ChapterLink>
      ))}
    </nav>
  )
}

interface ChapterLinkProps {
  readonly name: PageName | null
  /** Whether it is where the reader is. */
  readonly current?: boolean
  readonly children: ComponentChildren
}

/** A link that turns the page without loading it again. */
export function ChapterLink({ name, current = opened.value === name, children }: ChapterLinkProps): JSX.Element {
  return (
    <a
      href={addressOf(name, language.value)}
      aria-current={current ? 'page' : undefined}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return
        event.preventDefault()
        history.pushState(null, '', addressOf(name, language.value))
        opened.value = name
        scrollTo(0, 0)
      }}
    >
      {children}
    </a>
  )
}
