import { isDatasetName } from '@lmm/datasets'
import { type Signal, signal } from '@preact/signals'
import { told } from '../both.ts'
import type { ModelChoice } from './engine/protocol.ts'
import { datasetRecipe, type Recipe } from './engine/recipe.ts'
import { parsed } from './parsed.ts'
import { type Done, done, fit, load, model, recipe, table } from './state.ts'
import { words } from './words.ts'

/** An analysis as one file: which data, what was done to them, the model, the results. */
interface SavedAnalysis {
  readonly kind: 'lmm/analysis'
  readonly version: 1
  readonly data: { readonly kind: 'dataset' | 'file'; readonly name: string; readonly hash: string | null }
  readonly types: Recipe['types']
  readonly long: Recipe['long']
  readonly schema: readonly { readonly name: string; readonly kind: string }[]
  readonly model: ModelChoice
  readonly results: Done['summary']
}

/** What is to be said of an analysis that was opened. */
export const openedNote: Signal<string | null> = signal(null)

const awaited: Signal<SavedAnalysis | null> = signal(null)

/** The analysis that is shown, as the text of a file. */
export function savedAnalysis({ choice, summary }: Done): string {
  const { source, types, long } = recipe.value!
  const { columns, hash } = table.value!
  const saved: SavedAnalysis = {
    kind: 'lmm/analysis',
    version: 1,
    data: { kind: source.kind, name: source.name, hash },
    types,
    long,
    schema: columns.map(({ name, kind }) => ({ name, kind })),
    model: choice,
    results: summary,
  }
  return JSON.stringify(saved, null, 2)
}

function recognized(text: string): SavedAnalysis | null {
  try {
    const found: unknown = JSON.parse(text)
    const known = typeof found === 'object' && found !== null && 'kind' in found && found.kind === 'lmm/analysis'
    return known && 'version' in found && found.version === 1 ? (found as SavedAnalysis) : null
  } catch {
    return null
  }
}

/** Opens an analysis: its data where they are at hand, else it says which file it waits for. */
export async function openAnalysis(text: string): Promise<void> {
  const saved = recognized(text)
  if (!saved) {
    openedNote.value = told({ en: 'That file is no saved analysis.', zh: '这个文件不是保存的分析。' })
    return
  }
  const { data, types, long } = saved
  if (data.kind === 'dataset' && isDatasetName(data.name))
    return restored(saved, { ...datasetRecipe(data.name), types, long })
  const here = recipe.value
  if (here?.source.kind === 'file' && table.value?.hash === data.hash) return restored(saved, { ...here, types, long })
  awaited.value = saved
  show(saved.model)
  openedNote.value = `${told(words.needsData)} ${data.name}`
}

/** A file that was dropped: that of an analysis that waits for it, or another one. */
export async function loadFile(next: Recipe): Promise<void> {
  const saved = awaited.value
  await load(next)
  forgetForeign()
  if (!saved || !table.value) return
  awaited.value = null
  if (table.value.hash === saved.data.hash) await restored(saved, { ...next, types: saved.types, long: saved.long })
  else openedNote.value = told(words.otherData)
}

/** A formula of columns that the table does not have belonged to another one. */
function forgetForeign(): void {
  const found = table.value && parsed(model.formula.value, table.value.columns, undefined)
  if (!found || !('code' in found) || found.code !== 'formula/unknown-column') return
  for (const text of [model.formula, model.residual, model.variance]) text.value = ''
}

function show({ formula, residual, variance, criterion, df }: ModelChoice): void {
  model.formula.value = formula
  model.residual.value = residual
  model.variance.value = variance
  model.criterion.value = criterion
  model.df.value = df
}

async function restored(saved: SavedAnalysis, from: Recipe): Promise<void> {
  await load(from)
  show(saved.model)
  await fit()
  const same = done.value !== null && done.value.summary.deviance === saved.results.deviance
  openedNote.value = told(
    same
      ? {
          en: `Opened: ${saved.data.name}, with the same results to the last digit.`,
          zh: `已打开：${saved.data.name}，结果逐位相同。`,
        }
      : {
          en: `Opened: ${saved.data.name}. The results differ from those that were saved.`,
          zh: `已打开：${saved.data.name}。结果与保存时不同。`,
        },
  )
}
