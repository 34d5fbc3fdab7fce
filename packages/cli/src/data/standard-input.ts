import type { Table } from '@lmm/design'
import type { Io } from '../io.ts'
import { csvTable } from './csv.ts'
import type { OpenOptions } from './open.ts'

/** The CSV table on standard input. */
export async function standardInputTable(io: Io, options: OpenOptions): Promise<Table> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of io.stdin)
    text += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true })
  return csvTable(text + decoder.decode(), '-', options)
}
