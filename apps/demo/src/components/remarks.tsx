import type { Summary } from 'lmm'
import { type Block, writeReport } from 'lmm/report'
import type { JSX } from 'preact'
import { wordsOfLibrary } from '../state/language.ts'

/** What the library's report says in sentences: the certificate of the optimum, warnings and notes. */
export function Remarks({ summary }: { summary: Summary }): JSX.Element {
  const { sections } = writeReport(summary, wordsOfLibrary.value)
  const said = sections.filter(
    ({ heading, blocks }) => heading !== null && blocks.every(({ kind }) => kind !== 'table'),
  )
  return (
    <div class="remarks">
      {said.map(({ heading, blocks }) => (
        <section key={heading}>
          <h3>{heading}</h3>
          {blocks.flatMap(sentences).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </section>
      ))}
    </div>
  )
}

function sentences(block: Block): readonly string[] {
  if (block.kind === 'table') return []
  return block.kind === 'list' ? block.items : [block.text]
}
