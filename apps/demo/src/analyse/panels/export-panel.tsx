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

/** The analysis as files. */
export function ExportPanel({ done }: { done: Done }): JSX.Element {
  const document = () => writeReport(done.summary, wordsOfLibrary.value)
  const ways: readonly (readonly [string, () => Promise<void>])[] = [
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
    [
      'CSV',
      async () => {
        const { renderCsv } = await import('@lmm/report/csv')
        download('tables.csv', 'text/csv', renderCsv(done.summary))
      },
    ],
    ['JSON', () => attempt(async () => download('model.json', 'application/json', await ask('model', null)))],
  ]
  const programs = [
    ['TypeScript', 'typescript', 'ts'],
    ['R', 'r', 'R'],
    ['Python', 'python', 'py'],
  ] as const
  return (
    <section class="export-panel" aria-labelledby="export">
      <h2 id="export">{told(words.export)}</h2>
      <p class="redraw">
        {ways.map(([name, make]) => (
          <button key={name} type="button" onClick={make}>
            {name}
          </button>
        ))}
        {programs.map(([name, code, ending]) => (
          <button
            key={name}
            type="button"
            onClick={() => attempt(async () => download(`model.${ending}`, 'text/plain', await ask('code', code)))}
          >
            {name}
          </button>
        ))}
        <button type="button" onClick={() => download('analysis.lmm.json', 'application/json', savedAnalysis(done))}>
          {told(words.save)}
        </button>
      </p>
    </section>
  )
}
