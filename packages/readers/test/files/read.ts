import { readFileSync } from 'node:fs'
import type { Table } from '@lmm/design'
import type { Diagnostic } from '@lmm/diagnostics'
import { type ReadTableOptions, readTable } from '../../src/index.ts'
import { columnsOf, kindsOf } from '../csv/cells.ts'

/** The bytes of a file that fixtures.py made. */
export const fileBytes = (name: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(readFileSync(new URL(name, import.meta.url)))

/** A table with what was said of it. */
export interface Told {
  readonly table: Table
  readonly cells: ReturnType<typeof columnsOf>
  readonly kinds: ReturnType<typeof kindsOf>
  readonly said: readonly string[]
}

export async function readFile(name: string, options: ReadTableOptions = {}): Promise<Told> {
  const said: string[] = []
  const onDiagnostic = ({ message, hint }: Diagnostic): void => {
    said.push(`${message}\n${hint}`)
  }
  const table = await readTable(fileBytes(name), { source: name, onDiagnostic, ...options })
  return { table, cells: columnsOf(table), kinds: kindsOf(table), said }
}

/** Codes of the errors at which reading the first bytes of a file ends, for lengths all along it. */
export async function codesOfParts(name: string, step: number): Promise<Set<string>> {
  const bytes = fileBytes(name)
  const codes = new Set<string>()
  for (let length = 0; length < bytes.length; length += step) {
    const end = await readTable(bytes.subarray(0, length), { source: name }).then(
      (table) => `${table.rowCount} rows of the first ${length} bytes`,
      (error) => error.diagnostic?.code ?? String(error.stack),
    )
    codes.add(end)
  }
  return codes
}

/** The text of the error at which reading ends. */
export const refusal = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'no error',
    (error) => String(error),
  )
