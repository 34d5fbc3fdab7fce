import type { Table } from '@lmm/design'
import type { Diagnostic } from '@lmm/diagnostics'
import { say } from '../say.ts'
import type { Session } from '../session.ts'

/** How to read a table. */
export interface OpenOptions {
  /** Columns to be read as texts though they look like numbers; columns that the table lacks are ignored. */
  readonly text?: readonly string[]
  /** Cells that stand for missing values. */
  readonly missing?: readonly string[]
  /** Of text; default UTF-8. */
  readonly encoding?: string
  /** Receives what there is to say about a table that could be read. */
  readonly onDiagnostic?: (diagnostic: Diagnostic) => void
}

/** Sources with a name of their own that come later. */
const later: Readonly<Record<string, string>> = { '.duckdb': 'DuckDB', '.db': 'DuckDB' }
const laterSchemes: Readonly<Record<string, string>> = {
  duckdb: 'DuckDB',
  postgres: 'PostgreSQL',
  clickhouse: 'ClickHouse',
  trino: 'Trino',
  http: 'HTTP',
  https: 'HTTP',
}

/** The table that DATA names: a file by its ending, a sheet as `book.xlsx#Sheet`, `-` for standard input, `dataset:NAME`. */
export async function openTable(name: string, session: Session, options: OpenOptions = {}): Promise<Table> {
  if (name === '-') return (await import('@lmm/readers/csv')).readCsv(session.io.stdin, { ...options, source: '-' })
  const scheme = /^([a-z]{2,}):/.exec(name)?.[1]
  if (scheme === 'dataset') return (await import('./dataset.ts')).datasetTable(name.slice('dataset:'.length))
  if (scheme !== undefined && Object.hasOwn(laterSchemes, scheme))
    throw say.error('cli/format-later', { path: name, format: laterSchemes[scheme]! })
  const [, book, sheet] = /^(.+\.xlsx)#(.+)$/i.exec(name) ?? []
  const path = book ?? name
  const { fileChunks, requireFile } = await import('./file.ts')
  const { formatOfName, readTable } = await import('@lmm/readers')
  const { directory } = session.io
  const format = formatOfName(path)
  if (format !== null)
    return readTable(fileChunks(path, directory), {
      ...options,
      format,
      source: path,
      ...(sheet !== undefined && { sheet }),
    })
  const extension = /[^/\\](\.[^./\\]+)$/.exec(path)?.[1]?.toLowerCase() ?? ''
  if (Object.hasOwn(later, extension)) throw say.error('cli/format-later', { path, format: later[extension]! })
  await requireFile(path, directory)
  throw say.error('cli/unknown-format', { path, extension })
}
