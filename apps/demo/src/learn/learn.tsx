import type { FunctionComponent, JSX } from 'preact'
import { type ChapterName, chapters } from '../route.ts'
import { strings } from '../state/language.ts'
import { embedded } from './address.ts'
import { CentringChapter } from './chapters/centring.tsx'
import { Distribution } from './chapters/distribution.tsx'
import { FanningChapter } from './chapters/fanning.tsx'
import { Lines } from './chapters/lines.tsx'
import { Sharing } from './chapters/sharing.tsx'
import { ShrinkageChapter } from './chapters/shrinkage.tsx'
import { Why } from './chapters/why.tsx'
import { ChapterLink, Contents } from './contents.tsx'

const screens: Readonly<Record<ChapterName, FunctionComponent>> = {
  why: Why,
  lines: Lines,
  distribution: Distribution,
  fanning: FanningChapter,
  sharing: Sharing,
  shrinkage: ShrinkageChapter,
  centring: CentringChapter,
}

/** One chapter, with the ways to its neighbours. */
export function Learn({ name }: { name: ChapterName }): JSX.Element {
  const Shown = screens[name]
  const { learn, parts } = strings.value
  const place = chapters.indexOf(name)
  const [before, after] = [chapters[place - 1], chapters[place + 1]]
  return (
    <>
      {!embedded && <Contents />}
      <Shown />
      {!embedded && (
        <nav class="neighbours" aria-label={`${learn.previous}, ${learn.next}`}>
          {before ? <ChapterLink name={before}>← {learn.chapters[before].title}</ChapterLink> : <span />}
          <ChapterLink name={after ?? 'practice'}>
            {after ? learn.chapters[after].title : parts.practice.title} →
          </ChapterLink>
        </nav>
      )}
    </>
  )
}
