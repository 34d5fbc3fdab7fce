import type { ContrastChoice } from '../contrasts/contrast-choice.ts'
import { type ColumnType, namedOptions, type SchemaOptions } from '../frame/schema-options.ts'

/** What was asked of the rows beside the weights, as given. */
export interface AskedRows {
  readonly offset?: string
  readonly missing?: 'omit' | 'error'
  readonly complete?: readonly string[]
  readonly contrasts?: Readonly<Record<string, ContrastChoice>>
  readonly columns?: Readonly<Record<string, ColumnType>>
}

/** What was asked, for a second fit. */
export function askedRows({ offset, missing, complete, contrasts, columns }: SchemaOptions): AskedRows {
  return {
    ...(offset !== undefined && { offset }),
    ...(missing && { missing }),
    ...(complete && { complete }),
    ...(contrasts && { contrasts: Object.fromEntries(namedOptions(contrasts)) }),
    ...(columns && { columns: Object.fromEntries(namedOptions(columns)) }),
  }
}
