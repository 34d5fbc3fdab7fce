import type { ComponentChildren, JSX } from 'preact'
import { chapters, opened, type PageName, parts } from '../route.ts'
import { language, strings } from '../state/language.ts'
import { addressOf } from './address.ts'

/** The row of chapters, what follows them, and the study with real data. */
export function Contents(): JSX.Element {
  const { learn, parts: words } = strings.value
  return (
    <nav class="contents" aria-label={learn.contents}>
      {chapters.map((name, i) => (
        <ChapterLink key={name} name={name}>
          <small>{i}</small> {learn.chapters[name].short}
        </ChapterLink>
      ))}
      {parts.map((name) => (
        <ChapterLink key={name} name={name}>
          {words[name].short}
        </ChapterLink>
      ))}
      <ChapterLink name={null}>{learn.study}</ChapterLink>
    </nav>
  )
}

/** A link that turns the page without loading it again. */
export function ChapterLink({ name, children }: { name: PageName | null; children: ComponentChildren }): JSX.Element {
  return (
    <a
      href={addressOf(name, language.value)}
      aria-current={opened.value === name ? 'page' : undefined}
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
