/** Lines of a child process that are meant for the bench begin so. */
export const mark = '@bench '

/** A side is ready: what is resident with the columns in memory, in MB. */
export interface Ready {
  readonly columns: number | null
  readonly resident: number
}

/** What a side says after its runs; `peak` is that of its first turn, in MB. */
export interface Turn {
  readonly ms: readonly number[]
  /** CPU time of one run in ms, all threads, as mean over the turn. */
  readonly cpu: number
  readonly criterion: number | null
  readonly evaluations: number | null
  readonly peak: number
  /** Of a new process: ms to load the library. */
  readonly load?: number
  readonly remark?: string
  readonly limit?: number
}

export function send(message: Ready | Turn): void {
  process.stdout.write(`${mark}${JSON.stringify(message)}\n`)
}
