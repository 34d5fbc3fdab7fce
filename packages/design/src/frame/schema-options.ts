import type { ContrastChoice } from '../contrasts/contrast-choice.ts'
import type { WeightsKind } from '../design.ts'
import type { UserFunctions } from '../expressions/user-function.ts'

/** What a column is, said by the caller. */
export interface ColumnType {
  readonly type: 'factor' | 'ordered' | 'number'
  /** Levels in their order; or those of the data, `sorted` (default) or in their order of `appearance`. */
  readonly levels?: readonly string[] | 'sorted' | 'appearance'
}

/** Options by name, as a plain object or a Map. */
export type ByName<T> = Readonly<Record<string, T>> | ReadonlyMap<string, T>

/** Which rows of the table are used, and how they count. */
export interface RowOptions {
  /** Column of weights. */
  readonly weights?: { readonly column: string; readonly kind?: WeightsKind }
  /** Column added to the offsets of the formula. */
  readonly offset?: string
  /** Rows with missing values: left out (default) or an error. */
  readonly missing?: 'omit' | 'error'
  /** Columns that must be present too, though the model does not read them: so models that are to be compared use the same rows. */
  readonly complete?: readonly string[]
}

/** Options of `inferSchema`. */
export interface SchemaOptions extends RowOptions {
  /**
   * Coding by factor: `treatment`, `sum`, `helmert`, `poly`, `successive`, one of these with its options, or a matrix of one's own:
   * `{ arm: { name: 'treatment', base: 'placebo' }, dose: { matrix: [[-1], [0], [1]], names: ['linear'] } }`.
   */
  readonly contrasts?: ByName<ContrastChoice>
  /** Types of columns where they are not what their values look like. */
  readonly columns?: ByName<ColumnType>
  /** The caller's own functions, by the name that the formula calls. */
  readonly functions?: UserFunctions
}

/** The entries of options by name. */
export function namedOptions<T>(options: ByName<T> | undefined): ReadonlyMap<string, T> {
  if (options === undefined) return new Map()
  return options instanceof Map ? options : new Map(Object.entries(options as Record<string, T>))
}
