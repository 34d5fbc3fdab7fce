import { type DatasetName, datasets } from '@lmm/datasets'
import { type Signal, useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import { told } from '../../both.ts'
import { titlesInChinese } from '../dataset-titles.ts'
import { fileRecipe } from '../engine/recipe.ts'
import { loadFile, openAnalysis, openedNote } from '../saved.ts'
import { busy, choose, model } from '../state.ts'
import { words } from '../words.ts'

/** A file: a table, or an analysis that was saved. */
async function take(file: File | undefined): Promise<void> {
  if (!file) return
  if (file.name.endsWith('.lmm.json')) await openAnalysis(await file.text())
  else await loadFile(fileRecipe(file, file.name))
}

/** Takes what is dropped anywhere: beside the field it would be opened in place of the page. */
function dropped(over: Signal<boolean>): () => void {
  const handlers = {
    dragover: (event: DragEvent): void => {
      event.preventDefault()
      over.value = true
    },
    dragleave: (event: DragEvent): void => {
      if (!event.relatedTarget) over.value = false
    },
    drop: (event: DragEvent): void => {
      event.preventDefault()
      over.value = false
      take(event.dataTransfer?.files[0])
    },
  }
  const names = ['dragover', 'dragleave', 'drop'] as const
  for (const name of names) addEventListener(name, handlers[name])
  return () => {
    for (const name of names) removeEventListener(name, handlers[name])
  }
}

/** Where the table is from. */
export function DataPanel(): JSX.Element {
  const over = useSignal(false)
  useEffect(() => dropped(over), [over])
  return (
    <section class={over.value ? 'drop over' : 'drop'}>
      <p>
        {told(words.drop)}{' '}
        <label class="file">
          <input
            type="file"
            class="unseen"
            accept=".lmm.json,.csv,.tsv,.tab,.txt,.json,.jsonl,.ndjson,.parquet,.pq,.arrow,.feather,.xlsx,.xlsm"
            onChange={(event) => take(event.currentTarget.files?.[0])}
          />
          <span>{told(words.file)}</span>
        </label>
        <small>{told(words.formats)}</small>
      </p>
      <p>
        <label>
          {told(words.bundled)}{' '}
          <select
            id="bundled"
            value={model.data.value}
            onChange={(event) => {
              const name = event.currentTarget.value
              if (name !== '') choose(name as DatasetName)
            }}
          >
            <option value="">{told(words.none)}</option>
            {(Object.keys(datasets) as DatasetName[]).map((name) => (
              <option key={name} value={name}>
                {told({ en: `${name}: ${datasets[name].title}`, zh: `${name}：${titlesInChinese[name]}` })}
              </option>
            ))}
          </select>
        </label>
      </p>
      {openedNote.value !== null && <p role="status">{openedNote.value}</p>}
      {busy.value?.what === 'load' && <p class="busy">{told(words.reading)}</p>}
    </section>
  )
}
