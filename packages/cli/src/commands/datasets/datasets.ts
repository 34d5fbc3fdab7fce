import { type DatasetColumn, type DatasetInfo, datasets, isDatasetName, loadDataset } from '@lmm/datasets'
import { numberColumn, paragraph, type ReportDocument, table, textColumn } from '@lmm/report'
import { unknownDataset } from '../../data/dataset.ts'
import type { FormatOptions } from '../../options/format.ts'
import { writeDocument } from '../../output/document.ts'
import { jsonText } from '../../output/json.ts'
import type { Session } from '../../session.ts'

/** Writes a line for each data set. */
export async function listDatasets(options: FormatOptions, session: Session): Promise<void> {
  const infos: readonly DatasetInfo[] = Object.values(datasets)
  if (options.json) session.io.stdout.write(jsonText({ schemaVersion: 1, datasets: infos }))
  else if (options.csv) {
    const { csvText } = await import('@lmm/report/csv')
    const rows = infos.map(({ name, rows, title, story, formula }) => [name, rows, title, story, formula])
    session.io.stdout.write(csvText(['name', 'rows', 'title', 'story', 'formula'], rows))
  } else await writeDocument(listDocument(infos, session), options, session)
}

/** Writes what is known of a data set, or the data themselves as CSV. */
export async function showDataset(name: string, options: FormatOptions, session: Session): Promise<void> {
  if (!isDatasetName(name)) throw unknownDataset(name)
  const info: DatasetInfo = datasets[name]
  if (options.json) session.io.stdout.write(jsonText({ schemaVersion: 1, ...info }))
  else if (options.csv) {
    const { csvText } = await import('@lmm/report/csv')
    const columns = Object.entries(await loadDataset(name))
    const rows = Array.from({ length: info.rows }, (_, i) => columns.map(([, column]) => cell(column, i)))
    session.io.stdout.write(
      csvText(
        columns.map(([column]) => column),
        rows,
      ),
    )
  } else await writeDocument(datasetDocument(info, session), options, session)
}

function cell(column: DatasetColumn, row: number): string | number {
  return column instanceof Float64Array ? column[row]! : column.levels[column.codes[row]!]!
}

function listDocument(infos: readonly DatasetInfo[], { word }: Session): ReportDocument {
  const columns = [
    textColumn(word('cli/word/name')),
    numberColumn(word('cli/word/rows')),
    textColumn(word('cli/word/story')),
  ]
  const rows = infos.map(({ name, rows, story }) => [name, String(rows), story])
  return {
    title: word('cli/word/datasets-title'),
    sections: [{ heading: null, blocks: [table(columns, rows), paragraph(word('cli/word/datasets-more'))] }],
  }
}

function datasetDocument(info: DatasetInfo, { word }: Session): ReportDocument {
  const columns = [
    textColumn(word('cli/word/column')),
    textColumn(word('cli/word/meaning')),
    textColumn(word('cli/word/unit')),
  ]
  const rows = Object.entries(info.columns).map(([column, { meaning, unit }]) => [column, meaning, unit ?? ''])
  const command = `lmm fit dataset:${info.name} "${info.formula}"`
  return {
    title: `${info.name}: ${info.title}`,
    sections: [
      { heading: null, blocks: [paragraph(info.story), table(columns, rows)] },
      { heading: word('cli/word/model'), blocks: [{ kind: 'code', text: command }] },
      { heading: word('cli/word/sources'), blocks: [{ kind: 'list', items: [...info.sources, info.licence] }] },
    ],
  }
}
