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
  /** Receives what there is to say about a table that could be read. */
  readonly onDiagnostic?: (diagnostic: Diagnostic) => void
}

/** Formats with a name of their own that come later. */
const later: Readonly<Record<string, string>> = {
  '.parquet': 'Parquet',
  '.arrow': 'Arrow',
  '.feather': 'Arrow',
  '.xlsx': 'Excel',
  '.duckdb': 'DuckDB',
  '.db': 'DuckDB',
}
const laterSchemes: Readonly<Record<string, string>> = {
  duckdb: 'DuckDB',
  postgres: 'PostgreSQL',
  clickhouse: 'ClickHouse',
  trino: 'Trino',
  http: 'HTTP',
  https: 'HTTP',
}

/** The table that DATA names: a file by its ending, `-` for standard input, `dataset:NAME`. */
export async function openTable(name: string, session: Session, options: OpenOptions = {}): Promise<Table> {
  if (name === '-') return (await import('@lmm/readers/csv')).readCsv(session.io.stdin, { ...options, source: '-' })
  const scheme = /^([a-z]{2,}):/.exec(name)?.[1]
  if (scheme === 'dataset') return (await import('./dataset.ts')).datasetTable(name.slice('dataset:'.length))
  if (scheme !== undefined && Object.hasOwn(laterSchemes, scheme))
    throw say.error('cli/format-later', { path: name, format: laterSchemes[scheme]! })
  const extension = /[^/\\](\.[^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  if (Object.hasOwn(later, extension)) throw say.error('cli/format-later', { path: name, format: later[extension]! })
  const { fileChunks, readText, requireFile } = await import('./file.ts')
  const { directory } = session.io
  switch (extension) {
    case '.csv':
    case '.tsv': {
      const { readCsv } = await import('@lmm/readers/csv')
      const delimiter = extension === '.tsv' ? { delimiter: '\t' } : {}
      return readCsv(fileChunks(name, directory), { ...options, ...delimiter, source: name })
    }
    case '.json':
      return (await import('./json.ts')).jsonTable(await readText(name, directory), name)
    default:
      await requireFile(name, directory)
      throw say.error('cli/unknown-format', { path: name, extension })
  }
}
