import type { DatasetName } from '@lmm/datasets'

/** What a column can be taken for. */
export type ColumnType = 'number' | 'factor'

/** How a table comes about: where it is from, and what is done to it. */
export interface Recipe {
  readonly source:
    | { readonly kind: 'dataset'; readonly name: DatasetName }
    | { readonly kind: 'file'; readonly name: string; readonly file: Blob }
  /** Columns that are taken for something else than they look. */
  readonly types: Readonly<Record<string, ColumnType>>
  /** Columns that become rows. */
  readonly long: { readonly columns: readonly string[]; readonly name: string; readonly value: string } | null
}

export const datasetRecipe = (name: DatasetName): Recipe => ({
  source: { kind: 'dataset', name },
  types: {},
  long: null,
})

export const fileRecipe = (file: Blob, name: string): Recipe => ({
  source: { kind: 'file', name, file },
  types: {},
  long: null,
})
