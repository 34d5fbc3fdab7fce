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

const formats: Readonly<Record<FileFormat, readonly [what: string, hint: string]>> = {
  xlsx: ['an Excel workbook or another zip archive', 'Save the sheet as CSV first.'],
  parquet: ['a Parquet file', 'Export it as CSV first.'],
  arrow: ['an Arrow file', 'Read it with an Arrow library and pass its table, or export it as CSV.'],
  gzip: ['compressed with gzip', 'Uncompress it first.'],
  html: ['a web page', 'Open the address in a browser: this may be an error page instead of the data.'],
  binary: ['not text: it holds zero bytes', 'Check that this is the file you meant; a CSV file is plain text.'],
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
}
