import type { FileFormat, ReadersCodes } from '../../codes/readers.ts'
import type { Messages } from '../../sentence.ts'

const file = (source: string | null): string => source ?? 'The text'
const line = (at: { readonly source: string | null; readonly line: number }): string =>
  at.source === null ? `Line ${at.line}` : `Line ${at.line} of ${at.source}`
const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`
const list = (items: readonly unknown[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`
const shown = (text: string): string => JSON.stringify(text)
const delimiters: Readonly<Record<string, string>> = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars' }

const formats: Readonly<Record<FileFormat | 'text', readonly [what: string, hint: string]>> = {
  text: ['plain text', 'Give it the ending of its format: .csv, .tsv or .json.'],
  xlsx: ['an Excel workbook or another zip archive', 'Read it as .xlsx, or save the sheet as CSV.'],
  parquet: ['a Parquet file', 'Read it as .parquet, or export it as CSV.'],
  'parquet-encrypted': ['an encrypted Parquet file', 'Write it without encryption, or export it as CSV.'],
  arrow: ['an Arrow file', 'Read it as .arrow, or export it as CSV.'],
  'feather-1': ['a Feather file of version 1', 'Write it as Feather version 2 (Arrow IPC), or as Parquet or CSV.'],
  ole: [
    'a workbook of Excel before 2007 (.xls), or one with a password',
    'Save it as .xlsx without a password, or the sheet as CSV.',
  ],
  gzip: ['compressed with gzip', 'Uncompress it first.'],
  pdf: ['a PDF document', 'Export the table where it was made, as CSV or .xlsx.'],
  html: ['a web page', 'Open the address in a browser: this may be an error page instead of the data.'],
  binary: ['not text: it holds zero bytes', 'Check that this is the file you meant; a CSV file is plain text.'],
}
const cells: Readonly<Record<string, string>> = {
  number: 'number',
  date: 'date',
  text: 'text',
  logical: 'logical value',
}
const kinds: Readonly<Record<string, string>> = {
  null: 'null',
  array: 'an array that is no list of rows',
  boolean: 'a truth value',
  number: 'a number',
  string: 'a text',
  object: 'an object without columns',
}

const options: Readonly<Record<string, string>> = {
  delimiter: 'The delimiter is one character, and neither a quote, a line end nor the decimal mark.',
  decimal: 'The decimal mark is "." or ",".',
  encoding: 'Names of encodings are those of TextDecoder: utf-8, windows-1252, gbk, shift_jis ...',
}

