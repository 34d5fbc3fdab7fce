import { type Block, writeReport } from 'lmm/report'
import type { JSX } from 'preact'
import { told } from '../../both.ts'
import { Scrolls } from '../../components/scrolls.tsx'
import { wordsOfLibrary } from '../../state/language.ts'
import type { Done } from '../state.ts'
import { words } from '../words.ts'

/** The report of the library, section by section. */
export function ReportView({ done: { summary, milliseconds } }: { done: Done }): JSX.Element {
  const { title, sections } = writeReport(summary, wordsOfLibrary.value)
  return (
    <section class="report" aria-labelledby="report">
      <h2 id="report">{told(words.report)}</h2>
      <p>
        {title}
        <small>
          {told(words.fitted)} <output>{milliseconds.toFixed(milliseconds < 100 ? 1 : 0)}</output> ms
        </small>
      </p>
      {sections.map(({ heading, blocks }, i) => (
        <section key={heading ?? i}>
          {heading !== null && <h3>{heading}</h3>}
          {blocks.map((block, k) => (
            <BlockView key={k} block={block} name={heading ?? title} />
          ))}
        </section>
      ))}
    </section>
  )
}

function BlockView({ block, name }: { block: Block; name: string }): JSX.Element {
  switch (block.kind) {
    case 'paragraph':
      return <p>{block.text}</p>
    case 'code':
      return (
        <p>
          <code>{block.text}</code>
        </p>
      )
    case 'list':
      return (
        <ul>
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      )
    case 'table':
      return (
        <Scrolls label={name}>
          <table class="numbers-table">
            <thead>
              <tr>
                {block.columns.map(({ heading, align }, i) => (
                  <th key={i} scope="col" class={align === 'left' ? 'words' : ''}>
                    {heading}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {block.rows.map((row, i) => (
                <tr key={i}>
                  {row.map((text, j) => (
                    <td key={j} class={block.columns[j]!.align === 'left' ? 'words' : ''}>
                      {text.replace(/^-(?=\d)/, '−')}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolls>
      )
  }
}
