import type { Table } from '@lmm/design'
import type { Diagnostic } from '@lmm/diagnostics'
import { say } from './say.ts'
import { type ByteSource, sourcePieces } from './source/byte-source.ts'
import { formatOfBytes } from './source/file-format.ts'
import { kindOf } from './source/kind-of.ts'
import { placeOf } from './source/place.ts'

/** A format of tables. */
export type TableFormat = 'csv' | 'tsv' | 'json' | 'parquet' | 'arrow' | 'excel'

/** Options of `readTable`; what a format has no use for is not looked at. */
export interface ReadTableOptions {
  /** Default: by the ending of `source`, else by the first bytes; other text is CSV. */
  readonly format?: TableFormat
  /** Columns that are text whatever they hold; names of other columns are ignored. */
  readonly text?: readonly string[]
  /** Texts that stand for missing values, in CSV, TSV and Excel; default `''` and `'NA'`. */
  readonly missing?: readonly string[]
  /** Of text, as TextDecoder names it: `gb18030`, `windows-1252`; default utf-8, or UTF-16 by its byte order mark. */
  readonly encoding?: string
  /** Sheet of an Excel workbook by name or number from 1; default the first that is not hidden. */
  readonly sheet?: string | number
  /** Name of the file, for its ending and for messages. */
  readonly source?: string
  readonly signal?: AbortSignal
  /** Hears what reading has to remark. */
  readonly onDiagnostic?: (diagnostic: Diagnostic) => void
}

const endings: Readonly<Record<string, TableFormat>> = {
  csv: 'csv',
  tsv: 'tsv',
  tab: 'tsv',
  json: 'json',
  jsonl: 'json',
  ndjson: 'json',
  parquet: 'parquet',
  pq: 'parquet',
  arrow: 'arrow',
  arrows: 'arrow',
  feather: 'arrow',
  ipc: 'arrow',
  xlsx: 'excel',
  xlsm: 'excel',
}

/** The format that the ending of a name tells, or null. */
export function formatOfName(name: string): TableFormat | null {
  const ending = /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  return Object.hasOwn(endings, ending) ? endings[ending]! : null
}

/**
 * The table in a file of any of the formats; only what reads that one is loaded.
 *
 * @throws LmmError as `readCsv`, `readJson`, `readParquet`, `readArrow` and `readExcel` do.
 * @example
 * ```ts
 * import { readTable } from '@lmm/readers'
 *
 * const table = await readTable(new Blob(['{"y": [1, 2], "g": ["a", "b"]}']), { source: 'data.json' })
 * console.log(table.rowCount, [...table.columns.keys()])
 * ```
 * ```text
 * 2 [ 'y', 'g' ]
 * ```
 */
export async function readTable(source: ByteSource, options: ReadTableOptions = {}): Promise<Table> {
  const { format = formatOfName(options.source ?? '') } = options
  if (format !== null) return readAs(format, source, options)
  const pieces = sourcePieces(source)
  if (!pieces) throw say.error('readers/bad-source', { found: kindOf(source) }, { kind: 'option', name: 'source' })
  const rest = pieces[Symbol.asyncIterator]()
  let first = await rest.next()
  while (!first.done && first.value.length === 0) first = await rest.next()
  const whole = chained(first, rest)
  return readAs(first.done ? 'csv' : formatOfPiece(first.value, options), whole, options)
}

async function readAs(format: TableFormat, source: ByteSource, options: ReadTableOptions): Promise<Table> {
  switch (format) {
    case 'csv':
      return (await import('./csv/index.ts')).readCsv(source, options)
    case 'tsv':
      return (await import('./csv/index.ts')).readCsv(source, { ...options, delimiter: '\t' })
    case 'json':
      return (await import('./json/index.ts')).readJson(source, options)
    case 'parquet':
      return (await import('./parquet/index.ts')).readParquet(source, options)
    case 'arrow':
      return (await import('./arrow/index.ts')).readArrow(source, options)
    case 'excel':
      return (await import('./excel/index.ts')).readExcel(source, options)
  }
}

function formatOfPiece(piece: Uint8Array | string, { source = null }: { source?: string | null }): TableFormat {
  if (typeof piece !== 'string') {
    const found = formatOfBytes(piece)
    if (found === 'xlsx' || found === 'ole') return 'excel'
    if (found === 'parquet' || found === 'parquet-encrypted') return 'parquet'
    if (found === 'arrow') return 'arrow'
    if (found === 'gzip' || found === 'pdf' || found === 'feather-1')
      throw say.error('readers/not-text', { source, format: found }, placeOf(source))
  }
  const beginning = typeof piece === 'string' ? piece.slice(0, 64) : String.fromCharCode(...piece.subarray(0, 64))
  return /^(?:\u00ef\u00bb\u00bf|\uFEFF)?\s*(?:\[\s*[{\]]|\{\s*")/.test(beginning) ? 'json' : 'csv'
}

async function* chained<Piece>(first: IteratorResult<Piece>, rest: AsyncIterator<Piece>): AsyncIterable<Piece> {
  try {
    for (let piece = first; !piece.done; piece = await rest.next()) yield piece.value
  } finally {
    await rest.return?.()
  }
}
