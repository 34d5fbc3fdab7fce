import { type DatasetName, datasets, isDatasetName } from '@lmm/datasets'
import { type Signal, signal } from '@preact/signals'
import type { Diagnostic, Summary } from 'lmm'
import { keptText } from '../learn/address.ts'
import { ask, Refused, stop } from './engine/engine.ts'
import type { ModelChoice, Progress, TableView } from './engine/protocol.ts'
import { datasetRecipe, type Recipe } from './engine/recipe.ts'
import { keepRecipe, keptRecipe } from './kept.ts'

/** The model as the address keeps it. */
export const model: Readonly<Record<'data' | keyof ModelChoice, Signal<string>>> = {
  data: keptText('data', ''),
  formula: keptText('formula', ''),
  residual: keptText('residual', ''),
  variance: keptText('variance', ''),
  criterion: keptText('criterion', 'REML'),
  df: keptText('df', 'satterthwaite'),
}

export const choice = (): ModelChoice => ({
  formula: model.formula.value,
  residual: model.residual.value,
  variance: model.variance.value,
  criterion: model.criterion.value === 'ML' ? 'ML' : 'REML',
  df: model.df.value as ModelChoice['df'],
})

/** Where the table is from; null before one is chosen. */
export const recipe: Signal<Recipe | null> = signal(null)

export const table: Signal<TableView | null> = signal(null)

/** A fit with what it was asked to be. */
export interface Done {
  readonly choice: ModelChoice
  readonly summary: Summary
  readonly milliseconds: number
}

export const done: Signal<Done | null> = signal(null)

/** Fits that were made of this table, the latest last. */
export const history: Signal<readonly Done[]> = signal([])

/** What the worker is at. */
export const busy: Signal<{ readonly what: 'load' | 'fit'; readonly progress: Progress | null } | null> = signal(null)

/** Why the last request failed. */
export const refused: Signal<Diagnostic | null> = signal(null)

const refusalOf = (error: unknown): void => {
  if (!(error instanceof Refused)) throw error
  refused.value = error.diagnostic.code === 'demo/stopped' ? null : error.diagnostic
}

/** Reads a table; the fits of another one are gone. */
export async function load(next: Recipe): Promise<void> {
  busy.value = { what: 'load', progress: null }
  refused.value = null
  try {
    table.value = await ask('load', next)
    recipe.value = next
    done.value = null
    history.value = []
    model.data.value = next.source.kind === 'dataset' ? next.source.name : ''
    await keepRecipe(next)
  } catch (error) {
    refusalOf(error)
  }
  busy.value = null
}

/** Chooses a bundled set and the formula that suits it. */
export async function choose(name: DatasetName): Promise<void> {
  await load(datasetRecipe(name))
  model.formula.value = datasets[name].formula
  model.residual.value = ''
  model.variance.value = ''
}

/** Fits the model that is written. */
export async function fit(): Promise<void> {
  if (!table.value) return
  const asked = choice()
  let own: typeof busy.value = { what: 'fit', progress: null }
  busy.value = own
  refused.value = null
  try {
    const { summary, milliseconds } = await ask('fit', asked, (progress) => {
      own = { what: 'fit', progress }
      busy.value = own
    })
    done.value = { choice: asked, summary, milliseconds }
    history.value = [...history.value, done.value]
  } catch (error) {
    refusalOf(error)
  }
  // A fit that was cancelled has made way for something else.
  if (busy.value === own) busy.value = null
}

/** Ends a fit; the table is read again, since the worker is gone with it. */
export async function cancel(): Promise<void> {
  const again = recipe.value
  busy.value = again && { what: 'load', progress: null }
  stop()
  if (!again) return
  try {
    table.value = await ask('load', again)
  } catch (error) {
    refusalOf(error)
  }
  busy.value = null
}

/** What the address names, else what this browser kept. */
export async function resume(): Promise<void> {
  const name = model.data.value
  const formula = model.formula.value
  const kept = isDatasetName(name) ? datasetRecipe(name) : await keptRecipe()
  if (!kept) return
  await load(kept)
  if (formula !== '') {
    model.formula.value = formula
    await fit()
  } else if (kept.source.kind === 'dataset') model.formula.value = datasets[kept.source.name].formula
}
