import { computed, type ReadonlySignal } from '@preact/signals'
import type { JSX } from 'preact'
import { told } from '../both.ts'
import { GivenTable } from '../components/given-table.tsx'
import { type Kept, kept } from '../learn/address.ts'
import { ChapterLink } from '../learn/contents.tsx'
import { strings } from '../state/language.ts'
import type { Analysis } from './application.ts'
import { applications } from './index.ts'

const controls: Readonly<Record<'application' | 'study', Kept>> = {
  application: kept('application', 1, [1, applications.length], 1),
  study: kept('study', 1, [1, 9999], 1),
}

const current: ReadonlySignal<number> = computed(() => Math.round(controls.application.value.value))

const analysis: ReadonlySignal<Analysis> = computed(() =>
  applications[current.value - 1]!.make(Math.round(controls.study.value.value)),
)

/** One application: raw data, models, figure, numbers, and the paragraph. */
export function Applications(): JSX.Element {
  const { title, lede } = applications[current.value - 1]!
  const { raw, models, picture: Picture, results, remarks, paragraph } = analysis.value
  return (
    <main class="chapter practice application">
      <nav class="exercises named" aria-label={strings.value.parts.applications.title}>
        {applications.map((each, i) => (
          <button
            key={each.title.en}
            type="button"
            aria-current={current.value === i + 1 ? 'step' : undefined}
            onClick={() => {
              controls.application.value.value = i + 1
            }}
          >
            {told(each.title)}
          </button>
        ))}
      </nav>
      <h1>{told(title)}</h1>
      <p class="lede">{told(lede)}</p>
      <pre class="models">
        <code>{models.join('\n')}</code>
      </pre>
      <div class="spread">
        <div class="figures">
          <Picture key={`${current.value} ${controls.study.value.value}`} />
          {remarks.map((each) => (
            <p key={each.en}>{told(each)}</p>
          ))}
          <blockquote class="paragraph">{told(paragraph)}</blockquote>
        </div>
        <aside class="controls">
          <GivenTable given={raw} />
          {results.map((each) => (
            <GivenTable key={each.caption.en} given={each} />
          ))}
          <p class="redraw">
            <button
              type="button"
              onClick={() => {
                controls.study.value.value = (controls.study.value.value % 9999) + 1
              }}
            >
              {told({ en: 'Another sample', zh: '另抽一个样本' })}
            </button>
            <small>
              {strings.value.learn.seed} <output>{controls.study.value.value}</output>
            </small>
          </p>
        </aside>
      </div>
      <nav class="neighbours" aria-label={`${strings.value.learn.previous}, ${strings.value.learn.next}`}>
        <ChapterLink name="practice">← {strings.value.parts.practice.title}</ChapterLink>
        <ChapterLink name="analyse">{strings.value.parts.analyse.title} →</ChapterLink>
      </nav>
    </main>
  )
}
