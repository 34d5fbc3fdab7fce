import { type ColumnDescription, describeTable } from '@lmm/design'
import { type Block, numberColumn, paragraph, type ReportDocument, table, textColumn } from '@lmm/report'
import type { FormatOptions } from '../../options/format.ts'
import { writeDocument } from '../../output/document.ts'
import { jsonText } from '../../output/json.ts'
import { tellRemarks } from '../../output/remarks.ts'
import { sentence } from '../../say.ts'
import type { Session } from '../../session.ts'
import type { Tables } from '../model.ts'
import { remarksOf } from '../remarks.ts'

/** Writes type, levels, missing values and range of every column. */
export async function describeColumns(
  source: string,
  { table: data, diagnostics }: Tables,
  options: FormatOptions,
  session: Session,
): Promise<void> {
  const columns = describeTable(data)
  const remarks = remarksOf(diagnostics)
  if (options.json) session.io.stdout.write(jsonText({ schemaVersion: 1, rows: data.rowCount, columns, ...remarks }))
  else if (options.csv) {
    const { csvText } = await import('@lmm/report/csv')
    const names = ['column', 'type', 'levels', 'missing', 'min', 'max', 'infinite'] as const
    const rows = columns.map((column) => names.map((name) => column[name]))
    session.io.stdout.write(csvText(names, rows))
  } else await writeDocument(documentOf(source, data.rowCount, columns, session), options, session)
  if (!options.json && !options.quiet) tellRemarks(remarks, session)
}

function documentOf(
  source: string,
  rows: number,
  described: readonly ColumnDescription[],
  { word, messages }: Session,
): ReportDocument {
  const columns = [
    textColumn(word('cli/word/column')),
    textColumn(word('cli/word/type')),
    numberColumn(word('cli/word/levels')),
    numberColumn(word('cli/word/missing')),
    numberColumn(word('cli/word/smallest')),
    numberColumn(word('cli/word/largest')),
  ]
  const cells = described.map(({ column, type, levels, missing, min, max }) => [
    column,
    word(`cli/word/type-${type}`),
    number(levels),
    String(missing),
    number(min),
    number(max),
  ])
  const infinite = described
    .filter((column) => column.infinite > 0)
    .map(
      ({ column, infinite: count }): Block => paragraph(sentence('cli/infinite-values', { column, count }, messages)),
    )
  return {
    title: sentence('cli/table-size', { source, rows, columns: described.length }, messages),
    sections: [{ heading: null, blocks: [table(columns, cells), ...infinite] }],
  }
}

const number = (value: number | null): string => (value === null ? '' : String(Number(value.toPrecision(6))))
