import type { JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import { told } from '../both.ts'
import { strings } from '../state/language.ts'
import { ComparisonPanel } from './panels/comparison-panel.tsx'
import { DataPanel } from './panels/data-panel.tsx'
import { ExportPanel } from './panels/export-panel.tsx'
import { FiguresPanel } from './panels/figures-panel.tsx'
import { FormulaPanel } from './panels/formula-panel.tsx'
import { PredictionPanel } from './panels/prediction-panel.tsx'
import { ReportView } from './panels/report-view.tsx'
import { Said } from './panels/said.tsx'
import { TablePanel } from './panels/table-panel.tsx'
import { busy, done, refused, resume, table } from './state.ts'
import { words } from './words.ts'

let resumed = false

const steps = [
  [words.stepTable, words.stepTableHow],
  [words.stepModel, words.stepModelHow],
  [words.stepReport, words.stepReportHow],
] as const

/** What is to be done here, for who has no table yet. */
function Steps(): JSX.Element {
  return (
    <ol class="steps">
      {steps.map(([what, how]) => (
        <li key={what.en}>
          <b>{told(what)}</b>
          <p>{told(how)}</p>
        </li>
      ))}
    </ol>
  )
}

/** The reader's own data: table, model, report. */
export function Analyse(): JSX.Element {
  useEffect(() => {
    if (!resumed) resume()
    resumed = true
  }, [])
  const shown = table.value
  const fitted = done.value
  return (
    <main class="chapter analyse">
      <h1>{strings.value.parts.analyse.title}</h1>
      <p class="lede">{told(words.lede)}</p>
      <DataPanel />
      {!shown && !busy.value && <Steps />}
      {shown && (
        <>
          {shown.notes.map((note) => (
            <Said key={note.message} diagnostic={note} />
          ))}
          <div class="beside">
            <TablePanel key={shown.columns.map(({ name }) => name).join()} table={shown} />
            <FormulaPanel key={`model ${shown.columns.map(({ name }) => name).join()}`} table={shown} />
          </div>
        </>
      )}
      <div aria-live="polite">{refused.value && <Said diagnostic={refused.value} />}</div>
      {shown && fitted && (
        <>
          <div class="beside">
            <ReportView done={fitted} />
            <div class="figures">
              <FiguresPanel done={fitted} />
              <PredictionPanel key={fitted.choice.formula} done={fitted} table={shown} />
            </div>
          </div>
          <ComparisonPanel />
          <ExportPanel done={fitted} />
        </>
      )}
    </main>
  )
}
