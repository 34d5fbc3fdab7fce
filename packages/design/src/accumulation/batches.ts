import type { TableInput } from '../tables/table-input.ts'

/** Tables one after another, of the same columns: an array, a generator, a reader of files. */
export type Batches = AsyncIterable<TableInput> | Iterable<TableInput>