/** Reading tables from files, in English. */
export const readersEnglish: Messages<ReadersCodes> = {
  'readers/bad-source': {
    message: ({ found }) => `A table cannot be read from ${found}.`,
    hint: () =>
      'Pass text, a Blob or File, an ArrayBuffer, a Uint8Array, a ReadableStream, or an async iterable of them.',
  },
  'readers/bad-option': {
    message: ({ option, value }) => `The option ${option} cannot be ${shown(value)}.`,
    hint: ({ option }) => options[option],
  },
  'readers/not-text': {
    message: ({ source, format }) => `${file(source)} is ${formats[format][0]}.`,
    hint: ({ format }) => formats[format][1],
  },
  'readers/encoding': {
    message: ({ source, encoding }) => `${file(source)} is not in the encoding ${encoding}.`,
    hint: ({ encoding }) =>
      encoding === 'utf-8'
        ? 'Save it as UTF-8, or name its encoding: windows-1252 is likely for files of older Western spreadsheets.'
        : 'Name the encoding in which it was saved.',
  },
  'readers/empty': {
    message: ({ source }) => `${file(source)} is empty.`,
    hint: () => 'The first line must hold the names of the columns.',
  },
  'readers/no-rows': {
    message: ({ source, columns }) =>
      `${file(source)} has a header of ${plural(columns, 'name')}, and no rows under it.`,
    hint: ({ columns }) =>
      columns === 1 ? 'If lines end in an unusual way, everything may stand on one line for a reader.' : undefined,
  },
  'readers/ragged-row': {
    message: (data) =>
      `${line(data)} has ${plural(data.found, 'cell')} where the header has ${plural(data.expected, 'name')}.`,
    hint: ({ rowNames, found, expected, delimiter }) => {
      const mark = delimiters[delimiter] ?? shown(delimiter)
      if (rowNames)
        return `If all rows have one cell more, the header lacks the name of the row names, as R's write.table leaves it: row.names = FALSE writes none. Else text that holds one of the ${mark} must stand in double quotes.`
      return found > expected
        ? `Cells are separated by ${mark} here; text that holds one must stand in double quotes.`
        : `Cells are separated by ${mark} here; a missing value still needs its place in the line.`
    },
  },
  'readers/open-quote': {
    message: (data) => `${line(data)} opens a double quote that is never closed.`,
    hint: () => 'A double quote within quoted text is written twice: "5"" pipe".',
  },
  'readers/after-quote': {
    message: (data) => `${line(data)} goes on with ${shown(data.found)} after a closing double quote.`,
    hint: () => 'A cell is quoted as a whole, and a double quote within quoted text is written twice: "5"" pipe".',
  },
  'readers/duplicate-name': {
    message: ({ source, name, positions }) =>
      `${file(source)} has ${positions.length} columns named ${shown(name)}: columns ${list(positions)}.`,
    hint: () => 'Give each column a name of its own.',
  },
  'readers/empty-name': {
    message: ({ source, positions, columns }) =>
      `${file(source)} has ${positions.length === 1 ? 'a column' : 'columns'} without a name: ${
        positions.length === 1 ? 'column' : 'columns'
      } ${list(positions)} of ${columns}.`,
    hint: ({ positions, columns }) =>
      positions.at(-1) === columns
        ? 'If that column is empty, the lines end in a delimiter too many; else give it a name.'
        : 'Give each column a name.',
  },
  'readers/row-names': {
    message: ({ source }) =>
      `The first column of ${source ?? 'the text'} has no name; it is kept under the empty name.`,
    hint: () => 'R writes row names so; row.names = FALSE leaves them out.',
  },
  'readers/mixed-column': {
    message: (data) =>
      `Column ${data.column} is read as text: ${data.numbers} of its ${plural(data.cells, 'cell')} are numbers, but ${shown(data.found)} in ${line(
        data,
      ).replace(/^L/, 'l')} is not.`,
    hint: ({ found }) =>
      `If ${shown(found)} stands for a missing value, name it as one of the missing tokens; else correct the cell.`,
  },

  'readers/empty-file': {
    message: ({ source }) => `${source ?? 'The file'} is empty.`,
    hint: () => 'Check that it was written to its end.',
  },
  'readers/wrong-format': {
    message: ({ source, expected, found }) =>
      `${source ?? 'This'} is no ${expected} file${found === 'binary' ? '' : `: it is ${formats[found][0]}`}.`,
    hint: ({ found }) =>
      found === 'binary' ? 'Check that this is the file you meant, and that it is whole.' : formats[found][1],
  },
  'readers/corrupt': {
    message: ({ source, format, reason }) =>
      `${source ?? 'The data'} cannot be read as ${format}: ${reason.replace(/\.$/, '')}.`,
    hint: () => 'The file may be cut off or damaged: copy or write it again.',
  },
  'readers/encrypted': {
    message: ({ source, format }) => `${source ?? 'The data'}: an encrypted ${format} file cannot be read.`,
    hint: () => 'Write it without encryption, or export it as CSV.',
  },
  'readers/old-workbook': {
    message: ({ source }) =>
      `${source ?? 'The workbook'} is a workbook of Excel before 2007 (.xls), or one with a password.`,
    hint: () => 'Save it as .xlsx without a password, or the sheet as CSV.',
  },
  'readers/compression': {
    message: ({ source, format, codec }) =>
      `${source ?? 'The data'}: the compression ${codec} of this ${format} file cannot be undone here.`,
    hint: () => 'Write it with Snappy, gzip or Zstandard.',
  },
  'readers/column-left-out': {
    message: ({ source, column, type }) =>
      `Column ${column}${source === null ? '' : ` of ${source}`} is left out: its cells are of type ${type}.`,
    hint: () => 'Columns of numbers, texts, truth values, dates and times are read.',
  },
  'readers/big-integers': {
    message: ({ column }) =>
      `Column ${column} is read as text: some of its integers are beyond 2^53, and numbers would round them.`,
    hint: () => 'As labels of a factor they are kept as they are.',
  },
  'readers/sheet': {
    message: ({ source, sheet, others }) =>
      `The sheet ${shown(sheet)}${source === null ? '' : ` of ${source}`} was read; there ${others.length === 1 ? 'is' : 'are'} also ${list(others.map(shown))}.`,
    hint: () => 'Name the sheet to read another.',
  },
  'readers/empty-sheet': {
    message: ({ source, sheet, hasHeader }) =>
      `The sheet ${shown(sheet)}${source === null ? '' : ` of ${source}`} ${
        hasHeader ? 'has no rows under the first, which names the columns' : 'is empty'
      }.`,
    hint: ({ others }) =>
      others.length > 0 ? `Other sheets: ${others.map(shown).join(', ')}.` : 'Its first row must name the columns.',
  },
  'readers/unknown-sheet': {
    message: ({ source, sheet }) => `${source ?? 'The workbook'} has no sheet ${shown(sheet)}.`,
    hint: ({ sheets, nearest }) =>
      nearest.length > 0
        ? `Did you mean ${nearest.map(shown).join(' or ')}?`
        : `Sheets: ${sheets.map(shown).join(', ')}.`,
  },
  'readers/error-cells': {
    message: ({ sheet, count, cell, value }) =>
      `${plural(count, 'cell')} of the sheet ${shown(sheet)} ${count === 1 ? 'holds an error' : 'hold errors'} and ${count === 1 ? 'is' : 'are'} missing; the first is ${value} in ${cell}.`,
    hint: () => 'Correct the formulas, or leave the cells empty.',
  },
  'readers/formula-cells': {
    message: ({ sheet, count, cell }) =>
      `${plural(count, 'formula')} of the sheet ${shown(sheet)} ${count === 1 ? 'has' : 'have'} no stored value and ${count === 1 ? 'is' : 'are'} missing; the first is in ${cell}.`,
    hint: () => 'Open the workbook in a spreadsheet program and save it: that stores the values.',
  },
  'readers/mixed-cells': {
    message: ({ column, counts, kind, cell, found }) =>
      `Column ${column} is read as text, since it holds ${list(
        Object.entries(counts).map(([of, count]) => plural(count, cells[of] ?? of)),
      )}; the first ${cells[kind] ?? kind} is ${shown(found)} in ${cell}.`,
    hint: ({ kind, found }) =>
      kind === 'text'
        ? `If ${shown(found)} stands for a missing value, name it as one of the missing tokens; else correct the cell.`
        : 'Give all cells of the column one format.',
  },
  'readers/json-syntax': {
    message: ({ source, place }) =>
      `${file(source)} is not JSON${place ? `: line ${place.line} cannot be read on from column ${place.column}` : ''}.`,
    hint: () => 'Check the file with a JSON validator.',
  },
  'readers/json-table': {
    message: ({ source, found }) => `${file(source)} holds no table but ${kinds[found]}.`,
    hint: () =>
      'A table is an array of rows, [{"y": 1, "x": 2}, ...], or an object of columns, {"y": [1, ...], "x": [2, ...]}.',
  },
}
