import { writeReport } from 'lmm/report'
import type { JSX } from 'preact'
import { told } from '../../both.ts'
import { language, wordsOfLibrary } from '../../state/language.ts'
import { download } from '../download.ts'
import { ask } from '../engine/engine.ts'
import { savedAnalysis } from '../saved.ts'
import type { Done } from '../state.ts'
import { words } from '../words.ts'
import { attempt } from './attempt.ts'

/** A file by its name on the page, and how it is made. */
type Way = readonly [string, () => Promise<void>]

const languages = [
  ['TypeScript', 'typescript', 'ts'],
  ['R', 'r', 'R'],
  ['Python', 'python', 'py'],
] as const

/** The analysis as files. */
export function ExportPanel({ done }: { done: Done }): JSX.Element {
  const document = () => writeReport(done.summary, wordsOfLibrary.value)
  const reports: readonly Way[] = [
    [
      'Markdown',
      async () => {
        const { renderMarkdown } = await import('@lmm/report/markdown')
        download('report.md', 'text/markdown', renderMarkdown(document()))
      },
    ],
    [
      'HTML',
      async () => {
        const { renderHtml } = await import('@lmm/report/html')
        download('report.html', 'text/html', renderHtml(document(), { language: language.value }))
      },
    ],
  ]
  const numbers: readonly Way[] = [
    [
      'CSV',
      async () => {
        const { renderCsv } = await import('@lmm/report/csv')
        download('tables.csv', 'text/csv', renderCsv(done.summary))
      },
    ],
    ['JSON', () => attempt(async () => download('model.json', 'application/json', await ask('model', null)))],
  ]
  const programs: readonly Way[] = [
    ...languages.map(
      ([name, code, ending]): Way => [
        name,
        () => attempt(async () => download(`model.${ending}`, 'text/plain', await ask('code', code))),
      ],
    ),
    ['data.csv', () => attempt(async () => download('data.csv', 'text/csv', await ask('table', null)))],
  ]
  const whole: readonly Way[] = [
    [told(words.save), async () => download('analysis.lmm.json', 'application/json', savedAnalysis(done))],
  ]
  const kinds = [
    [words.reportFiles, reports],
    [words.numberFiles, numbers],
    [words.programs, programs],
    [words.whole, whole],
  ] as const
  return (
    <section class="export-panel" aria-labelledby="export">
      <h2 id="export">{told(words.export)}</h2>
      <dl>
        {kinds.map(([kind, ways]) => (
          <div key={kind.en}>
            <dt>{told(kind)}</dt>
            <dd class="redraw">
              {ways.map(([name, make]) => (
                <button key={name} type="button" onClick={make}>
                  {name}
                </button>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
