/** Where text goes. */
export interface Sink {
  /** Takes a piece of output. */
  write(text: string): unknown
  /** Columns of the terminal, where it is one. */
  readonly columns?: number
}

/** Everything of the outside world that the command touches besides files: a test passes its own. */
export interface Io {
  readonly stdin: AsyncIterable<Uint8Array | string>
  readonly stdout: Sink
  readonly stderr: Sink
  /** Directory that relative paths start from. */
  readonly directory: string
  readonly environment: Readonly<Record<string, string | undefined>>
}
