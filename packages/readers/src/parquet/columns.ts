import type { FileMetaData, LogicalType, SchemaElement } from 'hyparquet'

/** One column of a Parquet file. */
export interface ParquetColumn {
  readonly name: string
  readonly element: SchemaElement
  /** Why it is no column of a table for models: its type. Null where it is one. */
  readonly unreadable: string | null
}

const otherTypes: readonly string[] = ['JSON', 'BSON', 'INTERVAL', 'VARIANT', 'GEOMETRY', 'GEOGRAPHY']

/** The columns at the top of the schema, in order; nested ones count as one. */
export function parquetColumns({ schema }: FileMetaData): ParquetColumn[] {
  const columns: ParquetColumn[] = []
  for (let at = 1; at < schema.length; at = after(schema, at)) {
    const element = schema[at]!
    columns.push({ name: element.name, element, unreadable: unreadable(element) })
  }
  return columns
}

/** Index after an element and all within it. */
function after(schema: readonly SchemaElement[], at: number): number {
  let next = at + 1
  for (let child = 0; child < (schema[at]?.num_children ?? 0); child++) next = after(schema, next)
  return next
}

function unreadable({
  num_children,
  repetition_type,
  converted_type,
  logical_type,
  type,
}: SchemaElement): string | null {
  if (num_children !== undefined) return logical_type?.type.toLowerCase() ?? converted_type?.toLowerCase() ?? 'struct'
  if (repetition_type === 'REPEATED') return 'list'
  const named = logical_type?.type ?? converted_type
  if (named !== undefined && otherTypes.includes(named)) return named.toLowerCase()
  return type === 'FIXED_LEN_BYTE_ARRAY' && named === undefined ? 'binary' : null
}

const perDay: Readonly<Record<string, number>> = { MILLIS: 86_400e3, MICROS: 86_400e6, NANOS: 86_400e9 }

/** Units in a day of a column of times of day, in which its cells come; null for other columns. */
export function timeUnit({ converted_type, logical_type }: SchemaElement): number | null {
  if (logical_type?.type === 'TIME') return perDay[logical_type.unit]!
  if (converted_type === 'TIME_MILLIS') return perDay.MILLIS!
  return converted_type === 'TIME_MICROS' ? perDay.MICROS! : null
}

const dates: readonly (LogicalType['type'] | undefined)[] = ['DATE', 'TIMESTAMP']

/** Whether cells are days since 1970-01-01. */
export function isDate({ type, converted_type, logical_type }: SchemaElement): boolean {
  const converted = converted_type === 'DATE' || (converted_type?.startsWith('TIMESTAMP') ?? false)
  return converted || dates.includes(logical_type?.type) || (type === 'INT96' && converted_type === undefined)
}
