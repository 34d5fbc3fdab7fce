import { builtinStructures } from '@lmm/covariance'
import { buildDesign, type Design, inferSchema } from '@lmm/design'
import { expand, parse } from '@lmm/formula'
import { numberColumn, paragraph, type ReportDocument, type Section, table, textColumn } from '@lmm/report'
import type { FormatOptions } from '../../options/format.ts'
import type { ModelOptions } from '../../options/model.ts'
import { writeDocument } from '../../output/document.ts'
import { jsonText } from '../../output/json.ts'
import { tellRemarks } from '../../output/remarks.ts'
import { sentence } from '../../say.ts'
import type { Session } from '../../session.ts'
import { lmmOptions } from '../lmm-options.ts'
import type { Tables } from '../model.ts'
import { remarksOf } from '../remarks.ts'

/** What a model is made of, before it is fitted. */
interface ModelDescription {
  readonly formula: string
  readonly response: string
  readonly rows: number
  readonly rowsDropped: number
  readonly fixed: { readonly columns: readonly string[]; readonly aliased: readonly string[] }
  readonly random: readonly {
    readonly group: string
    readonly levels: number
    readonly structure: string
    readonly columns: readonly string[]
  }[]
}

/** Writes what a formula expands to with a table. */
export async function describeModel(
  formula: string,
  { table: data, schema: file, diagnostics }: Tables,
  options: ModelOptions & FormatOptions,
  session: Session,
): Promise<void> {
  const terms = expand(parse(formula), { columns: data.columns.keys(), structures: Object.keys(builtinStructures) })
  const settings = lmmOptions(options, file)
  const schema = inferSchema(terms, data, settings)
  const design = buildDesign(terms, schema, data, settings)
  const described = descriptionOf(design)
  const remarks = remarksOf([...diagnostics, ...design.diagnostics])
  if (options.json) session.io.stdout.write(jsonText({ schemaVersion: 1, ...described, ...remarks }))
  else if (options.csv) await writeCsv(described, session)
  else await writeDocument(documentOf(described, session), options, session)
  if (!options.json && !options.quiet) tellRemarks(remarks, session)
}

function descriptionOf({ terms, n, dropped, X, random }: Design): ModelDescription {
  return {
    formula: terms.formula,
    response: terms.response?.label ?? '',
    rows: n,
    rowsDropped: dropped.count,
    fixed: { columns: X.names, aliased: X.aliased },
    random: random.map(({ groupName, levels, term, names }) => ({
      group: groupName,
      levels: levels.length,
      structure: term.structure,
      columns: names,
    })),
  }
}

async function writeCsv({ fixed, random }: ModelDescription, { io }: Session): Promise<void> {
  const { csvText } = await import('@lmm/report/csv')
  const rows = [
    ...fixed.columns.map((column) => ['fixed', '', null, '', column]),
    ...fixed.aliased.map((column) => ['aliased', '', null, '', column]),
    ...random.flatMap(({ group, levels, structure, columns }) =>
      columns.map((column) => ['random', group, levels, structure, column]),
    ),
  ]
  io.stdout.write(csvText(['part', 'group', 'levels', 'structure', 'column'], rows))
}

function documentOf(described: ModelDescription, { word, messages }: Session): ReportDocument {
  const { formula, response, rows, rowsDropped: dropped, fixed } = described
  const size = sentence('cli/model-size', { formula, response, rows, dropped }, messages)
  const columns = [
    ...fixed.columns.map((column) => [column, '']),
    ...fixed.aliased.map((column) => [column, word('cli/word/aliased')]),
  ]
  return {
    title: formula,
    sections: [
      { heading: null, blocks: [paragraph(size)] },
      {
        heading: word('cli/word/fixed-part'),
        blocks: [table([textColumn(word('cli/word/column')), textColumn('')], columns)],
      },
      ...randomSection(described, word),
    ],
  }
}

function randomSection({ random }: ModelDescription, word: Session['word']): Section[] {
  if (random.length === 0) return []
  const columns = [
    textColumn(word('cli/word/group')),
    numberColumn(word('cli/word/levels')),
    textColumn(word('cli/word/structure')),
    textColumn(word('cli/word/columns')),
    numberColumn(word('cli/word/effects')),
  ]
  const rows = random.map((term) => [
    term.group,
    String(term.levels),
    term.structure,
    term.columns.join(', '),
    String(term.levels * term.columns.length),
  ])
  return [{ heading: word('cli/word/random-part'), blocks: [table(columns, rows)] }]
}
