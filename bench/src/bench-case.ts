/** What one run gave, for the columns of the table beside the time. */
export interface Outcome {
  readonly criterion: number | null
  readonly evaluations: number | null
  /** What is to be known about this result, if anything. */
  readonly remark?: string
  /** Time of the part that is judged, in place of the whole run. */
  readonly ms?: number
  /** What the time must stay below where the target is `limit`, in ms. */
  readonly limit?: number
}

/** A case made ready in a process: its columns are in memory. */
export interface Work {
  /** Bytes of the columns, 8 for the place of a text. */
  readonly columnBytes: number
  run(): Outcome | Promise<Outcome>
}

/** What is asked for: times faster than R, milliseconds at most, or less than the `limit` that the run tells. */
export type Target = { readonly ratio: number } | { readonly ms: number } | 'limit'

/** One line of the table. */
export interface BenchCase {
  readonly name: string
  /** The model or the work, in one line. */
  readonly title: string
  readonly target?: Target
  /** Every run is the first of a new process. */
  readonly fresh?: true
  /** Only with `--long`: the whole case, or its side in R. */
  readonly long?: 'case' | 'theirs'
  /** Turns of ours and theirs. */
  readonly rounds: number
  /** Runs in one turn. */
  readonly ours: number
  readonly theirs: number
  /** Script in r/cases with its arguments; null where R has nothing to compare. */
  readonly r: readonly [script: string, ...values: readonly number[]] | null
  /** Writes the file that both sides read. */
  readonly exchange?: () => void
  prepare(): Work | Promise<Work>
}
